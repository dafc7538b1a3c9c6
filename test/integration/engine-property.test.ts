import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { Verifier } from '../../src/audit/verifier.js';
import { DeadlineSweep } from '../../src/deadlines/deadline.sweep.js';
import { COMMANDS, type Command, type ContentChange } from '../../src/domain/command.js';
import type { LineBody } from '../../src/domain/line.js';
import type { Memory } from '../../src/domain/memory.js';
import { reinstatementTargets } from '../../src/domain/reinstatement.js';
import { replayDossier } from '../../src/domain/replay.js';
import { Refused } from '../../src/domain/refusals.js';
import type { State } from '../../src/domain/vocabulary.js';
import type { CommandDto } from '../../src/dossier/command.dto.js';
import { CommandService } from '../../src/dossier/command.service.js';
import { ContentWriter, type Piece } from '../../src/dossier/content.writer.js';
import { DossierView, type ShownMove } from '../../src/dossier/dossier.view.js';
import type { SignedIn } from '../../src/people/signed-in.js';
import { Database } from '../../src/platform/database.js';
import { Once, stampOf } from '../../src/platform/once.js';
import { Season } from '../support/season.js';
import { shortPlan } from '../support/short-plan.js';
import { nominate, paper } from '../support/steps.js';

/** Small in every test run, large in a soak. */
const [RUNS, STEPS] = process.env['SOAK'] ? [300, 60] : [20, 25];
const START = '2026-03-02T02:00:00Z';

const NAMES = ['nominator', 'clerk', 'secretary', 'chair'] as const;
type Name = (typeof NAMES)[number];

let season: Season;
let database: Database;
let people: Record<Name, SignedIn>;
let paperId: string;

beforeAll(async () => {
  season = await Season.start({ now: START, plan: shortPlan });
  database = season.app.get(Database);
  people = Object.fromEntries(
    await Promise.all(NAMES.map(async (name) => [name, await signedIn(name)] as const)),
  ) as Record<Name, SignedIn>;
  const [first] = await nominate(season, 1);
  paperId = await paper(await season.as('clerk'), 'recordOfAct', { kind: 'dossier', id: first! });
});
afterAll(() => season.stop());

async function signedIn(name: Name): Promise<SignedIn> {
  const personId = season.sample.people[name]!;
  const roles = await database.query<SignedIn['roles'][number] & Record<string, unknown>>(
    `SELECT organisation_id AS "organisationId", role, unit_id AS "unitId" FROM role WHERE person_id = $1`,
    [personId],
  );
  return { sessionId: personId, personId, username: name, fullName: name, locale: 'vi', roles };
}

interface Stored {
  state: State;
  version: number;
  memory: Memory;
}

const storedOf = async (id: string): Promise<Stored> =>
  (
    await database.query<Stored & Record<string, unknown>>(`SELECT state, version, memory FROM dossier WHERE id = $1`, [
      id,
    ])
  )[0]!;

const trailOf = async (id: string): Promise<LineBody[]> =>
  (
    await database.query<{ body: LineBody }>(
      `SELECT body FROM line WHERE stream = 'dossier' AND stream_id = $1 ORDER BY seq`,
      [id],
    )
  ).map(({ body }) => body);

/** How many lines the streams have that no command of a dossier writes to. */
const elsewhere = async (): Promise<number> =>
  (await database.query<{ count: number }>(`SELECT count(*)::int AS count FROM line WHERE stream <> 'dossier'`))[0]!
    .count;

/** One step: who does what; `pick` chooses among what he may do, or among everything where `blindly`. */
type Step =
  | { kind: 'command'; who: Name; pick: number; blindly: boolean; twice: boolean }
  | { kind: 'write'; who: Name; command: Command; code: string; text: string }
  | { kind: 'remove'; who: Name }
  | { kind: 'wait'; hours: number };

const whos = fc.constantFrom(...NAMES);
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      who: whos,
      pick: fc.nat(1000),
      blindly: fc.boolean(),
      twice: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      who: fc.constantFrom('nominator' as const, 'clerk' as const),
      command: fc.constantFrom<Command>('WRITE_SECTION', 'SET_CLAIM', 'ADD_EVIDENCE'),
      code: fc.constantFrom('report', 'c1', 'summary'),
      text: fc.constantFrom('', 'một', 'hai'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), who: whos }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(1, 100, 1200) }) },
);

