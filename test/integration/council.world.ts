import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { Client } from 'pg';
import type { Choices } from '../../src/council/ballot.box.js';
import { CouncilModule } from '../../src/council/council.module.js';
import { SheetActs } from '../../src/council/sheet.acts.js';
import type { ShownSheet } from '../../src/council/sheet.answers.js';
import { SheetMaking } from '../../src/council/sheet.making.js';
import { SheetView } from '../../src/council/sheet.view.js';
import { SittingLists } from '../../src/council/sitting.lists.js';
import { Sittings } from '../../src/council/sitting.service.js';
import { Voting } from '../../src/council/voting.js';
import type { Campaign } from '../../src/domain/campaign.js';
import type { Command, CommandData } from '../../src/domain/command.js';
import type { BallotKind, RuleCard } from '../../src/domain/rule-card.js';
import { Refused, type Refusal } from '../../src/domain/refusals.js';
import type { Basis, Role } from '../../src/domain/vocabulary.js';
import { Creation } from '../../src/dossier/creation.js';
import { Engine } from '../../src/dossier/engine.js';
import { actorFor, type SignedIn } from '../../src/people/signed-in.js';
import { MovableClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { Database } from '../../src/platform/database.js';
import { stampOf, type Stamp } from '../../src/platform/once.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { makeDatabase } from '../../src/platform/postgres-roles.js';
import { newId } from '../../src/platform/random.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

export const AWARD = 'giay-khen';
const START = '2025-12-20T02:00:00Z';

export const CARD: RuleCard = {
  code: 'hoi-dong',
  version: 1,
  ballots: ['secret', 'open', 'paper', 'byCirculation'],
  quorum: { num: 2, den: 3, comparison: '>=' },
  threshold: { num: 1, den: 2, comparison: '>' },
  denominator: 'allMembers',
  quota: null,
  blank: 'notYes',
  absent: 'notYes',
  writtenOpinions: 'counted',
  recused: 'keepInDenominator',
  tie: 'fails',
  retention: 'none',
  citation: { vi: 'Quy chế', en: 'Regulation' },
  certainty: 'unverified',
  validFrom: null,
  validTo: null,
};

const campaignWith = (card: RuleCard): Campaign => ({
  code: 'phong-trao',
  version: 1,
  title: 'Phong trào thi đua',
  slogan: '',
  year: 2025,
  document: { number: null, date: null, place: null, signerTitle: '' },
  period: { from: null, to: '2025-11-30' },
  dossierDeadline: '2025-12-31',
  targetGroups: [],
  office: { name: 'Nội vụ', role: '' },
  council: { name: 'Hội đồng' },
  receivingAuthority: { code: 'huyen', name: 'Huyện' },
  supplementRounds: 1,
  awards: [
    { code: AWARD, title: 'Giấy khen', nomineeKinds: ['individual'], ruleCard: card.code, criteria: [], papers: [] },
  ],
  ruleCards: [card],
  routing: [],
  plan: { purposes: [], requirements: [], contents: [], organisation: [], legalBases: [], recipients: [] },
  notes: [],
});

/** What is the same in every copy of one commune. */
interface Commune {
  organisationId: string;
  unitId: string;
  campaignId: string;
  chair: SignedIn;
  secretary: SignedIn;
  clerk: SignedIn;
  nominator: SignedIn;
  auditor: SignedIn;
  members: SignedIn[];
}

/** One commune with its council, on a database and a folder of keys of its own. */
export class CouncilWorld {
  private constructor(
    readonly fresh: Pick<FreshDatabase, 'appUrl' | 'superuserUrl' | 'drop'>,
    readonly folder: string,
    readonly module: TestingModule,
    readonly clock: MovableClock,
    readonly commune: Commune,
  ) {}

  static async start(card: Partial<RuleCard> = {}, members = 9): Promise<CouncilWorld> {
    const fresh = await freshDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-council-'));
    mkdirSync(join(folder, 'keys'), { mode: 0o700 });
    const clock = new MovableClock(new Date(START));
    const module = await moduleOn(fresh.appUrl, folder, clock);
    const database = module.get(Database);
    const commune = await settle(database, { ...CARD, ...card }, members, clock.now());
    return new CouncilWorld(fresh, folder, module, clock, commune);
  }

  /** The same world once more, in a database that is a copy; the program stops for a moment. Keys are in both. */
  async twins(): Promise<[CouncilWorld, CouncilWorld]> {
    await this.module.close();
    const other = await this.copy();
    return [await this.beside(), other];
  }

  private async copy(): Promise<CouncilWorld> {
    const name = `test_twin_${randomUUID().slice(0, 8)}`;
    const maintenance = this.fresh.superuserUrl.replace(/\/[^/]*$/, '/postgres');
    const client = new Client(maintenance);
    await client.connect();
    await makeDatabase(client, name, new URL(this.fresh.superuserUrl).pathname.slice(1));
    await client.end();
    const other = (url: string) => url.replace(/\/[^/?]*$/, `/${name}`);
    const module = await moduleOn(other(this.fresh.appUrl), this.folder, this.clock);
    const fresh = {
      appUrl: other(this.fresh.appUrl),
      superuserUrl: other(this.fresh.superuserUrl),
      drop: async () => void (await asSuperuser(maintenance, `DROP DATABASE ${name} WITH (FORCE)`)),
    };
    return new CouncilWorld(fresh, this.folder, module, this.clock, this.commune);
  }

  /** The program stops as it is, and starts again on the same database and keys. */
  async restarted(): Promise<CouncilWorld> {
    await this.module.close();
    const module = await moduleOn(this.fresh.appUrl, this.folder, this.clock);
    return new CouncilWorld(this.fresh, this.folder, module, this.clock, this.commune);
  }

  /** A second process on the same database and keys. */
  async beside(): Promise<CouncilWorld> {
    const module = await moduleOn(this.fresh.appUrl, this.folder, this.clock);
    return new CouncilWorld(this.fresh, this.folder, module, this.clock, this.commune);
  }

  async stop(): Promise<void> {
    await this.module.close();
    await this.fresh.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get database(): Database {
    return this.module.get(Database);
  }

  get voting(): Voting {
    return this.module.get(Voting);
  }

  get acts(): SheetActs {
    return this.module.get(SheetActs);
  }

  get keyFolder(): string {
    return join(this.folder, 'keys');
  }

  keys(): string[] {
    return existsSync(this.keyFolder) ? readdirSync(this.keyFolder) : [];
  }

  async nominee(name = 'Nguyễn Văn A'): Promise<string> {
    const id = newId(this.clock.now());
    await this.database.query(
      `INSERT INTO nominee (id, organisation_id, kind, name, search_key, sort_key, created_at)
       VALUES ($1, $2, 'individual', $3, $5, '', $4)`,
      [id, this.commune.organisationId, name, this.clock.now(), `key of ${id}`],
    );
    return id;
  }

  /** A dossier that waits for the council. */
  async dossier(nomineeId?: string): Promise<string> {
    const { organisationId, campaignId, unitId, nominator, clerk } = this.commune;
    const nominee = nomineeId ?? (await this.nominee());
    const place = { organisationId, campaignId, unitId, campaignVersion: 1, awardCode: AWARD, nomineeId: nominee };
    const { id } = await this.database.transaction((tx) =>
      this.module.get(Creation).create(
        tx,
        { ...place, dueAt: '2025-12-31T17:00:00.000Z' },
        {
          ...{ actor: actorFor(nominator, { organisationId, unitId }), capacity: 'nominator' },
          ...{ basis: { kind: 'screen' }, now: this.clock.now() },
        },
      ),
    );
    await this.send(nominator, id, 'SUBMIT');
    await this.send(nominator, id, 'COMPLETE');
    await this.send(clerk, id, 'REFER');
    return id;
  }

  async dossiers(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let made = 0; made < count; made += 1) ids.push(await this.dossier());
    return ids;
  }

  send(
    person: SignedIn,
    id: string,
    command: Command,
    more: { data?: CommandData; reason?: string; basis?: Basis } = {},
  ) {
    const ask = { command, data: more.data ?? {}, basis: { kind: 'screen' as const }, ...more };
    return this.module.get(Engine).send(person, id, ask, stampOf(person.personId, command, null, null));
  }

  async states(ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string; state: string }>(
      `SELECT id, state FROM dossier WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return ids.map((id) => rows.find((row) => row.id === id)!.state);
  }

  /** An open sitting with all members present but those named; recusals by pairs of person and nominee. */
  async sitting(away: readonly SignedIn[] = [], recusals: { personId: string; nomineeId: string }[] = []) {
    const { secretary, chair, members, campaignId } = this.commune;
    const sittings = this.module.get(Sittings);
    const lists = this.module.get(SittingLists);
    return this.database.transaction(async (tx) => {
      const { id } = await sittings.plan(tx, secretary, {
        ...{ campaignId, title: 'Họp xét', place: 'Trụ sở', plannedAt: '2025-12-20T02:00:00Z', awardCodes: [AWARD] },
        ...{ presiderId: chair.personId, secretaryId: secretary.personId },
      });
      const persons = members.map((member) => ({ personId: member.personId, present: !away.includes(member) }));
      await lists.setAttendance(tx, secretary, id, persons, null);
      await lists.setRecusals(tx, secretary, id, recusals, null);
      await sittings.open(tx, secretary, id, null);
      return id;
    });
  }

  async makeSheet(sittingId: string, dossierIds: string[], ballotKind: BallotKind = 'secret'): Promise<string> {
    const asked = { campaignId: this.commune.campaignId, awardCode: AWARD, dossierIds, ballotKind };
    const made = await this.database.transaction((tx) =>
      this.module.get(SheetMaking).make(tx, this.commune.secretary, sittingId, asked, null),
    );
    return made.sheetId;
  }

  asking(person: SignedIn, sheetId: string) {
    return { person, sheetId, ifMatch: null, stamp: this.stamp(person, sheetId) };
  }

  stamp(person: SignedIn, sheetId: string, key: string | null = randomUUID()): Stamp {
    return stampOf(person.personId, `POST /sheets/${sheetId}`, key, null);
  }

  /** A sheet that is open for these dossiers, in a new sitting where none is given. */
  async openSheet(dossierIds: string[], kind: BallotKind = 'secret', sittingId?: string): Promise<string> {
    const sheetId = await this.makeSheet(sittingId ?? (await this.sitting()), dossierIds, kind);
    await this.acts.open(this.asking(this.commune.secretary, sheetId), {});
    return sheetId;
  }

  cast(person: SignedIn, sheetId: string, choices: Choices, stamp = this.stamp(person, sheetId)) {
    return this.voting.cast(person, sheetId, choices, stamp);
  }

  /** The first so many members say yes to every dossier, the others no. */
  async vote(sheetId: string, dossierIds: string[], yes: number, voters = this.commune.members): Promise<void> {
    for (const [index, member] of voters.entries()) {
      await this.cast(member, sheetId, all(dossierIds, index < yes ? 'yes' : 'no'));
    }
  }

  close(sheetId: string, person = this.commune.secretary) {
    return this.acts.close(this.asking(person, sheetId));
  }

  settle(sheetId: string, chairSide?: Record<string, 'yes' | 'no'>, person = this.commune.chair) {
    return this.acts.settle(this.asking(person, sheetId), { ...(chairSide && { chairSide }) });
  }

  show(person: SignedIn, sheetId: string): Promise<ShownSheet> {
    return this.module.get(SheetView).show(person, sheetId);
  }

  async paper(purpose: string, subjectId: string, kind = 'sheet', by: SignedIn | null = null): Promise<string> {
    const id = newId(this.clock.now());
    await this.database.query(
      `INSERT INTO paper (id, organisation_id, purpose, subject_kind, subject_id, number, date, file_sha256, created_by,
         created_at) VALUES ($1, $2, $3, $6, $4, '1', '2025-12-20', repeat('0', 64), $7, $5)`,
      [id, this.commune.organisationId, purpose, subjectId, this.clock.now(), kind, by?.personId ?? null],
    );
    return id;
  }

  /** Runs a statement as a superuser, whom no trigger or right stops. */
  asSuperuser<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return asSuperuser<Row>(this.fresh.superuserUrl, text, values);
  }
}

export const all = (dossierIds: readonly string[], choice: Choices[string]): Choices =>
  Object.fromEntries(dossierIds.map((id) => [id, choice]));

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

export const codeOf = async (work: Promise<unknown>): Promise<string> => (await refusalOf(work)).code;

async function asSuperuser<Row>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function moduleOn(databaseUrl: string, folder: string, clock: MovableClock): Promise<TestingModule> {
  const config = { ...loadConfig({ DATA_DIR: folder }), databaseUrl };
  const module = await Test.createTestingModule({
    imports: [PlatformModule.forRoot({ config, clock }), CouncilModule],
  }).compile();
  return module.init();
}

async function settle(database: Database, card: RuleCard, count: number, now: Date): Promise<Commune> {
  const [organisationId, unitId, campaignId] = [newId(now), newId(now), newId(now)];
  await database.query(`INSERT INTO organisation (id, code, name, kind) VALUES ($1, 'xa', 'Xã', 'commune')`, [
    organisationId,
  ]);
  await database.query(
    `INSERT INTO unit (id, organisation_id, code, name, kind, search_key) VALUES ($1, $2, 'thon', 'Thôn', 'village', '')`,
    [unitId, organisationId],
  );
  await database.query(
    `INSERT INTO campaign (id, organisation_id, code, title, current_version, created_at) VALUES ($1, $2, 'p', 'P', 1, $3)`,
    [campaignId, organisationId, now],
  );
  await database.query(
    `INSERT INTO campaign_version (campaign_id, version, content, digest, created_at) VALUES ($1, 1, $2, '', $3)`,
    [campaignId, JSON.stringify(campaignWith(card)), now],
  );
  const person = async (username: string, ...roles: Role[]): Promise<SignedIn> => {
    const personId = newId(now);
    await database.query(`INSERT INTO person (id, username, full_name, created_at) VALUES ($1, $2, $2, $3)`, [
      personId,
      username,
      now,
    ]);
    const grants = roles.map((role) => ({ organisationId, role, unitId: role === 'nominator' ? unitId : null }));
    for (const { role, unitId: unit } of grants) {
      await database.query(
        `INSERT INTO role (id, organisation_id, person_id, role, unit_id) VALUES ($1, $2, $3, $4, $5)`,
        [newId(now), organisationId, personId, role, unit],
      );
    }
    return { sessionId: '', personId, username, fullName: username, locale: 'vi', roles: grants };
  };
  const members: SignedIn[] = [];
  for (let number = 1; number <= count; number += 1) members.push(await person(`member${number}`, 'councilMember'));
  return {
    ...{ organisationId, unitId, campaignId, members },
    chair: await person('chair', 'chair'),
    secretary: await person('secretary', 'secretary'),
    clerk: await person('clerk', 'clerk'),
    nominator: await person('nominator', 'nominator'),
    auditor: await person('auditor', 'auditor'),
  };
}
