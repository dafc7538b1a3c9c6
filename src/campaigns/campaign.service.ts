import { Injectable } from '@nestjs/common';
import { changedMeanwhile } from '../audit/conflict.js';
import { lockHead } from '../audit/heads.js';
import { advance } from '../audit/ledger.js';
import type { Campaign } from '../domain/campaign.js';
import { canonicalJson, type Canonical } from '../domain/canonical.js';
import { sha256Hex } from '../domain/hash.js';
import { problem, type Problem } from '../domain/problem.js';
import { refused } from '../domain/refusals.js';
import { organisationsOf, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { pageOf, positionAt, type Page, type PageQuery } from '../platform/cursor.js';
import { Database, type Executor, type Tx } from '../platform/database.js';
import { RefusedInput } from '../platform/input.pipe.js';
import { newId } from '../platform/random.js';
import type { ImportPlan } from './campaign.answers.js';
import { CampaignReaders } from './campaign.readers.js';
import { CampaignStore } from './campaign.store.js';
import { parseCampaign } from './campaign.file.js';

/** A campaign as a row of a list. */
export interface CampaignRow {
  id: string;
  organisationId: string;
  timeZone: string;
  code: string;
  title: string;
  state: 'open' | 'closed';
  version: number;
  createdAt: Date;
}

const COLUMNS = `c.id, c.organisation_id AS "organisationId", o.time_zone AS "timeZone", c.code, c.title, c.state,
  c.current_version AS version, c.created_at AS "createdAt" FROM campaign c JOIN organisation o ON o.id = c.organisation_id`;
const LIST = `SELECT ${COLUMNS} WHERE c.organisation_id = ANY($1::uuid[])
  AND ($2::timestamptz IS NULL OR (c.created_at, c.id) < ($2, $3::uuid)) ORDER BY c.created_at DESC, c.id DESC LIMIT $4`;
const ONE = `SELECT ${COLUMNS} WHERE c.id = $1`;
const OF_CODE = `SELECT ${COLUMNS} WHERE c.organisation_id = $1 AND c.code = $2`;
const LOCK = `SELECT FROM campaign WHERE organisation_id = $1 AND code = $2 FOR NO KEY UPDATE`;
const INSERT = `INSERT INTO campaign (id, organisation_id, code, title, current_version, created_at)
  VALUES ($1, $2, $3, $4, $5, $6)`;
const RAISE = `UPDATE campaign SET title = $2, current_version = $3 WHERE id = $1`;
const KEEP = `INSERT INTO campaign_version (campaign_id, version, content, digest, reason_note_id, created_at)
  VALUES ($1, $2, $3, $4, $5, $6)`;
const QUOTA = `INSERT INTO award_quota (campaign_id, award_code) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`;
const RECEIVERS = `SELECT code FROM organisation WHERE code = ANY($1::text[])`;
const ADD_RECEIVER = `INSERT INTO organisation (id, code, name, kind) VALUES ($1, $2, $3, 'other') ON CONFLICT DO NOTHING`;

/** Campaigns: reading them, importing their files. A version, once stored, is never changed. */
@Injectable()
export class CampaignService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly store: CampaignStore,
    private readonly readers: CampaignReaders,
  ) {}

  async list(person: SignedIn, { cursor, limit }: PageQuery): Promise<Page<CampaignRow>> {
    const after = positionAt(cursor, 'instant');
    const scope = organisationsOf(person);
    const rows = await this.database.query<CampaignRow>(LIST, [
      scope,
      after?.key ?? null,
      after?.id ?? null,
      limit + 1,
    ]);
    return pageOf(
      rows,
      limit,
      (row) => ({ key: row.createdAt.toISOString(), id: row.id }),
      (row) => row,
    );
  }

  /** A campaign of one of the person's organisations; otherwise there is none. */
  async row(on: Executor, person: SignedIn, id: string): Promise<CampaignRow> {
    const [row] = await on.query<CampaignRow>(ONE, [id]);
    if (!row || !organisationsOf(person).includes(row.organisationId)) throw refused('notFound');
    return row;
  }

  private async readable(person: SignedIn, id: string): Promise<CampaignRow> {
    const sent = await this.readers.mayRead(id, organisationsOf(person, 'authorityOfficer'));
    if (!sent) return this.row(this.database, person, id);
    const [row] = await this.database.query<CampaignRow>(ONE, [id]);
    return row!;
  }

  async read(person: SignedIn, id: string, version?: number): Promise<CampaignRow & { campaign: Campaign }> {
    const row = await this.readable(person, id);
    if (version !== undefined && version > row.version) throw refused('notFound');
    return { ...row, campaign: await this.store.version(id, version ?? row.version, this.database) };
  }

  /**
   * Imports a file as a new campaign, or as the next version of one; every problem of the file is told at once. The
   * campaign is locked before its organisation, as whoever nominates or amends does: so nobody waits for one another.
   */
  async import(tx: Tx, person: SignedIn, organisationId: string, file: unknown): Promise<CampaignRow> {
    const campaign = await this.checked(tx, file);
    const locked = await tx.query(LOCK, [organisationId, campaign.code]);
    const head = await lockHead(tx, 'organisation', organisationId);
    const known = await predecessor(tx, organisationId, campaign);
    if (known && locked.length === 0) throw await changedMeanwhile(tx, 'organisation', organisationId);
    mustFollow(known, campaign);
    const id = known?.id ?? newId(this.clock.now());
    await this.keep(tx, id, organisationId, campaign, known !== undefined);
    const data = { campaignId: id, version: campaign.version, digest: digestOf(campaign) };
    const at = this.clock.now();
    const basis = { kind: 'screen' as const };
    const entry = { command: 'IMPORT_CAMPAIGN', actorId: person.personId, capacity: 'admin' as const, basis, data, at };
    await advance(tx, head, entry);
    const [row] = await tx.query<CampaignRow>(ONE, [id]);
    return row!;
  }

  /** What importing a file would do, by the same checks; nothing is written and nothing is held. */
  async plan(organisationId: string, file: unknown): Promise<ImportPlan> {
    const campaign = await this.checked(this.database, file);
    const known = await predecessor(this.database, organisationId, campaign);
    mustFollow(known, campaign);
    const { code, version, title, awards, ruleCards, routing, notes } = campaign;
    const criteria = awards.reduce((sum, award) => sum + award.criteria.length, 0);
    const counts = { awards: awards.length, criteria, ruleCards: ruleCards.length, routingRules: routing.length };
    return { code, version, title, follows: known?.version ?? null, ...counts, notes };
  }

  /** Stores the next version of a campaign whose row is locked, or is new. */
  async keepVersion(tx: Tx, id: string, campaign: Campaign, reasonNoteId: string | null): Promise<void> {
    const content = JSON.stringify(campaign);
    const values = [id, campaign.version, content, digestOf(campaign), reasonNoteId, this.clock.now()];
    await tx.query(KEEP, values);
    await tx.query(RAISE, [id, campaign.title, campaign.version]);
    await tx.query(QUOTA, [id, campaign.awards.map((award) => award.code)]);
  }

  private async keep(tx: Tx, id: string, organisationId: string, campaign: Campaign, known: boolean): Promise<void> {
    const now = this.clock.now();
    const { code, title, version, receivingAuthority } = campaign;
    await tx.query(ADD_RECEIVER, [newId(now), receivingAuthority.code, receivingAuthority.name]);
    if (!known) await tx.query(INSERT, [id, organisationId, code, title, version, now]);
    await this.keepVersion(tx, id, campaign, null);
  }

  private async checked(on: Executor, file: unknown): Promise<Campaign> {
    const parsed = parseCampaign(file);
    if (!parsed.ok) throw invalid(parsed.problems);
    const missing = await missingReceivers(on, parsed.campaign);
    if (missing.length > 0) throw invalid(missing);
    return parsed.campaign;
  }
}

