import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import type { RuleCard } from '../../src/domain/rule-card.js';
import type { Choice } from '../../src/domain/tally.js';
import { inFull } from '../support/in-full.js';
import { explain } from '../support/linearizability.js';
import { Recorder, told, type Doing } from '../support/recorder.js';
import { Season } from '../support/season.js';
import { sheetModel, type SheetAsk, type SheetState } from '../support/sheet.model.js';
import { oneCriterion } from '../support/short-plan.js';
import { INDIVIDUAL, paper } from '../support/steps.js';
import { COUNCIL, faults } from '../support/stories.js';
import { waiting } from '../support/waiting.js';
import { inBytes, Wire, type Outgoing } from '../support/wire.js';

const HISTORIES = inFull(450, 8);
const CLIENTS = 5;
const OPERATIONS = 5;
const DOSSIERS = 2;
const ABSENT = 'member7';
const PRESENT = COUNCIL.filter((name) => name !== ABSENT);
const SEED = Number(process.env['SEED'] ?? 2025);

let season: Season;
let wire: Wire;
let sitting: string;
let opinionPaper: string;
const tokens: Record<string, string> = {};
const outcomes = { accepted: 0, refused: 0, lost: 0 };
const ended = new Set<string>();

beforeAll(async () => {
  season = await Season.start({ plan: oneCriterion });
  wire = new Wire(season.server.url, 16);
  for (const name of [...COUNCIL, 'clerk']) tokens[name] = await season.tokenFor(name);
  sitting = await openSitting();
  opinionPaper = await paper(await season.as('secretary'), 'writtenOpinion', { kind: 'sitting', id: sitting });
});
afterAll(async () => {
  wire.close();
  await season.stop();
});

async function openSitting(): Promise<string> {
  const secretary = await season.as('secretary');
  const { people, campaignId } = season.sample;
  const place = { title: 'Họp', place: 'Hội trường', plannedAt: season.clock.now().toISOString() };
  const leaders = { presiderId: people['chair'], secretaryId: people['secretary'] };
  const { id } = await secretary.post<{ id: string }>('sittings', { campaignId, ...place, ...leaders });
  const persons = COUNCIL.map((name) => ({ personId: people[name], present: name !== ABSENT }));
  await secretary.put(`sittings/${id}/attendance`, { persons });
  await secretary.post(`sittings/${id}/open`);
  return id;
}

const choices = fc.array(fc.constantFrom<Choice>('yes', 'yes', 'no', 'blank'), {
  minLength: DOSSIERS,
  maxLength: DOSSIERS,
});
const asks: fc.Arbitrary<SheetAsk> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ does: fc.constant('vote' as const), who: fc.constantFrom(...COUNCIL), choices }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('opinion' as const), who: fc.constant(ABSENT), choices }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<SheetAsk>(
      { does: 'close' },
      { does: 'close' },
      { does: 'settle' },
      { does: 'settle' },
      { does: 'void' },
    ),
  },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('read' as const), leads: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('readDossier' as const), at: fc.nat(DOSSIERS - 1) }) },
);
const doings = fc.record({
  ask: asks,
  thinks: fc.nat(4),
  lost: fc.oneof({ weight: 3, arbitrary: fc.constant<number[]>([]) }, fc.array(fc.nat(6), { maxLength: 2 })),
});
type Drawn = { ask: SheetAsk; thinks: number; lost: number[] };

interface Sheet {
  id: string;
  dossierIds: string[];
}

async function openSheet(): Promise<Sheet> {
  const dossierIds = await waiting(season, DOSSIERS);
  const secretary = await season.as('secretary');
  const body = { campaignId: season.sample.campaignId, awardCode: INDIVIDUAL, dossierIds, ballotKind: 'secret' };
  const { sheetId } = await secretary.post<{ sheetId: string }>(`sittings/${sitting}/sheets`, body);
  await secretary.post(`sheets/${sheetId}/open`);
  return { id: sheetId, dossierIds };
}

