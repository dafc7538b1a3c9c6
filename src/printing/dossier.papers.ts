import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import { awardOf, criteriaOf, type Award, type Campaign } from '../domain/campaign.js';
import type { Claim } from '../domain/claim.js';
import { claimTold } from '../domain/claim-told.js';
import { formalDay } from '../domain/formal-writing.js';
import { decidingIn } from '../domain/letterhead.js';
import { itemTold } from '../domain/item-labels.js';
import { refused } from '../domain/refusals.js';
import { capitalised } from '../domain/text.js';
import { DossierView, type ShownDossier } from '../dossier/dossier.view.js';
import type { Asked } from '../dossier/press.js';
import type { SignedIn } from '../people/signed-in.js';
import { Database } from '../platform/database.js';
import { Heads, type Stationery } from './head.js';
import { awardTitle, counted, numbered, paragraphs } from './named-rows.js';
import type { Gathered, Gathers } from './papers.js';
import { Promises } from './promises.js';

const PAST = `SELECT a.title, a.year, coalesce(p.number, a.decision_number) AS number, coalesce(p.date, a.decision_date)::text AS day,
    a.decided_by AS "decidedBy", a.decision_id IS NOT NULL AS ours FROM past_award a LEFT JOIN LATERAL paper_of_decision(a.decision_id) p ON true
  WHERE a.nominee_id IN (SELECT id FROM rows_of_nominee($1)) AND a.organisation_id = $2 AND a.revoked_at IS NULL AND a.dossier_id IS DISTINCT FROM $3
    AND NOT counts_no_more(a.import_id)
  ORDER BY a.year DESC, a.title LIMIT 100`;

/** What was asked for then is not kept apart from what is asked for now. */
const ASKED_SINCE = `SELECT FROM outgoing o WHERE o.id = $2 AND o.form = 'supplementRequest' AND EXISTS (SELECT FROM line l
  WHERE l.stream = 'dossier' AND l.stream_id = $1 AND l.body ->> 'command' = 'ASK_SUPPLEMENT' AND l.body ->> 'at' > (
    SELECT max(p.body ->> 'at') FROM line p WHERE p.stream = 'outgoing' AND p.stream_id = o.id
      AND p.body ->> 'command' IN ('PRINT_PAPER', 'CORRECT_PAPER')))`;
/** When all of the dossier came; what is promised counts from then, and anew from what was asked for. */
const RECEIVED = `SELECT max(body ->> 'at') AS at FROM line
  WHERE stream = 'dossier' AND stream_id = $1 AND body ->> 'command' IN ('COMPLETE', 'RESUBMIT')`;

interface PastAward extends Record<string, unknown> {
  title: string;
  year: number;
  number: string | null;
  day: string | null;
  decidedBy: string | null;
  /** Decided in the program, by an organisation; a list of past years names whom it will. */
  ours: boolean;
}

interface Material {
  dossier: ShownDossier;
  campaign: Campaign;
  award: Award | undefined;
  stationery: Stationery;
  past: PastAward[];
  received: string | null;
}

/** Papers about one dossier: its report, what it lacks, that it was received. */
@Injectable()
export class DossierPapers implements Gathers<'dossier'> {
  constructor(
    private readonly database: Database,
    private readonly dossiers: DossierView,
    private readonly campaigns: CampaignService,
    private readonly heads: Heads,
    private readonly promises: Promises,
  ) {}

  async gather(person: SignedIn, id: string, { replaces, toSign = false }: Asked = {}): Promise<Gathered<'dossier'>> {
    if (replaces && (await this.database.query(ASKED_SINCE, [id, replaces])).length > 0)
      throw refused('outgoing.roundOver');
    const dossier = await this.dossiers.show(person, id);
    const { campaignId, campaignVersion, organisationId, nominee } = dossier;
    const { campaign } = await this.campaigns.read(person, campaignId, campaignVersion);
    const past = await this.database.query<PastAward>(PAST, [nominee.id, organisationId, id]);
    const [whole] = await this.database.query<{ at: string | null }>(RECEIVED, [id]);
    const stationery = await this.heads.of(organisationId, campaign);
    const award = awardOf(campaign, dossier.awardCode);
    const material = { dossier, campaign, award, stationery, past, received: whole?.at ?? null };
    return {
      name: nominee.name,
      organisationId,
      papers: {
        collectiveReport: () => reportOf(material, 'collectiveReport'),
        individualReport: () => reportOf(material, 'individualReport'),
        supplementRequest: () => this.supplement(material, toSign),
        receipt: () => this.receipt(material),
      },
    };
  }