const stamp = (person: SignedIn) => stampOf(person.personId, 'property', randomUUID(), null);

/** True where it was accepted, false where it was refused; anything else ends the test. */
async function accepted(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refused) return false;
      throw error;
    },
  );
}

/** The command with every field that it may be asked for. */
function filled(type: Command, { state, memory }: Stored, move?: ShownMove): CommandDto {
  const recorded = move?.recorded || move?.needs.includes('basis.paperId');
  const dueAt = new Date(season.clock.now().getTime() + 240 * 3_600_000).toISOString();
  return {
    type,
    reason: 'lý do',
    dueAt,
    items: [{ code: 'report' }, { code: 'claim:c1', text: 'ghi rõ hơn' }],
    duplicateConfirmed: true,
    ...(move?.capacity && move.capacity !== 'system' && { capacity: move.capacity }),
    ...(recorded && { basis: { kind: 'paper' as const, paperId } }),
    ...{ chairConfirmationId: paperId, letterPaperId: paperId, consentPaperId: paperId },
    ...(reinstatementTargets(state, memory)[0] && { target: reinstatementTargets(state, memory)[0]! }),
    ...(type === 'REFER' && memory.voted && { voteStands: true }),
  };
}

/** Content has its own steps; blocks and extensions have routes of their own. */
const NOT_HERE = [
  ...['SET_CLAIM', 'WRITE_SECTION', 'ADD_EVIDENCE', 'REMOVE_EVIDENCE', 'ATTACH_PAPER'],
  ...['BLOCK_NOTED', 'BLOCK_LIFTED', 'MERGE_NOMINEE', 'SPLIT_NOMINEE', 'EXTEND'],
];

/** Gives a command; where it was shown as open it must be accepted. Returns how many were. */
async function give(id: string, step: Step & { kind: 'command' }): Promise<number> {
  const service = season.app.get(CommandService, { strict: false });
  const person = people[step.who];
  const moves = await season.app.get(DossierView, { strict: false }).moves(person, id);
  const seldom = step.pick % 6 === 0 ? NOT_HERE : [...NOT_HERE, 'WITHDRAW'];
  const open = moves.filter((move) => move.allowed && !seldom.includes(move.command));
  const move = step.blindly ? undefined : open[step.pick % (open.length || 1)];
  const dto = filled(move?.command ?? COMMANDS[step.pick % COMMANDS.length]!, await storedOf(id), move);
  if (NOT_HERE.includes(dto.type)) return 0;
  const sends = Array.from({ length: step.twice ? 2 : 1 }, () =>
    accepted(service.send(person, id, dto, null, stamp(person))),
  );
  const answers = await Promise.all(sends);
  if (move && !dto.voteStands) expect(answers).toContain(true);
  return answers.filter(Boolean).length;
}

const KINDS: Partial<Record<Command, ContentChange['kind']>> = {
  WRITE_SECTION: 'section',
  SET_CLAIM: 'claim',
  ADD_EVIDENCE: 'evidence',
};

/** Writes a piece; nothing where it says what is there already. */
async function write(id: string, step: Step & { kind: 'write' }): Promise<number> {
  const person = people[step.who];
  const kind = KINDS[step.command]!;
  const code = kind === 'evidence' ? randomUUID() : step.code;
  const piece: Piece = {
    ...{ command: step.command, kind, code, content: { text: step.text }, filled: step.text !== '' },
    ...(kind === 'evidence' && { criterion: 'c1' }),
  };
  const before = (await storedOf(id)).version;
  const basis = { kind: step.who === 'clerk' ? ('visit' as const) : ('screen' as const) };
  const writer = season.app.get(ContentWriter, { strict: false });
  let version = before;
  await accepted(
    writer.write(person, id, piece, { basis }, stamp(person)).then((written) => (version = written.version)),
  );
  return version - before;
}