function requestFor({ id, dossierIds }: Sheet, ask: SheetAsk, key: string | null): Outgoing {
  const given = (all: Choice[]) => Object.fromEntries(all.map((choice, at) => [dossierIds[at], choice]));
  const sent = (by: string, path: string, body?: object): Outgoing => ({
    method: body ? 'POST' : 'GET',
    path: `/api/v1/${path}`,
    headers: {
      authorization: `Bearer ${tokens[by]}`,
      ...(key && { 'idempotency-key': key }),
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body ? inBytes(JSON.stringify(body)) : null,
  });
  switch (ask.does) {
    case 'read':
      return sent(ask.leads ? 'secretary' : 'member1', `sheets/${id}`);
    case 'readDossier':
      return sent('clerk', `dossiers/${dossierIds[ask.at]}`);
    case 'vote':
      return sent(ask.who, `sheets/${id}/ballots`, { choices: given(ask.choices) });
    case 'opinion': {
      const personId = season.sample.people[ABSENT];
      return sent('secretary', `sheets/${id}/opinions`, {
        personId,
        paperId: opinionPaper,
        choices: given(ask.choices),
      });
    }
    case 'settle':
      return sent('chair', `sheets/${id}/settle`, {});
    default:
      return sent('secretary', `sheets/${id}/${ask.does}`, ask.does === 'void' ? { reason: 'lập nhầm' } : {});
  }
}

function doing(sheet: Sheet, { ask, thinks, lost }: Drawn): Doing<SheetAsk> {
  const key = ask.does.startsWith('read') ? null : randomUUID();
  return { ask, key, thinks, lost: key ? lost : [], request: requestFor(sheet, ask, key) };
}

async function play(clients: Drawn[][]): Promise<void> {
  const sheet = await openSheet();
  const { card, version } = await (
    await season.as('secretary')
  ).get<{ card: RuleCard; version: number }>(`sheets/${sheet.id}`);
  const recorder = new Recorder<SheetAsk>(wire);
  await Promise.all(
    clients.map((drawn, client) =>
      recorder.play(
        client + 1,
        drawn.map((one) => doing(sheet, one)),
      ),
    ),
  );
  const last: SheetAsk[] = [
    { does: 'read', leads: true },
    ...sheet.dossierIds.map((_, at): SheetAsk => ({ does: 'readDossier', at })),
  ];
  await recorder.play(
    0,
    last.map((ask) => doing(sheet, { ask, thinks: 0, lost: [] })),
  );
  for (const { answer } of recorder.attempts) {
    if (!answer) outcomes.lost += 1;
    else if (answer.status < 300) outcomes.accepted += 1;
    else outcomes.refused += 1;
  }
  const initial: SheetState = { state: 'open', version, ballots: {}, opinions: {}, kept: {} };
  const opened = { card, present: PRESENT, members: COUNCIL, dossierIds: sheet.dossierIds };
  const { explained, order, end } = explain(recorder.attempts, initial, sheetModel(opened));
  ended.add(String(recorder.attempts.at(-DOSSIERS - 1)?.answer?.body['state']));
  expect(
    explained
      ? ''
      : `${told(recorder.attempts)}\n\nexplained as far as\n${told(order)}\nwhere it stands at ${JSON.stringify(end)}`,
  ).toBe('');
}

test(
  'what a council does on one sheet at once could have been done one after the other, each ballot once and each dossier with its sheet',
  async () => {
    const programs = fc.array(fc.array(doings, { minLength: OPERATIONS, maxLength: OPERATIONS }), {
      minLength: CLIENTS,
      maxLength: CLIENTS,
    });
    await fc.assert(fc.asyncProperty(programs, play), { seed: SEED, numRuns: HISTORIES, endOnFailure: true });
    expect(await faults(season)).toEqual([]);
  },
  inFull(1_800_000, 240_000),
);

test('these sheets ended in every way, and of what was asked some was accepted, refused and lost', () => {
  expect(ended.size).toBeGreaterThanOrEqual(inFull(4, 2));
  expect(Object.entries(outcomes).filter(([, count]) => count === 0)).toEqual([]);
});