  private supplement({ dossier, campaign, award, stationery }: Material, toSign: boolean) {
    if (toSign && dossier.supplement.length === 0) throw refused('outgoing.nothingAsked');
    const criteria = criteriaOf(award);
    const asked = dossier.supplement.map(({ code, text }) => ({
      item: capitalised(itemTold(code, criteria, 'vi')),
      why: text ?? '',
    }));
    return {
      ...stationery.head('supplementRequest'),
      ...stationery.season(),
      ...stationery.signature([dossier.unit.name]),
      ...aboutOne(dossier, campaign),
      items: numbered(asked),
      due: dossier.dueAt === null ? '' : stationery.dayOf(new Date(new Date(dossier.dueAt).getTime() - 1)),
    };
  }

  private receipt({ dossier, campaign, award, stationery, received }: Material) {
    const criteria = criteriaOf(award);
    const codes = dossier.content.filter(({ filled }) => filled).flatMap(itemOf);
    const held = [...new Set(codes)].map((code) => ({ item: capitalised(itemTold(code, criteria, 'vi')) }));
    const promised = received === null ? undefined : this.promises.from(received, stationery.zone);
    return {
      ...stationery.head('receipt'),
      ...stationery.season(),
      ...stationery.unsigned(),
      ...aboutOne(dossier, campaign),
      received: received === null ? '' : stationery.dayOf(received),
      promised: promised === undefined ? DOTS : formalDay(promised),
      held: numbered(held),
    };
  }
}

/** As what a piece is asked for; a summary for the council is none of what is asked for. */
function itemOf({ kind, code, criterion }: ShownDossier['content'][number]): string[] {
  if (kind === 'evidence') return [`evidence:${criterion ?? ''}`];
  if (kind === 'claim') return [`claim:${code}`];
  return kind === 'section' && code !== 'report' ? [] : ['report'];
}

/** Left to be written by hand. */
const DOTS = '……………………';

const aboutOne = ({ nominee, unit, awardCode }: ShownDossier, campaign: Campaign) => ({
  name: nominee.name,
  unit: unit.name,
  award: awardTitle(campaign, awardCode),
});

function reportOf(
  { dossier, campaign, award, stationery, past }: Material,
  code: 'collectiveReport' | 'individualReport',
) {
  return {
    ...stationery.unitHead(code, dossier.unit.name, code === 'collectiveReport' ? dossier.nominee.name : undefined),
    ...stationery.season(),
    ...aboutOne(dossier, campaign),
    achievement: paragraphs(achievementOf(dossier)),
    ...{ hasPastAwards: past.length > 0, noPastAwards: past.length === 0 },
    criteria: numbered(
      (award?.criteria ?? []).map((criterion) => ({
        criterion: criterion.text,
        claim: claimTold(criterion, claimOf(dossier, criterion.code)),
        evidence: evidenceOf(dossier, criterion.code),
      })),
    ),
    pastAwards: past.map(({ title, year, ...decision }) => ({
      title,
      year: String(year),
      decision: decisionTold(decision),
    })),
  };
}

const textOf = (held: ShownDossier['content'][number] | undefined, member: string): string =>
  String((held?.content as Record<string, unknown> | null | undefined)?.[member] ?? '');

/** The report as it was typed; where it was uploaded as a file, that it is there. How a file is called stands on no paper. */
function achievementOf({ content }: ShownDossier): string {
  const typed = textOf(
    content.find(({ kind, code }) => kind === 'section' && code === 'report'),
    'text',
  );
  if (typed !== '') return typed;
  const uploaded = content.some(({ kind, code }) => kind === 'paper' && code === 'achievementReport');
  return uploaded ? '(Có báo cáo kèm theo)' : '';
}

const claimOf = ({ content }: ShownDossier, criterion: string): Claim =>
  (content.find(({ kind, code }) => kind === 'claim' && code === criterion)?.content ?? {}) as Claim;

function evidenceOf({ content }: ShownDossier, criterion: string): string {
  const files = content.filter((held) => held.kind === 'evidence' && held.criterion === criterion);
  return files.length === 0 ? '' : `${counted(files)} minh chứng kèm theo`;
}

function decisionTold({
  number,
  day,
  decidedBy,
  ours,
}: Pick<PastAward, 'number' | 'day' | 'decidedBy' | 'ours'>): string {
  const authority = decidedBy && (ours ? decidingIn(decidedBy) : decidedBy);
  const parts = [number && `Số ${number}`, day && formalDay(day), authority && `của ${authority}`];
  return parts.filter(Boolean).join(' ');
}
