import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import type { Campaign } from '../../src/domain/campaign.js';
import { BLANK_MEMORY } from '../../src/domain/memory.js';
import type { CommandDto } from '../../src/dossier/command.dto.js';
import { dossierModel, draftOf, type DossierAsk, type DossierState } from '../support/dossier.model.js';
import { inFull } from '../support/in-full.js';
import { explain } from '../support/linearizability.js';
import { Recorder, told, type Doing } from '../support/recorder.js';
import { Season } from '../support/season.js';
import { shortPlan } from '../support/short-plan.js';
import { INDIVIDUAL, nominate } from '../support/steps.js';
import { faults } from '../support/stories.js';
import { inBytes, Wire, type Outgoing } from '../support/wire.js';

const HISTORIES = inFull(600, 16);
const CLIENTS = 4;
const OPERATIONS = 6;
const SEED = Number(process.env['SEED'] ?? 2025);
const NOW = '2026-03-02T02:00:00.000Z';
const OFFICES = ['nominator', 'clerk', 'chair'] as const;

let season: Season;
let wire: Wire;
let campaign: Campaign;
const tokens: Record<string, string> = {};
const outcomes = { accepted: 0, refused: 0, lost: 0, overtaken: 0 };

beforeAll(async () => {
  season = await Season.start({ now: NOW, plan: shortPlan });
  wire = new Wire(season.server.url, 16);
  for (const name of OFFICES) tokens[name] = await season.tokenFor(name);
  const clerk = await season.as('clerk');
  campaign = (await clerk.get<{ campaign: Campaign }>(`campaigns/${season.sample.campaignId}`)).campaign;
});
afterAll(async () => {
  wire.close();
  await season.stop();
});

/** What one of the three may ask; whether it is allowed now is for the dossier to say. */
const COMMANDS: [as: (typeof OFFICES)[number], dto: CommandDto][] = [
  ['nominator', { type: 'SUBMIT' }],
  ['nominator', { type: 'COMPLETE' }],
  ['nominator', { type: 'RESUBMIT' }],
  ['nominator', { type: 'WITHDRAW' }],
  ['clerk', { type: 'REFER' }],
  [
    'clerk',
    { type: 'ASK_SUPPLEMENT', items: [{ code: 'report', text: 'ghi rõ hơn' }], dueAt: '2026-03-30T10:00:00.000Z' },
  ],
  ['clerk', { type: 'ASK_REINSTATE', reason: 'rút nhầm', target: 'draft', dueAt: '2026-03-30T10:00:00.000Z' }],
  ['chair', { type: 'HOLD' }],
  ['chair', { type: 'RELEASE' }],
  ['chair', { type: 'REINSTATE' }],
  ['chair', { type: 'STRIKE', reason: 'chưa đủ' }],
  ['chair', { type: 'SEND_BACK', reason: 'xem lại' }],
  ['clerk', { type: 'CORRECT' }],
];

const asks: fc.Arbitrary<DossierAsk> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc
      .tuple(fc.constantFrom(...COMMANDS), fc.option(fc.integer({ min: 1, max: 14 }), { nil: null, freq: 2 }))
      .map(([[as, dto], ifMatch]): DossierAsk => ({
        does: 'command',
        as,
        dto,
        ifMatch: ifMatch && ifMatch < 8 ? ifMatch : null,
      })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('một', 'hai', 'ba')
      .map((text): DossierAsk => ({ does: 'write', as: 'nominator', kind: 'section', code: 'report', text })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<DossierAsk>({ does: 'write', as: 'nominator', kind: 'claim', code: 'c1', text: 'có' }),
  },
  { weight: 5, arbitrary: fc.constant<DossierAsk>({ does: 'read' }) },
);

const doings = fc.record({
  ask: asks,
  thinks: fc.nat(4),
  lost: fc.oneof({ weight: 3, arbitrary: fc.constant<number[]>([]) }, fc.array(fc.nat(6), { maxLength: 2 })),
});
type Drawn = { ask: DossierAsk; thinks: number; lost: number[] };