/** The campaign of that code, which the file would be the next version of. */
async function predecessor(on: Executor, organisationId: string, { code }: Campaign): Promise<CampaignRow | undefined> {
  const [known] = await on.query<CampaignRow>(OF_CODE, [organisationId, code]);
  return known;
}

function mustFollow(known: CampaignRow | undefined, { version }: Campaign): void {
  if (known?.state === 'closed') throw refused('season.closed');
  if (known && known.version >= version) throw refused('campaign.notNewer', { version: known.version });
}

async function missingReceivers(on: Executor, campaign: Campaign): Promise<Problem[]> {
  const codes = campaign.routing.flatMap((rule) => rule.receiver ?? []);
  const known = await on.query<{ code: string }>(RECEIVERS, [codes]);
  const there = new Set([...known.map((row) => row.code), campaign.receivingAuthority.code]);
  return campaign.routing.flatMap(({ receiver }, index) =>
    receiver && !there.has(receiver)
      ? [problem(`routing[${index}].receiver`, 'routing.receiverUnknown', { code: receiver })]
      : [],
  );
}

const invalid = (problems: readonly Problem[]): RefusedInput =>
  new RefusedInput(problems, 'campaign.invalid', { count: problems.length });

const digestOf = (campaign: Campaign): string => sha256Hex(canonicalJson(campaign as unknown as Canonical));