/** Takes away the first piece of evidence, where there is one. */
async function remove(id: string, step: Step & { kind: 'remove' }): Promise<number> {
  const person = people[step.who];
  const [piece] = await database.query<{ code: string }>(
    `SELECT code FROM dossier_content WHERE dossier_id = $1 AND kind = 'evidence' ORDER BY code LIMIT 1`,
    [id],
  );
  const gone = { command: 'REMOVE_EVIDENCE' as const, kind: 'evidence' as const, code: piece?.code ?? 'none' };
  const writer = season.app.get(ContentWriter, { strict: false });
  const work = season.app
    .get(Once, { strict: false })
    .run(stamp(person), (tx) => writer.remove(tx, person, id, gone, { basis: { kind: 'screen' } }));
  return (await accepted(work)) ? 1 : 0;
}

/** Lets time pass and sweeps; a dossier that is due and free lapses. */
async function wait(id: string, step: Step & { kind: 'wait' }): Promise<number> {
  season.clock.advance(step.hours * 3_600_000);
  const { state, memory } = await storedOf(id);
  const open = ['draft', 'evidence.collecting', 'evidence.supplement'].includes(state);
  const due = open && !memory.held && memory.dueAt !== null && Date.parse(memory.dueAt) <= season.clock.now().getTime();
  await season.app.get(DeadlineSweep, { strict: false }).sweep();
  return due ? 1 : 0;
}

/** The ordinary way as far as a run begins. */
const WAY: Step[] = [
  { kind: 'write', who: 'nominator', command: 'WRITE_SECTION', code: 'report', text: 'một' },
  { kind: 'write', who: 'nominator', command: 'SET_CLAIM', code: 'c1', text: 'một' },
];
const ORDINARY = ['SUBMIT', 'COMPLETE', 'REFER'] as const;

async function begin(commands: number): Promise<{ id: string; count: number }> {
  const [id] = (await nominate(season, 1)) as [string];
  if (commands === 0) return { id, count: 1 };
  for (const step of WAY) await take(id, step);
  const service = season.app.get(CommandService, { strict: false });
  for (const type of ORDINARY.slice(0, commands)) {
    const person = people[type === 'REFER' ? 'clerk' : 'nominator'];
    await service.send(person, id, { type }, null, stamp(person));
  }
  return { id, count: 1 + WAY.length + commands };
}

function take(id: string, step: Step): Promise<number> {
  switch (step.kind) {
    case 'command':
      return give(id, step);
    case 'write':
      return write(id, step);
    case 'remove':
      return remove(id, step);
    case 'wait':
      return wait(id, step);
  }
}

const reached = new Set<string>();

test(
  'whatever is done to a dossier in whatever order, its state is the replay of its trail, and every accepted command is one line',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3), fc.array(steps, { minLength: STEPS, maxLength: STEPS }), async (ahead, sequence) => {
        season.clock.moveTo(START);
        const begun = await begin(ahead);
        const { id } = begun;
        let { count } = begun;
        const others = await elsewhere();
        for (const step of sequence) {
          count += await take(id, step);
          const { state, version, memory } = await storedOf(id);
          reached.add(state);
          const replayed = replayDossier(await trailOf(id));
          expect({ step, version, state, memory, faults: replayed.faults }).toEqual({
            ...{ step, version: count, state: replayed.state, memory: replayed.memory, faults: [] },
          });
        }
        expect((await trailOf(id)).map((line) => line.seq)).toEqual(
          Array.from({ length: count }, (_, index) => index + 1),
        );
        expect(await elsewhere()).toBe(others);
      }),
      { seed: 2025, numRuns: RUNS, endOnFailure: true },
    );
    const report = await season.app.get(Verifier, { strict: false }).verify({ organisations: null });
    expect(report.faults).toEqual([]);
  },
  process.env['SOAK'] ? 3_600_000 : 120_000,
);

test('the sequences went far enough to mean something', () => {
  expect([...reached].sort()).toEqual(
    expect.arrayContaining([
      ...['draft', 'evidence.appraisal', 'evidence.collecting', 'evidence.supplement', 'lapsed'],
      ...['notRecommended', 'recommended', 'returned', 'withdrawn'],
    ]),
  );
});
