import { Client as Postgres } from 'pg';
import { ROLES, type Role } from '../../src/domain/vocabulary.js';
import { newId } from '../../src/platform/random.js';
import { SAMPLE_PASSWORD } from '../../src/sample/sample.people.js';
import { Client, journal, type Sent } from '../support/client.js';
import { Contract, type OpenApi, type Route } from '../support/contract.js';
import { EVERY_ROUTE } from '../support/every-route.js';
import { Season } from '../support/season.js';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

let season: Season;
let contract: Contract;
/** For each documented route, a request that its rightful sender had accepted. */
const accepted = new Map<string, Sent>();
const strangers = new Map<Role, Client>();
const insiders = new Map<Role, Client>();

beforeAll(async () => {
  season = await Season.start({ office: true });
  contract = new Contract(await season.nobody.get<OpenApi>('/api/openapi.json'));
  journal.answers = [];
  for (const play of Object.values(EVERY_ROUTE)) await play(season);
  for (const sent of journal.answers) {
    const route = contract.routeOf(sent);
    if (route && sent.status < 400) accepted.set(keyOf(route), sent);
  }
  journal.answers = undefined;
  await addPeople();
}, 120_000);
afterAll(() => season.stop());

const keyOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;

/** One person for each role in the neighbouring commune, and one in the commune itself, with that role alone. */
async function addPeople(): Promise<void> {
  const client = new Postgres({ connectionString: season.database.superuserUrl });
  await client.connect();
  for (const role of ROLES) {
    for (const [prefix, place] of [
      ['stranger', 'neighbour'],
      ['insider', 'commune'],
    ] as const) {
      const id = newId(new Date(0));
      await client.query(
        `INSERT INTO person (id, username, full_name, password_hash, created_at)
         SELECT $1, $2, $2, password_hash, now() FROM person WHERE username = 'clerk'`,
        [id, `${prefix}-${role.toLowerCase()}`],
      );
      const organisation = season.sample.organisations[place];
      await client.query('INSERT INTO role (id, organisation_id, person_id, role) VALUES ($1, $2, $3, $4)', [
        newId(new Date(0)),
        organisation,
        id,
        role,
      ]);
    }
  }
  await client.end();
  for (const role of ROLES) {
    strangers.set(role, await signIn(`stranger-${role.toLowerCase()}`));
    insiders.set(role, await signIn(`insider-${role.toLowerCase()}`));
  }
}

async function signIn(username: string): Promise<Client> {
  const body = { username, password: SAMPLE_PASSWORD };
  const { token } = await season.nobody.post<{ token: string }>('sessions', body);
  return new Client(season.server.url, token);
}

const rolesOf = ({ operation }: Route): readonly string[] | undefined => {
  const allowed = operation['x-allow'];
  return Array.isArray(allowed) ? allowed : undefined;
};

/** The same request, with every id of an object exchanged for one that nobody has. */
function absent(text: string): string {
  return text.replaceAll(UUID, (id) => `${id.slice(0, 14)}4000-8000-${[...id.slice(24)].toReversed().join('')}`);
}

function repeat(client: Client, { method, path, request }: Sent, change: (text: string) => string) {
  if (request === undefined) return client.send<{ code?: string }>(method, change(path));
  if (!(request instanceof FormData)) {
    return client.send<{ code?: string }>(method, change(path), JSON.parse(change(JSON.stringify(request))));
  }
  const form = new FormData();
  for (const [field, value] of request.entries()) form.set(field, typeof value === 'string' ? change(value) : value);
  return client.send<{ code?: string }>(method, change(path), form);
}

const same = (text: string): string => text;

/** Routes that are about the sender himself, or that everybody who is signed in may read. */
const OWN = new Set([
  'DELETE /api/v1/sessions/current',
  'PUT /api/v1/me/language',
  'PUT /api/v1/me/password',
  'POST /api/v1/sessions',
]);

test('without a session every route but the public ones answers 401', async () => {
  const answers: Record<string, number> = {};
  const expected: Record<string, number> = {};
  for (const route of contract.routes.filter(({ operation }) => operation['x-allow'] !== 'public')) {
    const { status } = await repeat(season.nobody, accepted.get(keyOf(route))!, same);
    answers[keyOf(route)] = status;
    expected[keyOf(route)] = 401;
  }
  expect(answers).toEqual(expected);
});

test.each(ROLES)('somebody who is only %s meets 403 on every route that does not name him', async (role) => {
  const answers: Record<string, string> = {};
  const expected: Record<string, string> = {};
  for (const route of contract.routes.filter((one) => rolesOf(one) && !rolesOf(one)!.includes(role))) {
    const { status, body } = await repeat(insiders.get(role)!, accepted.get(keyOf(route))!, same);
    answers[keyOf(route)] = `${status} ${body.code}`;
    expected[keyOf(route)] = '403 role.needed';
  }
  expect(answers).toEqual(expected);
});

test.each(ROLES)("to the neighbour's %s an object of the commune answers as one that does not exist", async (role) => {
  const differences: string[] = [];
  const open: string[] = [];
  for (const route of contract.routes.filter((one) => !OWN.has(keyOf(one)) && (rolesOf(one)?.includes(role) ?? true))) {
    const request = accepted.get(keyOf(route))!;
    const sentIds = `${request.path}${JSON.stringify(request.request ?? '')}`.match(UUID) ?? [];
    if (sentIds.length === 0 || isPublic(route)) continue;
    const here = await repeat(strangers.get(role)!, request, same);
    const nowhere = await repeat(strangers.get(role)!, request, absent);
    if (here.status !== nowhere.status || here.body.code !== nowhere.body.code) {
      differences.push(`${keyOf(route)}: ${here.status} ${here.body.code} / ${nowhere.status} ${nowhere.body.code}`);
    }
    if (here.status < 400) open.push(keyOf(route));
  }
  expect(differences).toEqual(differences.filter((one) => GLOBAL.some((path) => one.startsWith(path))));
  expect(open.filter((one) => !GLOBAL.some((path) => one.startsWith(path)))).toEqual(
    OPEN_LISTS.filter((one) => open.includes(one)),
  );
});

const isPublic = ({ operation }: Route): boolean => operation['x-allow'] === 'public';

/** Organisations are rows of the whole installation: everybody reads them, every administrator adds to them. */
const GLOBAL = ['GET /api/v1/organisations', 'POST /api/v1/organisations'];

/** Lists that answer a stranger with nothing in them. */
const OPEN_LISTS = ['POST /api/v1/dossiers/bulk'];
