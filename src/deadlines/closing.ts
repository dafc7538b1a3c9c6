import { Injectable } from '@nestjs/common';
import { advance } from '../audit/ledger.js';
import { CampaignService } from '../campaigns/campaign.service.js';
import { tagsOf } from '../domain/arrows.js';
import { defaultCapacity, recorderOf, whoMay, type Actor } from '../domain/permissions.js';
import { refused } from '../domain/refusals.js';
import type { Basis, Capacity, State, Tag } from '../domain/vocabulary.js';
import { Engine } from '../dossier/engine.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database.js';
import { Once, type Stamp } from '../platform/once.js';
import type { ClosedDto, ClosingDto } from './season.dto.js';
import { lockOpenSeason, type Season } from './season.row.js';

/** All of them locked at once, the ended too, so that none comes to life before the season is closed. */
const OF_SEASON = `SELECT id, state FROM dossier WHERE campaign_id = $1 ORDER BY id FOR UPDATE`;
const CLOSE = `UPDATE campaign SET state = 'closed' WHERE id = $1`;
const PAPER = `SELECT number IS NOT NULL AND date IS NOT NULL AS numbered FROM paper WHERE id = $1 AND organisation_id = $2`;

/** How many dossiers go into one statement, and how many live ones a refusal lists. */
const AT_ONCE = 500;
const LISTED = 200;

/** Where a dossier stands that a season is closed over; who may close it does not depend on which. */
const FROM: State = 'awarded';

/** Where a dossier of the season stands. */
interface Standing {
  id: string;
  state: State;
}

interface Closing {
  actor: Actor;
  capacity: Capacity;
  basis: Basis;
  now: Date;
}

/** CLOSE_SEASON: every dossier of a season that has ended is archived, in one transaction; nothing while one lives. */
@Injectable()
export class SeasonClosing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly engine: Engine,
    private readonly campaigns: CampaignService,
  ) {}

  async close(person: SignedIn, campaignId: string, asked: ClosingDto, stamp: Stamp): Promise<ClosedDto> {
    const { organisationId } = await this.campaigns.row(this.database, person, campaignId);
    const actor = actorFor(person, { organisationId });
    const basis: Basis = { kind: 'screen', ...asked.basis };
    const capacity = defaultCapacity(actor, 'CLOSE_SEASON', FROM, basis);
    if (!capacity) throw refused('act.notYours', { who: [...whoMay('CLOSE_SEASON', FROM)] });
    return this.once.run(stamp, async (tx) => {
      if (basis.paperId) await mustBeNumbered(tx, basis.paperId, organisationId);
      const season = await lockOpenSeason(tx, campaignId);
      const dossiers = await tx.query<Standing>(OF_SEASON, [campaignId]);
      const live = idsWith('live', dossiers);
      if (live.length > 0) throw refused('season.live', { count: live.length, dossiers: live.slice(0, LISTED) });
      return this.write(tx, season, idsWith('end', dossiers), { actor, capacity, basis, now: this.clock.now() });
    });
  }

  private async write(tx: Tx, season: Season, ended: string[], closing: Closing): Promise<ClosedDto> {
    for (let first = 0; first < ended.length; first += AT_ONCE)
      await this.archive(tx, season, ended.slice(first, first + AT_ONCE), closing);
    await tx.query(CLOSE, [season.campaignId]);
    const { actor, capacity, basis, now } = closing;
    const recorder = recorderOf(actor, capacity);
    const data = { campaignId: season.campaignId, archived: ended.length, ...(recorder && { recorder }) };
    const entry = { command: 'CLOSE_SEASON', actorId: actor.personId, capacity, basis, at: now, data };
    const { body, hash } = await advance(tx, season.head, entry);
    return { id: season.campaignId, state: 'closed', archived: ended.length, line: { seq: body.seq, hash } };
  }

  private archive(tx: Tx, { head }: Season, dossierIds: string[], closing: Closing): Promise<unknown> {
    const { actor, capacity, basis, now } = closing;
    const batch = { kind: head.stream, id: head.id, seq: head.version + 1 };
    return this.engine.sendAll(tx, {
      ...{ command: 'CLOSE_SEASON', dossierIds, now, actor: () => actor },
      ask: () => ({ data: { batch }, basis, capacity }),
    });
  }
}

const idsWith = (tag: Tag, dossiers: readonly Standing[]): string[] =>
  dossiers.filter(({ state }) => tagsOf(state).has(tag)).map(({ id }) => id);

async function mustBeNumbered(tx: Tx, paperId: string, organisationId: string): Promise<void> {
  const [paper] = await tx.query<{ numbered: boolean }>(PAPER, [paperId, organisationId]);
  if (!paper) throw refused('paper.unknown', { paperId });
  if (!paper.numbered) throw refused('paper.numberNeeded');
}
