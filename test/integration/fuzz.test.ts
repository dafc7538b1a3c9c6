import * as fc from 'fast-check';
import { CATALOGUE } from '../../src/domain/refusal-catalogue.js';
import { Contract, type OpenApi } from '../support/contract.js';
import { inFull } from '../support/in-full.js';
import { Requests, type Drawn, type Place } from '../support/requests.js';
import { TwoCommunes } from '../support/two-communes.js';
import { Wire, type Incoming } from '../support/wire.js';
import { absentFor, exchanged, namesAny } from '../support/world-ids.js';

/** Each round begins with communes of its own: what is drawn ends seasons, accounts and sessions. */
const ROUNDS = inFull(40, 1);
const RUNS = inFull(100, 24);
const AT_ONCE = 50;
const CONNECTIONS = 12;
const SEED = Number(process.env['SEED'] ?? 2025);
/** With `SEED`: the path of a counterexample, as the failing run printed it. */
const PATH = process.env['FUZZ_PATH'];

/** Organisations are rows of the whole installation. */
const GLOBAL = /^\/api\/v1\/organisations/;

let communes: TwoCommunes;
let contract: Contract;
let wire: Wire;
const answered = { requests: 0, twins: 0, accepted: 0, busy: 0 };
const reached = new Set<string>();

async function begin(): Promise<fc.Arbitrary<Drawn>> {
  communes = await TwoCommunes.start();
  const document = await communes.season.nobody.get<OpenApi>('/api/openapi.json');
  contract = new Contract(document);
  wire = new Wire(communes.season.server.url, CONNECTIONS);
  const cursors = await communes.cursorsOf(contract);
  const drawnFor = (place: Place) => new Requests(document, contract, { ...place, cursors }).any;
  return fc.oneof(
    { weight: 3, arbitrary: drawnFor(communes.commune) },
    { weight: 2, arbitrary: drawnFor(communes.neighbour) },
  );
}

async function end(): Promise<void> {
  wire.close();
  await communes.season.stop();
}

async function sent({ who, ...drawn }: Drawn): Promise<Incoming> {
  const token = who === null ? null : await communes.tokenOf(who);
  const headers = { ...(token && { authorization: `Bearer ${token}` }), ...drawn.headers };
  const answer = (await wire.send({ ...drawn, headers }))!;
  if (answer.status === 401 && who !== null && token) communes.forget(who, token);
  answered.requests += 1;
  if (answer.status < 400) answered.accepted += 1;
  return answer;
}

const bodyOf = ({ type, text }: Incoming): unknown => (/json/.test(type) && text ? JSON.parse(text) : text);

/** What is wrong with one answer, whatever was asked. */
function faultsOf({ method, path }: Drawn, answer: Incoming): string[] {
  const { status, type } = answer;
  const body = bodyOf(answer);
  const { code } = body as { code?: string };
  if (status === 503 && code === 'server.busy') answered.busy += 1;
  else if (status >= 500) return [`${method} ${path} → ${status} ${answer.text.slice(0, 300)}`];
  const said = status >= 400 && method !== 'HEAD' ? refusalFaults(body) : [];
  const route = contract.routeOf({ method, path });
  if (route && status < 400) reached.add(`${route.method} ${route.path}`);
  const documented = route ? contract.faults({ method, path, request: null, status, type, body }) : [];
  return [...said.map((one) => `${method} ${path} → ${status}: ${one}`), ...documented];
}

/** A "no" has a code that the catalogue knows, and says in both languages what it is and what helps. */
function refusalFaults(body: unknown): string[] {
  const told = body as { code?: string; sentence?: Record<string, string>; help?: Record<string, string> };
  if (!told.code || !(told.code in CATALOGUE))
    return [`no code of the catalogue: ${JSON.stringify(body).slice(0, 200)}`];
  const texts = [told.sentence?.['vi'], told.sentence?.['en'], told.help?.['vi'], told.help?.['en']];
  return texts.every((text) => text && !/[{}]|undefined/.test(text.replaceAll(/"[^"]*"|“[^”]*”/g, '')))
    ? []
    : [`its sentences: ${JSON.stringify(texts)}`];
}

/** How the ids of the other commune would answer if nobody had them; a race may tell them apart once, not three times. */
async function differencesOf(drawn: Drawn): Promise<string[]> {
  const place = drawn.who?.endsWith('-b') ? communes.neighbour : communes.commune;
  if (drawn.who === null || drawn.who === 'authority' || GLOBAL.test(drawn.path)) return [];
  const { person: _, ...rows } = place.foreign;
  const away = new Map(
    Object.values(rows)
      .flat()
      .map((id) => [id, absentFor(id)]),
  );
  const text = `${drawn.path} ${drawn.body}`;
  if (!namesAny(text, away)) return [];
  const back = new Map([...away].map(([id, absent]) => [absent, id]));
  const twin = { ...drawn, path: exchanged(drawn.path, away), body: drawn.body && exchanged(drawn.body, away) };
  const told = (answer: Incoming) =>
    `${answer.status} ${exchanged(answer.text, back).replace(/"requestId":"[^"]*"/g, '')}`;
  let difference = '';
  for (let tries = 0; tries < 3; tries += 1) {
    const [here, nowhere] = [told(await sent(unkeyed(drawn))), told(await sent(unkeyed(twin)))];
    answered.twins += 1;
    if (here === nowhere) return [];
    difference = `${drawn.who}: ${drawn.method} ${drawn.path}: ${here.slice(0, 400)} / ${nowhere.slice(0, 400)}`;
  }
  return [difference];
}

/** Without a key, so that it is done anew. */
function unkeyed(drawn: Drawn): Drawn {
  const { 'idempotency-key': _, ...headers } = drawn.headers;
  return { ...drawn, headers };
}

async function judged(drawn: Drawn): Promise<string[]> {
  const faults = faultsOf(drawn, await sent(drawn));
  return [...faults, ...(await differencesOf(drawn))];
}

test(
  'whatever is asked, by whomever, is answered as documented or refused with a reason, and tells nobody what another commune has',
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const requests = await begin();
      try {
        await fc.assert(
          fc.asyncProperty(fc.array(requests, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (all) => {
            const faults = (await Promise.all(all.map(judged))).flat();
            expect(faults).toEqual([]);
          }),
          { seed: SEED + round, numRuns: RUNS, ...(PATH && { path: PATH }), endOnFailure: PATH !== undefined },
        );
      } finally {
        await end();
      }
    }
  },
  inFull(3_600_000, 240_000),
);

test('what was asked reached most of what can be asked, and was accepted often enough to mean something', () => {
  if (process.env['SOAK']) {
    const all = contract.routes.map(({ method, path }) => `${method} ${path}`);
    console.log(
      answered,
      'routes that accepted nothing:',
      all.filter((one) => !reached.has(one)),
    );
  }
  expect(answered.accepted / answered.requests).toBeGreaterThan(0.15);
  expect(reached.size / contract.routes.length).toBeGreaterThan(inFull(0.8, 0.3));
  expect(answered.twins).toBeGreaterThan(answered.requests / 20);
  // A new slip whose twin was under way, or a lock that was waited for too long: it may be, it must not be usual.
  expect(answered.busy / answered.requests).toBeLessThan(0.001);
});
