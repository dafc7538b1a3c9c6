import * as fc from 'fast-check';
import { chainFaults, type StoredLine } from '../../src/domain/chain.js';
import { replayBatch, replayDossier } from '../../src/domain/replay.js';
import type { StreamKind } from '../../src/domain/vocabulary.js';
import { Database } from '../../src/platform/database.js';
import { Season } from '../support/season.js';
import { oneCriterion } from '../support/short-plan.js';
import { INDIVIDUAL, nominate, paper } from '../support/steps.js';
import { COUNCIL, faults, minutes } from '../support/stories.js';
import { waiting } from '../support/waiting.js';

/** Small in every test run, large in a soak. */
const [RUNS, STEPS] = process.env['SOAK'] ? [200, 60] : [14, 30];
const DOSSIERS = 4;

let season: Season;
let database: Database;
let sitting: string;
let numbers = 0;
let basis: { kind: string; paperId: string };
let letterPaperId: string;

/** The plan with one criterion and few places, so that a run is short and the last ones meet the quota. */
beforeAll(async () => {
  season = await Season.start({
    plan: (today) => {
      const plan = oneCriterion(today);
      return { ...plan, ruleCards: plan.ruleCards.map((card) => ({ ...card, quota: 3 * RUNS })) };
    },
  });
  database = season.app.get(Database);
  const [first] = (await nominate(season, 1)) as [string];
  basis = {
    kind: 'paper',
    paperId: await paper(await season.as('clerk'), 'recordOfAct', { kind: 'dossier', id: first }),
  };
  letterPaperId = await paper(await season.as('clerk'), 'withdrawalLetter', { kind: 'dossier', id: first });
  sitting = await openSitting();
});
afterAll(() => season.stop());

async function openSitting(): Promise<string> {
  const secretary = await season.as('secretary');
  const { people, campaignId } = season.sample;
  const leaders = { presiderId: people['chair'], secretaryId: people['secretary'] };
  const plan = {
    campaignId,
    title: 'Họp',
    place: 'Hội trường',
    plannedAt: season.clock.now().toISOString(),
    ...leaders,
  };
  const { id } = await secretary.post<{ id: string }>('sittings', plan);
  const persons = COUNCIL.map((name) => ({ personId: people[name], present: true }));
  await secretary.put(`sittings/${id}/attendance`, { persons });
  await secretary.post(`sittings/${id}/open`);
  return id;
}

/** Dossiers that wait for the council; or that it has recommended. */
async function begin(voted: boolean): Promise<string[]> {
  const ids = await waiting(season, DOSSIERS);
  if (!voted) return ids;
  const secretary = await season.as('secretary');
  const list = { campaignId: season.sample.campaignId, awardCode: INDIVIDUAL, dossierIds: ids, ballotKind: 'paper' };
  const { sheetId } = await secretary.post<{ sheetId: string }>(`sittings/${sitting}/sheets`, list);
  const counts = ids.map((dossierId) => ({ dossierId, yes: 9, no: 0, blank: 0, recused: 0, absent: 0 }));
  await secretary.post(`sheets/${sheetId}/count`, { counts, minutesPromised: true });
  await (await season.as('chair')).post(`sheets/${sheetId}/settle`);
  await minutes(season, sheetId);
  return ids;
}

interface Head {
  kind: StreamKind;
  id: string;
  state: string;
  version: number;
  headHash: string;
}

const HEADS = ['dossier', 'sitting', 'sheet', 'submission', 'decision']
  .map((kind) => `SELECT '${kind}' AS kind, id, state, version, head_hash AS "headHash" FROM ${kind}`)
  .join(' UNION ALL ');
const headsNow = async (): Promise<Map<string, Head>> =>
  new Map((await database.query<Head & Record<string, unknown>>(HEADS)).map((head) => [head.id, head]));

/** The stream as it is by its lines alone, beside what is stored of its object. */
async function checked(head: Head): Promise<void> {
  const lines = await database.query<StoredLine & Record<string, unknown>>(
    `SELECT seq, organisation_id AS "organisationId", body, hash FROM line WHERE stream = $1 AND stream_id = $2 ORDER BY seq`,
    [head.kind, head.id],
  );
  expect(chainFaults(head, lines, head)).toEqual([]);
  const bodies = lines.map((line) => line.body);
  const replayed = head.kind === 'dossier' ? replayDossier(bodies) : replayBatch(head.kind, bodies);
  const { version, headHash, state } = head;
  expect([replayed.faults, replayed.state, lines.length, lines.at(-1)!.hash]).toEqual([[], state, version, headHash]);
}

