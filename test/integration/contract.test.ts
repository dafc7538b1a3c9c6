import { jest } from '@jest/globals';
import type { CommandData } from '../../src/domain/command.js';
import { API_CONTENTS } from '../../src/platform/api-contents.js';
import { journal } from '../support/client.js';
import { Contract, type OpenApi } from '../support/contract.js';
import { EVERY_ROUTE } from '../support/every-route.js';
import { Season } from '../support/season.js';

/** LibreOffice alone may take a minute for a paper; the program itself gives it that. */
jest.setTimeout(90_000);

let season: Season;
let contract: Contract;
const called = new Set<string>();

beforeAll(async () => {
  season = await Season.start({ office: true });
  contract = new Contract(await season.nobody.get<OpenApi>('/api/openapi.json'));
  journal.answers = [];
});
afterAll(() => season.stop());

/** What has been answered since, judged. */
function judged(): string[] {
  const answers = journal.answers!.splice(0);
  for (const sent of answers) {
    const route = contract.routeOf(sent);
    if (route && sent.status < 400) called.add(`${route.method} ${route.path}`);
  }
  return answers.flatMap((sent) => contract.faults(sent));
}

test('the document is OpenAPI 3.1', async () => {
  expect((await season.nobody.get<OpenApi>('/api/openapi.json')).openapi).toBe('3.1.0');
  journal.answers!.splice(0);
});

test.each(Object.entries(EVERY_ROUTE))('every answer of the part "%s" is as documented', async (_, play) => {
  await play(season);
  expect(judged()).toEqual([]);
});

/** What a command may say; the compiler knows when one is missing here. */
const SAID = {
  ...{ dueAt: true, itemCodes: true, duplicateConfirmed: true, noteId: true, noteDigest: true, recorder: true },
  ...{ voteStands: true, chairConfirmationId: true, outcome: true, target: true, signerId: true, letterPaperId: true },
  ...{ consentPaperId: true, receiverId: true, failureCode: true, change: true, blockId: true, blockedId: true },
  ...{ batch: true, origin: true },
} satisfies Record<keyof CommandData, true>;

test('whatever a command says is documented where its line is shown, however seldom it is said', async () => {
  const { components } = await season.nobody.get<OpenApi>('/api/openapi.json');
  const { properties } = components.schemas['LineDataDto'] as { properties: object };
  expect(Object.keys(properties).sort()).toEqual(Object.keys(SAID).sort());
  journal.answers!.splice(0);
});

test('a refusal is as documented, whatever it refuses', async () => {
  const clerk = await season.as('clerk');
  await clerk.send('GET', 'dossiers/not-an-id');
  await clerk.send('GET', 'dossiers?limit=1000');
  await clerk.send('POST', 'dossiers/bulk', { type: 'FLY', items: [{ id: 1 }] });
  await clerk.send('POST', 'people', {});
  await season.nobody.send('GET', 'me');
  expect(judged()).toEqual([]);
});

test('the contents of the interface name each route, what it is for, and nothing else', () => {
  const told = contract.routes.map(({ method, path, operation }) => [
    `${method} ${path.replace('/api/v1', '')}`,
    operation.summary,
  ]);
  expect(told.sort()).toEqual(Object.entries(API_CONTENTS).sort());
});

test('every documented route has been called and answered', () => {
  const documented = contract.routes.map(({ method, path }) => `${method} ${path}`);
  expect(documented.filter((route) => !called.has(route))).toEqual([]);
});
