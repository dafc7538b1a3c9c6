import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { CampaignService } from '../../src/campaigns/campaign.service.js';
import { CouncilModule } from '../../src/council/council.module.js';
import { DeadlinesModule } from '../../src/deadlines/deadlines.module.js';
import type { Campaign, RoutingRule } from '../../src/domain/campaign.js';
import { chainFaults, type StoredLine } from '../../src/domain/chain.js';
import type { Command, CommandData } from '../../src/domain/command.js';
import type { LineBody } from '../../src/domain/line.js';
import { replayBatch, replayDossier } from '../../src/domain/replay.js';
import { Refused, type Refusal } from '../../src/domain/refusals.js';
import type { Basis, Role } from '../../src/domain/vocabulary.js';
import { ContentWriter, type Piece } from '../../src/dossier/content.writer.js';
import { Creation } from '../../src/dossier/creation.js';
import { Engine } from '../../src/dossier/engine.js';
import { BlockService } from '../../src/drafting/block.service.js';
import { DraftingModule } from '../../src/drafting/drafting.module.js';
import { Answers } from '../../src/forwarding/answers.js';
import { Decisions } from '../../src/forwarding/decisions.js';
import { ForwardingModule } from '../../src/forwarding/forwarding.module.js';
import { Lists } from '../../src/forwarding/lists.js';
import { Numbering } from '../../src/forwarding/numbering.js';
import { Signing } from '../../src/forwarding/signing.js';
import type { Caller } from '../../src/forwarding/submission.access.js';
import type { SignDto } from '../../src/forwarding/submission.dto.js';
import { SubmissionView } from '../../src/forwarding/submission.view.js';
import { actorFor, type SignedIn } from '../../src/people/signed-in.js';
import { MovableClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { Database, type Tx } from '../../src/platform/database.js';
import { stampOf } from '../../src/platform/once.js';
import { OutboxHandlers } from '../../src/platform/outbox.handlers.js';
import { OutboxModule } from '../../src/platform/outbox.module.js';
import { OutboxRelay } from '../../src/platform/outbox.relay.js';
import type { TellPayload } from '../../src/platform/outbox.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { newId } from '../../src/platform/random.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

export const START = '2025-06-02T02:00:00Z';
export const DUE = '2025-12-15T17:00:00.000Z';
export const FORWARDED = 'giay-khen';
export const DECIDED_HERE = 'khen-tai-cho';

/** Where notices end in these tests: what was told, in order. */
class Told implements OnModuleInit {
  readonly payloads: TellPayload[] = [];
  constructor(private readonly handlers: OutboxHandlers) {}

  onModuleInit(): void {
    this.handlers.register('tell', async ({ payload }) => void this.payloads.push(payload));
    this.handlers.register('email', async () => undefined);
    this.handlers.register('set', async () => undefined);
  }
}

@Global()
@Module({
  providers: [
    { provide: Told, useFactory: (handlers: OutboxHandlers) => new Told(handlers), inject: [OutboxHandlers] },
  ],
})
class TellingModule {}

const CITATION = { vi: 'Kế hoạch', en: 'The plan' };

export const route = (rule: Partial<RoutingRule>): RoutingRule => ({
  ...{ award: null, nomineeKind: null, outcome: 'forward', receiver: 'huyen', validFrom: null, validTo: null },
  ...{ citation: CITATION, certainty: 'unverified' },
  ...rule,
});

export const here = (award: string) => route({ award, outcome: 'decidedHere', receiver: null });
export const TO_DISTRICT = [route({}), here(DECIDED_HERE)];
export const TO_PROVINCE = [route({ receiver: 'tinh' }), here(DECIDED_HERE)];

const award = (code: string, title: string) => ({
  ...{ code, title, nomineeKinds: ['individual' as const], ruleCard: 'khong-qua-hoi-dong' },
  criteria: [
    { code: 't1', text: 'Đoàn kết', kind: 'judged' as const, target: null, evidence: 'none' as const, anyOf: null },
  ],
  papers: [{ purpose: 'achievementReport' as const, title: 'Báo cáo thành tích', from: 'nominator' as const }],
});

/** One award that goes to the district and one that is decided here; neither is voted on. */
export const PLAN: Campaign = {
  ...{ code: 'phong-trao', version: 1, title: 'Phong trào thi đua', slogan: 'Chung tay', year: 2025 },
  document: { number: null, date: null, place: null, signerTitle: 'CHỦ TỊCH' },
  period: { from: null, to: '2025-11-30' },
  dossierDeadline: '2025-12-15',
  targetGroups: ['Cán bộ'],
  office: { name: 'Nội vụ', role: 'Làm hồ sơ' },
  council: { name: 'Hội đồng' },
  receivingAuthority: { code: 'huyen', name: 'UBND huyện' },
  supplementRounds: 1,
  awards: [award(FORWARDED, 'Giấy khen'), award(DECIDED_HERE, 'Khen tại chỗ')],
  ruleCards: [
    {
      ...{ code: 'khong-qua-hoi-dong', version: 1, ballots: ['noCouncil'] },
      quorum: { num: 2, den: 3, comparison: '>=' },
      threshold: { num: 1, den: 2, comparison: '>' },
      ...{ denominator: 'allMembers', quota: null, blank: 'notYes', absent: 'notYes', writtenOpinions: 'counted' },
      ...{ recused: 'keepInDenominator', tie: 'fails', retention: 'none', citation: CITATION },
      ...{ certainty: 'unverified', validFrom: null, validTo: null },
    },
  ],
  routing: TO_DISTRICT,
  plan: { purposes: [], requirements: [], contents: [], organisation: [], legalBases: [], recipients: [] },
  notes: [],
};

const WAITING = `SELECT count(*)::int AS count FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`;

const TRAILS = `
  WITH head AS (
    SELECT 'dossier' AS kind, id, state, version, head_hash FROM dossier
    UNION ALL SELECT 'submission', id, state, version, head_hash FROM submission
    UNION ALL SELECT 'decision', id, state, version, head_hash FROM decision
    UNION ALL SELECT 'organisation', id, state, version, head_hash FROM organisation WHERE version > 0
  )
  SELECT h.kind, h.id, h.state, h.version, h.head_hash AS "headHash", (SELECT jsonb_agg(jsonb_build_object('seq', l.seq,
      'organisationId', l.organisation_id, 'body', l.body, 'hash', l.hash) ORDER BY l.seq)
    FROM line l WHERE l.stream = h.kind AND l.stream_id = h.id) AS lines
  FROM head h`;

interface Trail {
  kind: 'dossier' | 'submission' | 'decision' | 'organisation';
  id: string;
  state: string;
  version: number;
  headHash: string;
  lines: StoredLine[];
}

type Name = 'nominator' | 'clerk' | 'chair' | 'chair2' | 'decider' | 'admin' | 'auditor';

/** One commune with its campaign, its neighbour, and two authorities with an officer each. */
export class ForwardingWorld {
  readonly people = {} as Record<Name | 'officer' | 'provinceOfficer' | 'neighbour', SignedIn>;
  readonly organisations = {} as Record<'commune' | 'neighbour' | 'district' | 'province', string>;
  unitId: string;
  campaignId: string;

  private constructor(
    readonly fresh: FreshDatabase,
    private readonly folder: string,
    readonly module: TestingModule,
    readonly clock: MovableClock,
  ) {}

  static async start(): Promise<ForwardingWorld> {
    const fresh = await freshDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-forwarding-'));
    const clock = new MovableClock(new Date(START));
    const world = new ForwardingWorld(fresh, folder, await moduleOn(fresh.appUrl, folder, clock), clock);
    await world.settle();
    return world;
  }

  async stop(): Promise<void> {
    await this.module.close();
    await this.fresh.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The same program a second time, as another process on the same database. */
  async second(): Promise<TestingModule> {
    return moduleOn(this.fresh.appUrl, this.folder, this.clock);
  }

  get database(): Database {
    return this.module.get(Database);
  }

  get told(): TellPayload[] {
    return this.module.get(Told).payloads;
  }

  get lists(): Lists {
    return this.module.get(Lists);
  }

  get answers(): Answers {
    return this.module.get(Answers);
  }

  get decisions(): Decisions {
    return this.module.get(Decisions);
  }

  get signing(): Signing {
    return this.module.get(Signing);
  }

  get view(): SubmissionView {
    return this.module.get(SubmissionView);
  }

  by(person: SignedIn, ifMatch: number | null = null, key: string | null = randomUUID()): Caller {
    return { person, ifMatch, stamp: stampOf(person.personId, 'test', key, null) };
  }

  /** Everything that may leave now has left. */
  drain(): Promise<void> {
    return this.module.get(OutboxRelay).drain();
  }

  /** A dossier that is recommended. */
  async recommended(awardCode = FORWARDED): Promise<string> {
    const id = await this.appraised(awardCode);
    await this.send('clerk', id, 'REFER');
    return id;
  }

  /** A dossier that is handed in. */
  async appraised(awardCode = FORWARDED): Promise<string> {
    const id = await this.collected(awardCode);
    await this.send('nominator', id, 'COMPLETE');
    return id;
  }

  /** A dossier that may be handed in. */
  async collected(awardCode = FORWARDED): Promise<string> {
    const id = await this.draft(awardCode);
    await this.send('nominator', id, 'SUBMIT');
    await this.write(id, {
      command: 'SET_CLAIM',
      kind: 'claim',
      code: 't1',
      content: { confirmed: true },
      filled: true,
    });
    await this.write(id, {
      command: 'WRITE_SECTION',
      kind: 'section',
      code: 'report',
      content: { text: 'Báo cáo' },
      filled: true,
    });
    return id;
  }

  write(id: string, piece: Piece) {
    const { nominator } = this.people;
    const stamp = stampOf(nominator.personId, piece.command, null, null);
    return this.module.get(ContentWriter).write(nominator, id, piece, { basis: { kind: 'screen' } }, stamp);
  }

  async draft(awardCode = FORWARDED): Promise<string> {
    const { organisationId, now } = { organisationId: this.organisations.commune, now: this.clock.now() };
    const nomineeId = await this.nominee();
    const place = { organisationId, campaignId: this.campaignId, unitId: this.unitId, campaignVersion: 1 };
    const actor = actorFor(this.people.nominator, { organisationId, unitId: this.unitId });
    const making = { actor, capacity: 'nominator' as const, basis: { kind: 'screen' as const }, now };
    const made = await this.database.transaction((tx) =>
      this.module.get(Creation).create(tx, { ...place, awardCode, nomineeId, dueAt: DUE }, making),
    );
    return made.id;
  }

  async several(count: number, awardCode = FORWARDED): Promise<string[]> {
    const ids: string[] = [];
    for (let made = 0; made < count; made += 1) ids.push(await this.recommended(awardCode));
    return ids;
  }

  send(
    who: keyof ForwardingWorld['people'],
    id: string,
    command: Command,
    more: { data?: CommandData; reason?: string; basis?: Basis } = {},
  ) {
    const ask = { command, data: {}, basis: { kind: 'screen' as const }, ...more };
    const person = this.people[who];
    return this.module.get(Engine).send(person, id, ask, stampOf(person.personId, command, null, null));
  }

  async drafted(dossierIds: string[], replacesId?: string): Promise<string> {
    const asked = { campaignId: this.campaignId, dossierIds, ...(replacesId && { replacesId }) };
    return (await this.lists.draft(this.by(this.people.clerk), asked)).id;
  }

  /** Signs the list as it stands now. */
  async sign(id: string, more: Partial<SignDto> = {}, person = this.people.chair) {
    const { listDigest } = await this.view.show(person, id);
    const asked = { signerId: this.people.chair.personId, listDigest, ...more };
    return this.signing.sign(this.by(person), id, asked);
  }

  /** As the book gives it: from 12 on, the next one for each letter. */
  number(id: string, number = this.inTheBook(id)) {
    return this.module.get(Numbering).number(this.by(this.people.clerk), id, { number, date: '2025-06-02' });
  }

  private readonly book: string[] = [];

  private inTheBook(id: string): string {
    if (!this.book.includes(id)) this.book.push(id);
    return `${this.book.indexOf(id) + 12}/TTr-UBND`;
  }

  /** A submission of these dossiers that lies in the district's inbox. */
  async delivered(dossierIds: string[]): Promise<string> {
    const id = await this.drafted(dossierIds);
    await this.sign(id);
    await this.number(id);
    await this.drain();
    return id;
  }

  /** A paper of the commune, with number and date. */
  async paper(purpose: string, number: string | null = '7'): Promise<string> {
    const id = newId(this.clock.now());
    await this.database.query(
      `INSERT INTO paper (id, organisation_id, purpose, subject_kind, subject_id, number, date, created_at)
       VALUES ($1, $2, $3, 'unit', $4, $5, '2025-06-02', $6)`,
      [id, this.organisations.commune, purpose, this.unitId, number, this.clock.now()],
    );
    return id;
  }

  async onPaper(purpose = 'authorityAnswer'): Promise<{ kind: 'paper'; paperId: string }> {
    return { kind: 'paper', paperId: await this.paper(purpose) };
  }

  /** The nominee of a dossier is blocked from this day on, in a transaction of its own where none is given. */
  async block(dossierId: string, on?: Tx) {
    const paperId = await this.paper('eligibilityNotice');
    const [row] = await this.database.query<{ id: string }>('SELECT nominee_id AS id FROM dossier WHERE id = $1', [
      dossierId,
    ]);
    const note = (tx: Tx) =>
      this.module
        .get(BlockService)
        .note(tx, this.people.clerk, row!.id, { code: 'other', fromDate: '2025-06-02', paperId });
    return on ? note(on) : this.database.transaction(note);
  }

  async states(ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string; state: string }>(
      `SELECT id, state FROM dossier WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return ids.map((id) => rows.find((row) => row.id === id)!.state);
  }

  async stateOf(submissionId: string): Promise<string> {
    const [row] = await this.database.query<{ state: string }>(`SELECT state FROM submission WHERE id = $1`, [
      submissionId,
    ]);
    return row!.state;
  }

  /** The commands on a stream, in order. */
  async trail(stream: string, id: string): Promise<string[]> {
    const rows = await this.database.query<{ command: string }>(
      `SELECT body ->> 'command' AS command FROM line WHERE stream = $1 AND stream_id = $2 ORDER BY seq`,
      [stream, id],
    );
    return rows.map((row) => row.command);
  }

  /** Who gave the last line of a stream, in which capacity, and as whose recorder. */
  async lastLine(stream: string, id: string) {
    const [row] = await this.database.query<{ body: LineBody }>(
      `SELECT body FROM line WHERE stream = $1 AND stream_id = $2 ORDER BY seq DESC LIMIT 1`,
      [stream, id],
    );
    return row!.body;
  }

  /** What is wrong with the trails of all streams, checked and replayed: nothing, if all is well. */
  async faults(): Promise<unknown[]> {
    const streams = await this.database.query<Trail>(TRAILS);
    return streams.flatMap(({ kind, id, state, version, headHash, lines }) => {
      const bodies = lines.map((line) => line.body);
      const replayed = kind === 'dossier' ? replayDossier(bodies) : replayBatch(kind, bodies);
      const other = replayed.state === state ? [] : [`${kind} ${id} is stored as ${state}`];
      return [...chainFaults({ kind, id }, lines, { version, headHash }), ...replayed.faults, ...other];
    });
  }

  /** What the deliveries of a letter that have not taken place wait for. */
  async waitsFor(submissionId: string): Promise<(string | null)[]> {
    const rows = await this.database.query<{ error: string | null }>(
      `SELECT last_error AS error FROM outbox WHERE kind = 'deliver' AND done_at IS NULL
       AND payload ->> 'submissionId' = $1 ORDER BY id`,
      [submissionId],
    );
    return rows.map((row) => row.error);
  }

  /** How often a message about a submission was written. */
  async outbox(message: string, submissionId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM outbox
       WHERE payload ->> 'message' = $1 AND payload #>> '{params,submissionId}' = $2`,
      [message, submissionId],
    );
    return row!.count;
  }

  /** What the register says of these dossiers. */
  register(ids: readonly string[]) {
    return this.database.query<{ number: string; date: string; title: string; year: number; revoked: boolean }>(
      `SELECT title, year, decision_number AS number, decision_date AS date, revoked_at IS NOT NULL AS revoked
       FROM past_award WHERE dossier_id = ANY($1::uuid[]) ORDER BY dossier_id`,
      [ids],
    );
  }

  /** Starts all at the same time: each has begun and waits for these dossiers before any goes on. */
  async together<Result>(
    dossierIds: string[],
    works: (() => Promise<Result>)[],
  ): Promise<PromiseSettledResult<Result>[]> {
    const running: Promise<Result>[] = [];
    await this.database.transaction(async (tx) => {
      await tx.query('SELECT FROM dossier WHERE id = ANY($1::uuid[]) FOR UPDATE', [dossierIds]);
      for (const work of works) running.push(work());
      for (const one of running) one.catch(() => undefined);
      await this.waiting(works.length);
    });
    return Promise.allSettled(running);
  }

  /** Starts one after the other, each once the one before it waits for these dossiers; they go on in that order. */
  async inOrder<Result>(
    dossierIds: string[],
    works: (() => Promise<Result>)[],
  ): Promise<PromiseSettledResult<Result>[]> {
    const running: Promise<Result>[] = [];
    await this.database.transaction(async (tx) => {
      await tx.query('SELECT FROM dossier WHERE id = ANY($1::uuid[]) FOR UPDATE', [dossierIds]);
      for (const work of works) {
        running.push(work());
        running.at(-1)!.catch(() => undefined);
        await this.waiting(running.length);
      }
    });
    return Promise.allSettled(running);
  }

  /** Until so many statements wait for a lock. */
  async waiting(count: number): Promise<void> {
    for (let waiting = 0; waiting < count; await pause(5)) {
      const [row] = await this.database.query<{ count: number }>(WAITING);
      waiting = row!.count;
    }
  }

  /** The district ceases on a day. */
  async ceases(day: string): Promise<void> {
    await this.database.query(`UPDATE organisation SET valid_to = $2 WHERE id = $1`, [
      this.organisations.district,
      day,
    ]);
  }

  async nominee(): Promise<string> {
    const id = newId(this.clock.now());
    await this.database.query(
      `INSERT INTO nominee (id, organisation_id, kind, name, search_key, sort_key, created_at)
       VALUES ($1, $2, 'individual', 'Nguyễn Văn Ví Dụ', $3, 'Du', $4)`,
      [id, this.organisations.commune, id, this.clock.now()],
    );
    return id;
  }

  private async settle(): Promise<void> {
    const kinds = { commune: 'xa', neighbour: 'xa-ben', district: 'huyen', province: 'tinh' } as const;
    for (const [key, code] of Object.entries(kinds)) {
      const id = newId(this.clock.now());
      await this.database.query(`INSERT INTO organisation (id, code, name, kind) VALUES ($1, $2, $3, 'other')`, [
        ...[id, code, `UBND ${code}`],
      ]);
      this.organisations[key as keyof typeof kinds] = id;
    }
    const { commune, neighbour, district, province } = this.organisations;
    this.unitId = newId(this.clock.now());
    await this.database.query(
      `INSERT INTO unit (id, organisation_id, code, name, kind, search_key) VALUES ($1, $2, 'thon', 'Thôn', 'village', '')`,
      [this.unitId, commune],
    );
    for (const name of ['nominator', 'clerk', 'chair', 'decider', 'admin', 'auditor'] as const)
      this.people[name] = await this.person(name, commune, name);
    this.people.chair2 = await this.person('chair2', commune, 'chair');
    this.people.officer = await this.person('officer', district, 'authorityOfficer');
    this.people.provinceOfficer = await this.person('provinceOfficer', province, 'authorityOfficer');
    this.people.neighbour = await this.person('neighbour', neighbour, 'clerk', 'chair', 'admin');
    const campaigns = this.module.get(CampaignService);
    const admin = this.people.admin;
    this.campaignId = (await this.database.transaction((tx) => campaigns.import(tx, admin, commune, PLAN))).id;
  }

  private async person(username: string, organisationId: string, ...roles: Role[]): Promise<SignedIn> {
    const personId = newId(this.clock.now());
    await this.database.query(`INSERT INTO person (id, username, full_name, created_at) VALUES ($1, $2, $2, $3)`, [
      ...[personId, username, this.clock.now()],
    ]);
    const grants = roles.map((role) => ({ organisationId, role, unitId: role === 'nominator' ? this.unitId : null }));
    for (const { role, unitId } of grants) {
      await this.database.query(
        `INSERT INTO role (id, organisation_id, person_id, role, unit_id) VALUES ($1, $2, $3, $4, $5)`,
        [newId(this.clock.now()), organisationId, personId, role, unitId],
      );
    }
    return { sessionId: '', personId, username, fullName: username, locale: 'vi', roles: grants };
  }
}

/** The refusal that something ends with; its success ends the test. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
  throw new Error('this was not refused');
}

/** Of several that were done together: the one answer, and the one refusal. */
export function oneWon<Result>(results: readonly PromiseSettledResult<Result>[]): { answer: Result; refusal: Refusal } {
  const won = results.filter((one) => one.status === 'fulfilled');
  const lost = results.filter((one) => one.status === 'rejected');
  const reason: unknown = lost[0]?.reason;
  if (won.length !== 1 || lost.length !== 1 || !(reason instanceof Refused))
    throw new Error(`${won.length} succeeded, ${lost.length} failed: ${String(reason)}`);
  return { answer: won[0]!.value, refusal: reason.refusal };
}

export const codeOf = async (work: Promise<unknown>): Promise<string> => (await refusalOf(work)).code;

async function moduleOn(databaseUrl: string, folder: string, clock: MovableClock): Promise<TestingModule> {
  const config = { ...loadConfig({ DATA_DIR: folder }), databaseUrl };
  const platform = PlatformModule.forRoot({ config, clock });
  const steps = [DraftingModule, CouncilModule, ForwardingModule];
  const imports = [platform, OutboxModule, TellingModule, ...steps, DeadlinesModule];
  const module = await Test.createTestingModule({ imports }).compile();
  module.useLogger(false);
  return module.init();
}