const idsOf = async (text: string, id: string): Promise<string[]> =>
  (await database.query<{ id: string }>(text, [id])).map((row) => row.id);
const onSheet = (id: string) =>
  idsOf('SELECT dossier_id AS id FROM sheet_dossier WHERE sheet_id = $1 AND active ORDER BY position', id);
const inLetter = (id: string) =>
  idsOf('SELECT dossier_id AS id FROM submission_dossier WHERE submission_id = $1 AND active ORDER BY position', id);

/** What a run has made so far; `pick` chooses from each. */
interface Run {
  dossiers: string[];
  sheets: string[];
  letters: string[];
  decisions: string[];
}

/** One act over HTTP, and the streams that are concerned where it is accepted: each gets one line and no other does. */
interface Act {
  who: string;
  path: string;
  body: object;
  streams: string[];
  /** The list that the act makes, as its answer names it. */
  makes?: keyof Run;
}

type Maker = (run: Run, picks: Picks) => Promise<Act> | Act;

interface Picks {
  one: number;
  some: number[];
  flag: boolean;
}

const picked = <Item>(items: readonly Item[], at: number): Item | undefined =>
  items.length === 0 ? undefined : items[at % items.length];
const NOWHERE = '00000000-0000-4000-8000-000000000000';
const nobodyIn = 'no such list';
const subset = (run: Run, { some }: Picks) => [...new Set(some.map((at) => picked(run.dossiers, at)!))];
const sheetOf = (run: Run, { one }: Picks) =>
  run.sheets.at(-1 - (one % Math.min(2, run.sheets.length || 1))) ?? NOWHERE;
const letterOf = (run: Run, { one }: Picks) =>
  run.letters.at(-1 - (one % Math.min(2, run.letters.length || 1))) ?? NOWHERE;

const onSheetAct =
  (who: string, verb: string, body: object = {}): Maker =>
  async (run, picks) => {
    const id = sheetOf(run, picks);
    const scheduled = (await stateOf('sheet', id)) === 'scheduled';
    // A sheet that is voided before it was opened lets its dossiers go without a vote to take back.
    const named = verb === 'void' && scheduled ? [] : await onSheet(id);
    return { who, path: `sheets/${id}/${verb}`, body, streams: [id, ...named] };
  };

const stateOf = async (table: 'sheet' | 'submission', id: string): Promise<string | undefined> =>
  (await database.query<{ state: string }>(`SELECT state FROM ${table} WHERE id = $1`, [id]))[0]?.state;

/** A command on one dossier; a signed letter that it leaves tells it too, and so does a list that is being drawn up. */
const alone =
  (who: string, type: string, more: object = {}, leavesLetter = false): Maker =>
  async (run, { one }) => {
    const id = picked(run.dossiers, one)!;
    const letters = leavesLetter
      ? await idsOf('SELECT submission_id AS id FROM submission_dossier WHERE dossier_id = $1 AND active', id)
      : [];
    return { who, path: `dossiers/${id}/commands`, body: { type, ...more }, streams: [id, ...letters] };
  };

const answer =
  (who: string, type: string, some: boolean, more: object = {}): Maker =>
  async (run, picks) => {
    const id = letterOf(run, picks);
    const named = some ? (await inLetter(id)).filter((_, at) => picks.some.includes(at)) : await inLetter(id);
    const body = { type, reason: 'lý do', ...(some && named.length > 0 && { dossierIds: named }), ...more };
    return {
      who,
      path: `submissions/${id}/commands`,
      body,
      streams: [id, ...(named.length > 0 ? named : await inLetter(id))],
    };
  };

const reason = { reason: 'lý do' };

