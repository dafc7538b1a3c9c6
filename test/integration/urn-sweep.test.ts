import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UrnSweep } from '../../src/council/urn.sweep.js';
import { loadConfig } from '../../src/platform/config.js';
import { startServer, type RunningServer } from '../../src/server.js';
import { SAMPLE_PASSWORD } from '../../src/sample/sample.people.js';
import { Client } from '../support/client.js';
import { LineToPostgres } from '../support/line-to-postgres.js';
import { Season } from '../support/season.js';
import { referred } from '../support/steps.js';
import { sheet } from '../support/stories.js';

/** Keys of secret urns when the line to Postgres breaks at a commit: nobody hears whether the sheet is open. */
let season: Season;
let line: LineToPostgres;
/** A server of the same commune, whose line breaks. */
let server: RunningServer;
let secretary: Client;
let keyDir: string;
const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-urns-'));

beforeAll(async () => {
  season = await Season.start();
  line = await LineToPostgres.to(season.database.appUrl);
  keyDir = join(folder, 'keys');
  const config = {
    ...loadConfig({ DATA_DIR: folder, KEY_DIR: keyDir, LOG_LEVEL: 'silent', TRUST_PROXY: 'true' }),
    ...{ port: 0, databaseUrl: line.url, databaseOwnerUrl: season.database.ownerUrl },
  };
  server = await startServer({ config, clock: season.clock });
  const body = { username: 'secretary', password: SAMPLE_PASSWORD };
  const { token } = await new Client(server.url, null).post<{ token: string }>('sessions', body);
  secretary = new Client(server.url, token);
}, 60_000);
afterAll(async () => {
  await server.close();
  await line.close();
  await season.stop();
  rmSync(folder, { recursive: true, force: true });
});

const keys = () => readdirSync(keyDir);
const sweep = () => server.app.get(UrnSweep, { strict: false }).sweep();
const keysOf = (sheetId: string) => keys().filter((name) => name.includes(sheetId));

async function openSheet(): Promise<string> {
  const sheetId = await sheet(season, await referred(season, 1));
  await secretary.post(`sheets/${sheetId}/open`);
  return sheetId;
}

/** Commits, and the one who asked hears that he is to come again. */
async function unheard(path: string, key: string): Promise<void> {
  line.cutAtNextCommit();
  const before = line.cut;
  expect(await secretary.refused('POST', path, {}, { 'idempotency-key': key })).toEqual([503, 'server.busy']);
  expect(line.cut).toBe(before + 1);
}

test('a vote is closed and nobody hears of the commit: its key is unlinked, that of the vote that goes on stays', async () => {
  const [closed, goesOn] = [await openSheet(), await openSheet()];
  await unheard(`sheets/${closed}/close`, 'close-once');
  expect([keysOf(closed).length, keysOf(goesOn).length]).toEqual([1, 1]);
  await sweep();
  expect([keysOf(closed).length, keysOf(goesOn).length]).toEqual([0, 1]);
  const told = await secretary.post<{ state: string }>(
    `sheets/${closed}/close`,
    {},
    { 'idempotency-key': 'close-once' },
  );
  expect(told.state).toBe('counted');
});

test('a vote is opened and nobody hears of the commit: its key is kept, and the council votes', async () => {
  const [dossierId] = (await referred(season, 1)) as [string];
  const sheetId = await sheet(season, [dossierId]);
  await unheard(`sheets/${sheetId}/open`, 'open-once');
  await sweep();
  expect(keysOf(sheetId).length).toBe(1);
  await secretary.post(`sheets/${sheetId}/open`, {}, { 'idempotency-key': 'open-once' });
  expect(keysOf(sheetId).length).toBe(1);
});

test("a key of a sheet that this database does not know is another commune's, and is left alone", async () => {
  const name = 'sheet.00000000-0000-4000-8000-000000000001.0123456789abcdef.key';
  writeFileSync(join(keyDir, name), Buffer.alloc(32), { mode: 0o600 });
  await sweep();
  expect(keys()).toContain(name);
});