/** Half of the histories begin with a dossier that is nearly complete, half with a bare draft. */
const PREPARED: DossierAsk[] = [
  { does: 'write', as: 'nominator', kind: 'claim', code: 'c1', text: 'có' },
  { does: 'write', as: 'nominator', kind: 'section', code: 'report', text: 'một' },
  { does: 'command', as: 'nominator', dto: { type: 'SUBMIT' }, ifMatch: null },
  { does: 'command', as: 'nominator', dto: { type: 'COMPLETE' }, ifMatch: null },
];

function requestFor(id: string, ask: DossierAsk, key: string | null): Outgoing {
  const by = ask.does === 'read' ? 'clerk' : ask.as;
  const headers: Record<string, string> = {
    authorization: `Bearer ${tokens[by]}`,
    ...(key && { 'idempotency-key': key }),
  };
  const path = `/api/v1/dossiers/${id}`;
  if (ask.does === 'read') return { method: 'GET', path, headers, body: null };
  headers['content-type'] = 'application/json';
  if (ask.does === 'write') {
    const place = ask.kind === 'section' ? 'sections' : 'claims';
    const body = ask.kind === 'section' ? { text: ask.text } : { confirmed: true };
    return { method: 'PUT', path: `${path}/${place}/${ask.code}`, headers, body: inBytes(JSON.stringify(body)) };
  }
  if (ask.ifMatch !== null) headers['if-match'] = String(ask.ifMatch);
  return { method: 'POST', path: `${path}/commands`, headers, body: inBytes(JSON.stringify(ask.dto)) };
}

function doing(id: string, { ask, thinks, lost }: Drawn): Doing<DossierAsk> {
  const key = ask.does === 'read' ? null : randomUUID();
  return { ask, key, thinks, lost: key ? lost : [], request: requestFor(id, ask, key) };
}

async function begun(id: string): Promise<DossierState> {
  const { dueAt } = await (await season.as('clerk')).get<{ dueAt: string }>(`dossiers/${id}`);
  const place = { organisationId: season.sample.organisations.commune, timeZone: 'Asia/Ho_Chi_Minh' };
  const nominee = { awardCode: INDIVIDUAL, nomineeKind: 'individual' as const };
  return draftOf({ id, ...place, ...nominee, memory: { ...BLANK_MEMORY, dueAt } });
}

async function play(prepared: number, clients: Drawn[][]): Promise<void> {
  const [id] = (await nominate(season, 1)) as [string];
  const initial = await begun(id);
  const recorder = new Recorder<DossierAsk>(wire);
  const plainly = (ask: DossierAsk) => doing(id, { ask, thinks: 0, lost: [] });
  await recorder.play(0, PREPARED.slice(0, prepared).map(plainly));
  await Promise.all(
    clients.map((drawn, client) =>
      recorder.play(
        client + 1,
        drawn.map((one) => doing(id, one)),
      ),
    ),
  );
  await recorder.play(0, [plainly({ does: 'read' })]);
  for (const { answer } of recorder.attempts) {
    if (!answer) outcomes.lost += 1;
    else if (answer.status < 300) outcomes.accepted += 1;
    else outcomes.refused += 1;
    if (answer?.body['code'] === 'conflict.changed') outcomes.overtaken += 1;
  }
  const { explained, order, end } = explain(recorder.attempts, initial, dossierModel(campaign, new Date(NOW)));
  const { state, version, memory } = end.row;
  const unexplained = explained
    ? ''
    : `${told(recorder.attempts)}\n\nexplained as far as\n${told(order)}\nwhere it stands at ${JSON.stringify({ state, version, memory })}`;
  expect(unexplained).toBe('');
}

test(
  'what several people do to one dossier at once could have been done one after the other, as the domain decides it',
  async () => {
    const programs = fc.array(fc.array(doings, { minLength: OPERATIONS, maxLength: OPERATIONS }), {
      minLength: CLIENTS,
      maxLength: CLIENTS,
    });
    await fc.assert(fc.asyncProperty(fc.nat(PREPARED.length), programs, play), {
      seed: SEED,
      numRuns: HISTORIES,
      endOnFailure: true,
    });
    expect(await faults(season)).toEqual([]);
  },
  inFull(1_800_000, 240_000),
);

test('of these requests many were accepted, refused, lost and overtaken', () => {
  const { overtaken, ...sure } = outcomes;
  expect(Object.entries(sure).filter(([, count]) => count === 0)).toEqual([]);
  expect(overtaken).toBeGreaterThanOrEqual(inFull(1, 0));
});