const MAKERS: [number, Maker][] = [
  [
    4,
    (run, picks) => ({
      ...{ who: 'secretary', path: `sittings/${sitting}/sheets`, streams: [nobodyIn], makes: 'sheets' },
      body: {
        ...{ campaignId: season.sample.campaignId, awardCode: INDIVIDUAL, dossierIds: subset(run, picks) },
        ballotKind: picks.one % 3 === 0 ? 'paper' : 'secret',
      },
    }),
  ],
  [6, onSheetAct('secretary', 'open')],
  [
    4,
    async (run, picks) => {
      const id = sheetOf(run, picks);
      const counts = (await onSheet(id)).map((dossierId, at) => ({
        ...{ dossierId, yes: 8 - (at % 2), no: 1 + (at % 2), blank: 0, recused: 0, absent: 0 },
      }));
      const body = { counts, minutesPromised: true };
      return {
        who: 'secretary',
        path: `sheets/${id}/count`,
        body,
        streams: [id, ...counts.map((one) => one.dossierId)],
      };
    },
  ],
  [
    6,
    async (run, picks) => {
      const id = sheetOf(run, picks);
      const choices = Object.fromEntries(
        (await onSheet(id)).map((dossierId) => [dossierId, picks.flag ? 'yes' : 'no']),
      );
      return { who: picked(COUNCIL, picks.one)!, path: `sheets/${id}/ballots`, body: { choices }, streams: [id] };
    },
  ],
  [4, onSheetAct('secretary', 'close')],
  [1, onSheetAct('secretary', 'void', reason)],
  [5, onSheetAct('chair', 'settle')],
  [
    4,
    async (run, picks) => ({
      ...{ who: 'clerk', path: 'submissions', streams: [nobodyIn], makes: 'letters' as const },
      body: { campaignId: season.sample.campaignId, dossierIds: await ready(subset(run, picks), picks.flag) },
    }),
  ],
  [
    5,
    async (run, picks) => {
      const id = letterOf(run, picks);
      const shown = await (await season.as('chair')).send<{ listDigest?: string }>('GET', `submissions/${id}`);
      const body = { signerId: season.sample.people['chair'], listDigest: shown.body.listDigest ?? 'none' };
      return { who: 'chair', path: `submissions/${id}/sign`, body, streams: [id, ...(await inLetter(id))] };
    },
  ],
  [
    2,
    async (run, picks) => {
      const id = letterOf(run, picks);
      numbers += 1; // the same number again would change nothing, and write nothing
      const body = { number: `${numbers}/TTr-UBND`, date: '2026-03-02' };
      return { who: 'clerk', path: `submissions/${id}/number`, body, streams: [id] };
    },
  ],
  [
    4,
    async (run, picks) => {
      const id = letterOf(run, picks);
      return {
        who: 'clerk',
        path: `submissions/${id}/deliver`,
        body: { basis },
        streams: [id, ...(await inLetter(id))],
      };
    },
  ],
  [2, answer('authority', 'ACKNOWLEDGE', false)],
  [2, answer('authority', 'RETURN', true)],
  [1, answer('chair', 'RECALL', false)],
  [
    6,
    async (run, picks) => {
      const id = letterOf(run, picks);
      const named = (await inLetter(id)).filter((_, at) => picks.some.includes(at));
      const outcomes = named.map((dossierId) => ({ dossierId, outcome: picks.flag ? 'awarded' : 'notAwarded' }));
      const body = { submissionId: id, outcomes };
      return { who: 'authority', path: 'decisions', body, streams: [nobodyIn, id, ...named], makes: 'decisions' };
    },
  ],
  [
    1,
    async (run, { one }) => {
      const id = picked(run.decisions, one) ?? NOWHERE;
      const named = await idsOf(
        `SELECT o.dossier_id AS id FROM decision_outcome o WHERE o.decision_id = $1 AND o.outcome = 'awarded' ORDER BY id LIMIT 1`,
        id,
      );
      return {
        who: 'authority',
        path: `decisions/${id}/revoke`,
        body: { dossierIds: named, ...reason },
        streams: [id, ...named],
      };
    },
  ],
  [2, alone('chair', 'HOLD')],
  [3, alone('chair', 'RELEASE')],
  [1, (run, picks) => alone('chair', 'WITHDRAW', { basis, letterPaperId }, true)(run, picks)],
  [1, alone('chair', 'STRIKE', reason, true)],
  [1, alone('chair', 'RECALL', reason, true)],
  [3, alone('clerk', 'CORRECT')],
  [1, alone('clerk', 'REVOTE', reason)],
  [1, alone('secretary', 'SEND_BACK', reason)],
  [2, alone('clerk', 'REFER')],
  [1, alone('clerk', 'ASK_REINSTATE', { ...reason, target: 'recommended' })],
  [1, alone('clerk', 'ASK_REINSTATE', { ...reason, target: 'councilVote.scheduled' })],
  [2, alone('chair', 'REINSTATE')],
];

