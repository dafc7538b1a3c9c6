import { Injectable } from '@nestjs/common';
import { advance } from '../audit/ledger.js';
import { parseCampaign } from '../campaigns/campaign.file.js';
import { CampaignService } from '../campaigns/campaign.service.js';
import { CampaignStore } from '../campaigns/campaign.store.js';
import type { Campaign } from '../domain/campaign.js';
import { canonicalJson, type Canonical } from '../domain/canonical.js';
import { endOfDay } from '../domain/days.js';
import { sha256Hex } from '../domain/hash.js';
import { problem, type Problem } from '../domain/problem.js';
import { refused } from '../domain/refusals.js';
import type { Capacity, Role } from '../domain/vocabulary.js';
import { keepNote } from '../dossier/note.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database, type Executor, type Tx } from '../platform/database.js';
import { RefusedInput } from '../platform/input.pipe.js';
import { Once, type Stamp } from '../platform/once.js';
import { Extension, type Extended } from './extension.js';
import type { AmendedDto, AmendmentDto } from './season.dto.js';
import { lockOpenSeason, type Season } from './season.row.js';

const RECEIVERS = `SELECT code FROM organisation WHERE code = ANY($1::text[])`;

const AMENDERS: readonly Role[] = ['admin', 'chair'];
const NOBODY: Extended = { count: 0, held: [] };

/** An amendment that is about to be written. */
interface Amending {
  person: SignedIn;
  capacity: Capacity;
  season: Season;
  before: Campaign;
  after: Campaign;
  reason: string;
  now: Date;
}

/** AMEND_CAMPAIGN: the next version of a campaign, for a reason; open dossiers move with its deadline, all or none. */
@Injectable()
export class Amendments {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly campaigns: CampaignService,
    private readonly store: CampaignStore,
    private readonly extension: Extension,
  ) {}

  async amend(person: SignedIn, campaignId: string, asked: AmendmentDto, stamp: Stamp): Promise<AmendedDto> {
    const { organisationId } = await this.campaigns.row(this.database, person, campaignId);
    const { holds } = actorFor(person, { organisationId });
    const capacity = AMENDERS.find((role) => holds.includes(role));
    if (!capacity) throw refused('act.notYours', { who: [...AMENDERS] });
    return this.once.run(stamp, async (tx) => {
      const season = await lockOpenSeason(tx, campaignId);
      const before = await this.store.version(campaignId, season.version, tx);
      const after = amended(before, asked);
      if (digestOf({ ...after, version: before.version }) === digestOf(before))
        return { id: campaignId, version: season.version, extended: 0, held: [], line: null };
      await check(tx, after);
      return this.write(tx, { person, capacity, season, before, after, reason: asked.reason, now: this.clock.now() });
    });
  }

  private async write(tx: Tx, amending: Amending): Promise<AmendedDto> {
    const { person, capacity, season, before, after, reason, now } = amending;
    const { campaignId, head, timeZone } = season;
    const note = await keepNote(tx, head.organisationId, reason, now);
    await this.campaigns.keepVersion(tx, campaignId, after, note.noteId);
    const dueAt = endOfDay(after.dossierDeadline, timeZone);
    const moved = after.dossierDeadline !== before.dossierDeadline;
    const { count, held } = moved
      ? await this.extension.extend(tx, {
          ...{ person, season, note, now, dueAt },
          before: endOfDay(before.dossierDeadline, timeZone),
        })
      : NOBODY;
    const deadline = moved && { dueAt: dueAt.toISOString(), extended: count };
    const data = { campaignId, version: after.version, digest: digestOf(after), ...note, ...deadline };
    const basis = { kind: 'screen' as const };
    const entry = { command: 'AMEND_CAMPAIGN', actorId: person.personId, capacity, basis, at: now, data };
    const { body, hash } = await advance(tx, head, entry);
    return { id: campaignId, version: after.version, extended: count, held, line: { seq: body.seq, hash } };
  }
}

const amended = (campaign: Campaign, { dossierDeadline, periodTo, routing }: AmendmentDto): Campaign => ({
  ...campaign,
  version: campaign.version + 1,
  period: { ...campaign.period, to: periodTo ?? campaign.period.to },
  dossierDeadline: dossierDeadline ?? campaign.dossierDeadline,
  routing: routing?.map((rule) => ({ ...rule, citation: { ...rule.citation } })) ?? campaign.routing,
});

const digestOf = (campaign: Campaign): string => sha256Hex(canonicalJson(campaign as unknown as Canonical));

/** The amended campaign is as sound as an imported one, and each of its receivers is there. */
async function check(on: Executor, campaign: Campaign): Promise<void> {
  const parsed = parseCampaign(campaign);
  const problems = parsed.ok ? await missingReceivers(on, campaign) : parsed.problems;
  if (problems.length > 0) throw new RefusedInput(problems, 'campaign.invalid', { count: problems.length });
}

async function missingReceivers(on: Executor, { routing }: Campaign): Promise<Problem[]> {
  const rows = await on.query<{ code: string }>(RECEIVERS, [routing.flatMap((rule) => rule.receiver ?? [])]);
  const known = new Set(rows.map((row) => row.code));
  return routing.flatMap(({ receiver }, index) =>
    receiver && !known.has(receiver)
      ? [problem(`routing[${index}].receiver`, 'routing.receiverUnknown', { code: receiver })]
      : [],
  );
}
