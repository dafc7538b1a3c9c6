import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { CouncilModule } from '../../src/council/council.module.js';
import { PeopleModule } from '../../src/people/people.module.js';
import { SessionStore } from '../../src/people/session.store.js';
import type { SignedIn } from '../../src/people/signed-in.js';
import { loadConfig } from '../../src/platform/config.js';
import { EdgeModule } from '../../src/platform/edge.module.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { frameworkErrors } from '../../src/platform/refusal.filter.js';
import { Client } from '../support/client.js';
import { all, AWARD, CouncilWorld } from './council.world.js';

@Module({})
class ProgramOfTheCouncil {
  static on(world: CouncilWorld): DynamicModule {
    const config = { ...loadConfig({ DATA_DIR: world.folder }), databaseUrl: world.fresh.appUrl };
    const platform = PlatformModule.forRoot({ config, clock: world.clock });
    return { module: ProgramOfTheCouncil, imports: [platform, EdgeModule, PeopleModule, CouncilModule] };
  }
}

let world: CouncilWorld;
let app: NestFastifyApplication;
beforeAll(async () => {
  world = await CouncilWorld.start({}, 3);
  await world.database.query(`UPDATE person SET password_hash = 'kept'`);
  const adapter = new FastifyAdapter({ frameworkErrors });
  const options = { logger: false as const, abortOnError: false };
  app = await NestFactory.create<NestFastifyApplication>(ProgramOfTheCouncil.on(world), adapter, options);
  app.setGlobalPrefix('api/v1');
  await app.listen(0, '127.0.0.1');
}, 60_000);
afterAll(async () => {
  await app.close();
  await world.stop();
});

async function as(person: SignedIn): Promise<Client> {
  const { token } = await world.database.transaction((tx) => app.get(SessionStore).open(tx, person.personId, 'kept'));
  return new Client(await app.getUrl(), token);
}

interface Moved {
  id: string;
  state: string;
  version: number;
}

test('a sitting is planned, a sheet is voted on, counted and settled over HTTP', async () => {
  const { members, campaignId } = world.commune;
  const [secretary, chair] = [await as(world.commune.secretary), await as(world.commune.chair)];
  const dossierIds = await world.dossiers(2);
  const sitting = await secretary.post<Moved>('sittings', {
    ...{ campaignId, title: '  Họp   xét ', place: 'Trụ sở', plannedAt: '2025-12-20T09:00:00+07:00' },
    ...{ presiderId: world.commune.chair.personId, secretaryId: world.commune.secretary.personId },
    awardCodes: [AWARD],
  });
  expect([sitting.state, sitting.version]).toEqual(['planned', 1]);
  const at = `sittings/${sitting.id}`;
  await secretary.ok('PATCH', at, { place: 'Hội trường' }, { 'if-match': '"1"' });
  await secretary.put(`${at}/agenda`, { awardCodes: [AWARD] });
  await secretary.put(`${at}/attendance`, { persons: members.map(({ personId }) => ({ personId, present: true })) });
  await secretary.put(`${at}/recusals`, { recusals: [] });
  await secretary.post(`${at}/open`);
  const made = await secretary.send<{ sheetId: string }>('POST', `${at}/sheets`, {
    ...{ campaignId, awardCode: AWARD, dossierIds, ballotKind: 'secret' },
  });
  expect(made.status).toBe(201);
  const on = `sheets/${made.body.sheetId}`;
  expect(await secretary.refused('POST', `${on}/open`, {}, { 'if-match': '7' })).toEqual([412, 'conflict.version']);
  expect(await secretary.post<Moved>(`${on}/open`)).toMatchObject({ id: made.body.sheetId, state: 'open', version: 2 });

  const choices = all(dossierIds, 'yes');
  const wrong: unknown[] = [
    {},
    { choices: [] },
    { choices: { x: 'yes' } },
    { choices: all(dossierIds, 'maybe' as 'yes') },
  ];
  for (const body of wrong) {
    expect(await (await as(members[0]!)).refused('POST', `${on}/ballots`, body)).toEqual([422, 'request.invalid']);
  }
  const key = { 'idempotency-key': 'my-ballot' };
  for (const member of members) {
    const voter = await as(member);
    const shouted = Object.fromEntries(Object.entries(choices).map(([id, word]) => [id.toUpperCase(), word]));
    const first = await voter.post<{ receipt: string }>(`${on}/ballots`, { choices: shouted }, key);
    expect(await voter.post(`${on}/ballots`, { choices }, key)).toEqual(first);
    const other = await voter.refused('POST', `${on}/ballots`, { choices: all(dossierIds, 'no') }, key);
    expect(other).toEqual([422, 'idempotency.otherBody']);
  }
  expect(await chair.refused('POST', `${on}/ballots`, { choices })).toEqual([403, 'role.needed']);
  expect(await (await as(world.commune.nominator)).refused('GET', on)).toEqual([403, 'role.needed']);
  await secretary.post(`${on}/close`);
  expect(await secretary.refused('POST', `${at}/close`)).toEqual([409, 'sitting.sheetsOpen']);
  expect(await chair.refused('POST', `${on}/settle`, { chairSide: { [dossierIds[0]!]: 'recused' } })).toEqual([
    ...[422, 'request.invalid'],
  ]);
  expect((await chair.post<Moved>(`${on}/settle`)).state).toBe('settled');
  expect((await secretary.post<Moved>(`${at}/close`)).state).toBe('closed');
  const list = await chair.get<{ items: { id: string; title: string; place: string; plannedAt: string }[] }>(
    'sittings',
  );
  expect(list.items.map(({ id, title, place, plannedAt }) => ({ id, title, place, plannedAt }))).toEqual([
    { id: sitting.id, title: 'Họp xét', place: 'Hội trường', plannedAt: '2025-12-20T02:00:00.000Z' },
  ]);
});

test('what a sheet and a sitting answer has the fields that the description of the API names, and no others', async () => {
  const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
  const named = (schema: string) =>
    Object.keys((document.components!.schemas![schema] as { properties: object }).properties);
  const dossierIds = await world.dossiers(1);
  const sittingId = await world.sitting();
  const sheetId = await world.openSheet(dossierIds, 'secret', sittingId);
  await world.vote(sheetId, dossierIds, 3);
  await world.close(sheetId);
  await world.settle(sheetId);
  const chair = await as(world.commune.chair);
  const sheet = await chair.get<{
    counts: object[];
    dossiers: object[];
    mine: object;
    turnout: object;
    roll: object[];
  }>(`sheets/${sheetId}`);
  const sitting = await chair.get<{ sheets: object[]; attendance: object[] }>(`sittings/${sittingId}`);
  const pairs: [object | undefined, string][] = [
    [sheet, 'ShownSheet'],
    [sheet.counts[0], 'ShownCount'],
    [sheet.dossiers[0], 'ShownOnSheet'],
    [sheet.mine, 'MineOnSheet'],
    [sheet.turnout, 'Turnout'],
    [sheet.roll[0], 'RollEntry'],
    [sitting, 'ShownSitting'],
    [sitting.sheets[0], 'SheetOfSitting'],
    [sitting.attendance[0], 'ShownAttendance'],
  ];
  for (const [answer, schema] of pairs) expect(Object.keys(answer!).sort()).toEqual(named(schema).sort());
});
