import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import { ReadingList } from '../council/reading-list.view.js';
import { SheetView } from '../council/sheet.view.js';
import { SittingView } from '../council/sitting.view.js';
import type { Campaign } from '../domain/campaign.js';
import { dayTold } from '../domain/days-told.js';
import { dayOf } from '../domain/days.js';
import { compareNames } from '../domain/text.js';
import { readDossiers } from '../dossier/dossier.row.js';
import { Members } from '../people/members.view.js';
import type { SignedIn } from '../people/signed-in.js';
import { Database } from '../platform/database.js';
import { Heads, type Stationery } from './head.js';
import { awardTitle, counted, nomineeRow, numbered, paragraphs } from './named-rows.js';
import type { Gathered, Gathers } from './papers.js';
import { namesOf } from './names.js';
import { sittingFacts, type NameOf, type Sitting } from './sitting.facts.js';
import { voteFacts } from './vote.facts.js';

type Read = Awaited<ReturnType<ReadingList['page']>>['items'][number];
type Sheet = Awaited<ReturnType<SheetView['show']>>;

/** A reading list is read in pages of so many. */
const PAGE = 100;

/** Votes that have been held; the minutes know nothing of those that have not. */
const HELD = ['counted', 'settled'];

interface Material {
  sitting: Sitting;
  campaign: Campaign;
  stationery: Stationery;
  /** The council: who was recorded as there or not, else whoever is in it today; by given name. */
  council: { id: string; name: string }[];
  nameOf: NameOf;
  read: Read[];
  /** Those against whose nominee a block stands. */
  blocked: ReadonlySet<string>;
  sheets: Sheet[];
}

/** Papers of one meeting of the council. What its reader may not see of a vote is on none of them. */
@Injectable()
export class SittingPapers implements Gathers<'sitting'> {
  constructor(
    private readonly database: Database,
    private readonly sittings: SittingView,
    private readonly sheets: SheetView,
    private readonly reading: ReadingList,
    private readonly members: Members,
    private readonly campaigns: CampaignService,
    private readonly heads: Heads,
  ) {}

  async gather(person: SignedIn, id: string): Promise<Gathered<'sitting'>> {
    const sitting = await this.sittings.show(person, id);
    const { campaign } = await this.campaigns.read(person, sitting.campaignId);
    const sheets: Sheet[] = [];
    for (const { id: sheetId, state } of sitting.sheets)
      if (state !== 'void') sheets.push(await this.sheets.show(person, sheetId));
    const stationery = await this.heads.of(sitting.organisationId, campaign);
    const read = await this.readAll(person, id);
    const material: Material = {
      ...{ sitting, campaign, sheets, stationery, read },
      ...(await this.council(person, sitting)),
      blocked: await this.blockedIn(read, stationery.now),
    };
    const day = dayTold(dayOf(sitting.plannedAt, material.stationery.zone)).replaceAll('/', '-');
    return { name: `phiên họp ${day}`, organisationId: sitting.organisationId, papers: papersOf(material) };
  }

  private async council(person: SignedIn, sitting: Sitting): Promise<Pick<Material, 'council' | 'nameOf'>> {
    const recorded = sitting.attendance.map(({ personId }) => personId);
    const today = (await this.members.of(person, sitting.organisationId)).filter(({ roles }) =>
      roles.includes('councilMember'),
    );
    const ids = recorded.length > 0 ? recorded : today.map(({ id }) => id);
    const nameOf = await namesOf(this.database, [...ids, sitting.presiderId, sitting.secretaryId]);
    const council = ids.map((id) => ({ id, name: nameOf(id) }));
    return { council: council.sort((a, b) => compareNames(a.name, b.name)), nameOf };
  }

  private async blockedIn(read: readonly Read[], now: Date): Promise<ReadonlySet<string>> {
    const ids = read.map(({ dossierId }) => dossierId);
    const rows = await readDossiers(this.database, ids, now);
    return new Set(rows.filter(({ openBlocks }) => openBlocks > 0).map(({ id }) => id));
  }

  private async readAll(person: SignedIn, id: string): Promise<Read[]> {
    const read: Read[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await this.reading.page(person, id, { cursor, limit: PAGE });
      read.push(...page.items);
      if (page.nextCursor === null) return read;
      cursor = page.nextCursor;
    }
  }
}

function papersOf(material: Material): Gathered<'sitting'>['papers'] {
  const { sitting, campaign, stationery, council, nameOf, read, blocked, sheets } = material;
  const facts = (code: Parameters<typeof sittingFacts>[0]) => sittingFacts(code, sitting, stationery, nameOf);
  const member = ({ name, id }: { name: string; id: string }) => ({ name, role: roleOf(sitting, id) });
  const isPresent = ({ id }: { id: string }) =>
    sitting.attendance.some(({ personId, present }) => personId === id && present);
  const absent = council.filter((one) => !isPresent(one));
  return {
    invitation: () => ({
      ...facts('invitation'),
      members: numbered(council.map(member)),
      agenda: numbered(
        awardsOf(sitting).map((code) => ({
          award: awardTitle(campaign, code),
          count: String(read.filter(({ awardCode }) => awardCode === code).length),
        })),
      ),
    }),
    summaries: () => ({
      ...facts('summaries'),
      nominees: numbered(read.map((one) => ({ ...nomineeRow(campaign, one), summary: paragraphs(summaryOf(one)) }))),
    }),
    appraisalReport: () => ({
      ...facts('appraisalReport'),
      nominees: numbered(read.map((one) => ({ ...nomineeRow(campaign, one), finding: findingOf(one, blocked) }))),
      total: String(read.length),
    }),
    attendance: () => ({ ...facts('attendance'), members: numbered(council.map(member)) }),
    minutes: () => ({
      ...facts('minutes'),
      present: numbered(council.filter(isPresent).map(member)),
      ...{ hasAbsent: absent.length > 0, absentCount: counted(absent) },
      absent: numbered(absent.map(member)),
      votes: sheets.filter(({ state }) => HELD.includes(state)).map((sheet) => voteFacts(campaign, sheet)),
    }),
  };
}

/** Those of the agenda, and those of a sheet that is not on it. */
const awardsOf = ({ awardCodes, sheets }: Sitting): string[] => [
  ...new Set([...awardCodes, ...sheets.map(({ awardCode }) => awardCode)]),
];

const roleOf = ({ presiderId, secretaryId }: Sitting, id: string): string =>
  id === presiderId ? 'Chủ trì' : id === secretaryId ? 'Thư ký' : 'Ủy viên';

/** Half a page: what was typed for the council, else how the report begins. */
function summaryOf({ summary, report }: Read): string {
  const excerpt = summary ?? report;
  return excerpt === null ? '(Có báo cáo kèm theo)' : `${excerpt.text}${excerpt.more ? '…' : ''}`;
}

const findingOf = ({ held, dossierId }: Read, blocked: ReadonlySet<string>): string =>
  blocked.has(dossierId) ? 'chưa đủ điều kiện' : held ? 'tạm dừng' : 'đủ điều kiện';
