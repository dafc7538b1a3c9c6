import dns from 'node:dns';
import { mkdtempSync, rmSync } from 'node:fs';
import { get as plainGet } from 'node:http';
import { get as secureGet } from 'node:https';
import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { loadConfig, type Config } from '../../src/platform/config.js';
import { startServer, type RunningServer } from '../../src/server.js';
import { selfSigned } from '../support/certificate.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

const FIRST = '127.0.0.1';
const SECOND = '127.0.0.2';
/** Kept for documents: no machine has it. */
const NOWHERE = '192.0.2.7';

let database: FreshDatabase;
let server: RunningServer | undefined;
let named: string[];
const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-addresses-'));

/** The one thing of this machine that is not as it is: what addresses "localhost" has. */
beforeAll(async () => {
  const real = dns.lookup as (...all: unknown[]) => void;
  const told = (host: string, ...rest: unknown[]) => {
    if (host !== 'localhost') return real(host, ...rest);
    const all = named.map((address) => ({ address, family: 4 }));
    const answer = rest.at(-1) as (...told: unknown[]) => void;
    return (rest[0] as { all?: boolean }).all ? answer(null, all) : answer(null, FIRST, 4);
  };
  jest.spyOn(dns, 'lookup').mockImplementation(told as never);
  database = await freshDatabase();
});
beforeEach(() => (named = [FIRST, SECOND]));
afterEach(async () => {
  await server?.close();
  server = undefined;
});
afterAll(async () => {
  jest.restoreAllMocks();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(more: Partial<Config> = {}): Promise<number> {
  const config: Config = {
    ...loadConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', HOST: 'localhost' }),
    ...{ port: 0, databaseUrl: database.appUrl, databaseOwnerUrl: database.ownerUrl },
    ...more,
  };
  server = await startServer({ config });
  return (server.app.getHttpServer().address() as AddressInfo).port;
}

async function asked(scheme: string, host: string, port: number): Promise<[number, string]> {
  const get = scheme === 'https' ? secureGet : plainGet;
  const sent = get({ host, port, path: '/api/v1/nowhere', rejectUnauthorized: false, agent: false });
  const [answer] = await once(sent, 'response');
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part);
  return [answer.statusCode, (JSON.parse(Buffer.concat(parts).toString()) as { code: string }).code];
}

/** What is answered to these bytes until the connection ends. */
async function saidTo(bytes: string, port: number, then: (say: (more: string) => void) => void = () => {}) {
  const socket = connect(port, SECOND);
  let heard = '';
  socket.on('data', (part) => (heard += part.toString()));
  socket.write(bytes);
  then((more) => socket.write(more));
  await once(socket, 'close');
  return heard;
}

test.each(['http', 'https'])('who comes by %s to any address that the name has is served', async (scheme) => {
  const port = await start({ tls: scheme === 'https' ? selfSigned() : undefined });
  const answers = await Promise.all([FIRST, SECOND].map((host) => asked(scheme, host, port)));
  expect(answers).toEqual([
    [404, 'notFound'],
    [404, 'notFound'],
  ]);
});

test('what is no request is refused at every address in the one form of all refusals', async () => {
  expect(await saidTo('GET\r\n\r\n', await start())).toMatch(/^HTTP\/1.1 400 .*"code":"request.malformed"/s);
});

test('what has begun at another address is answered before the server ends, and nobody is let in after', async () => {
  const port = await start();
  const body = '{"username": "khong-ai", "password": "khong-biet"}';
  const head = `host: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
  let ending: Promise<void> | undefined;
  const answer = saidTo(`POST /api/v1/sessions HTTP/1.1\r\n${head}\r\n\r\n{`, port, (say) => {
    setTimeout(() => (ending = server!.close()), 100);
    setTimeout(() => say(body.slice(1)), 1_000);
  });
  expect(await answer).toMatch(/^HTTP\/1.1 401 .*connection: close.*"code":"session.wrongPassword"/s);
  await ending;
  server = undefined;
  for (const host of [FIRST, SECOND])
    await expect(asked('http', host, port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('an address that this machine does not have is passed over', async () => {
  named = [FIRST, NOWHERE, SECOND];
  const port = await start();
  expect(await asked('http', SECOND, port)).toEqual([404, 'notFound']);
});

test('an address that is written in another way is that address', async () => {
  const long = '0:0:0:0:0:0:0:1';
  const isHere = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));
  const answered = start({ host: long }).then((port) => asked('http', '::1', port));
  if (isHere) expect(await answered).toEqual([404, 'notFound']);
  else await expect(answered).rejects.toMatchObject({ code: 'http.noSuchHost' });
});

test('where another program listens at one of the addresses, nothing is started', async () => {
  const neighbour = createServer();
  await once(neighbour.listen(0, SECOND), 'listening');
  const { port } = neighbour.address() as AddressInfo;
  await expect(start({ port })).rejects.toMatchObject({ code: 'http.portBusy' });
  await expect(asked('http', FIRST, port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  neighbour.close();
});