/** Those of a list that are recommended, where only these are asked for. */
async function ready(ids: string[], only: boolean): Promise<string[]> {
  const text = `SELECT id FROM dossier WHERE id = ANY($1::uuid[]) AND state = 'recommended'
    ORDER BY array_position($1::uuid[], id)`;
  const recommended = (await database.query<{ id: string }>(text, [ids])).map((row) => row.id);
  return only && recommended.length > 0 ? recommended : ids;
}

/** Every kind of act that was accepted. */
const reached = new Set<string>();

/** How many lines each stream has more than before, as far as a person wrote them; the relay may deliver meanwhile. */
async function written(before: Map<string, Head>, after: Map<string, Head>): Promise<Record<string, number>> {
  const more: Record<string, number> = {};
  for (const head of after.values()) {
    const known = before.get(head.id)?.version ?? 0;
    if (head.version === known) continue;
    await checked(head);
    const [row] = await database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM line
       WHERE stream = $1 AND stream_id = $2 AND seq > $3 AND body ->> 'capacity' <> 'system'`,
      [head.kind, head.id, known],
    );
    if (row!.count > 0) more[head.id] = row!.count;
  }
  return more;
}

/** Gives the act. Where it is accepted each stream that it concerns has one more line; where it is refused none has. */
async function give(run: Run, act: Act): Promise<boolean> {
  const { who, path, body, streams, makes } = act;
  const before = await headsNow();
  const client = await season.as(who);
  const response = await client.send<{ id?: string; sheetId?: string }>('POST', path, body);
  expect({ act, answered: response.status < 500 }).toEqual({ act, answered: true });
  const took = response.status < 300;
  const made = response.body.sheetId ?? response.body.id ?? nobodyIn;
  const concerned = took ? streams.map((id) => (id === nobodyIn ? made : id)) : [];
  const more = await written(before, await headsNow());
  expect({ act, more }).toEqual({ act, more: Object.fromEntries(concerned.map((id) => [id, 1])) });
  if (took && makes) run[makes].push(made);
  if (took && path.endsWith('/settle')) await minutes(season, path.split('/')[1]!);
  if (took)
    reached.add(path.replace(/[0-9a-f-]{36}/, ':id').replace('commands', () => (body as { type: string }).type));
  if (took) await season.settled();
  return took;
}

const acts = fc.record({
  /** The first that is accepted ends the step; those before it are refused. */
  makers: fc.array(fc.oneof(...MAKERS.map(([weight, maker]) => ({ weight, arbitrary: fc.constant(maker) }))), {
    ...{ minLength: 6, maxLength: 6 },
  }),
  one: fc.nat(1000),
  some: fc.array(fc.nat(DOSSIERS - 1), { minLength: 1, maxLength: DOSSIERS }),
  flag: fc.boolean(),
});

test(
  'whatever a commune does in whatever order, each accepted act is one line on its list and one on each dossier it names, and every state is the replay of its trail',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(acts, { minLength: STEPS, maxLength: STEPS }),
        async (voted, sequence) => {
          const run: Run = { dossiers: await begin(voted), sheets: [], letters: [], decisions: [] };
          for (const { makers, ...picks } of sequence) {
            for (const maker of makers) if (await give(run, await maker(run, picks))) break;
          }
        },
      ),
      { seed: 2025, numRuns: RUNS, endOnFailure: true },
    );
    expect(await faults(season)).toEqual([]);
  },
  process.env['SOAK'] ? 3_600_000 : 120_000,
);

test('the acts of these communes went as far as votes, letters and answers', () => {
  const sheets = ['open', 'ballots', 'settle', 'void'].map((verb) => `sheets/:id/${verb}`);
  const letters = ['sign', 'number', 'deliver', 'RECALL'].map((verb) => `submissions/:id/${verb}`);
  const single = ['HOLD', 'RELEASE', 'WITHDRAW', 'STRIKE', 'REFER'].map((type) => `dossiers/:id/${type}`);
  expect([...reached]).toEqual(
    expect.arrayContaining(['sittings/:id/sheets', ...sheets, 'submissions', ...letters, ...single]),
  );
});
