import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SheetMaking } from '../../src/council/sheet.making.js';
import type { Role } from '../../src/domain/vocabulary.js';
import type { SignedIn } from '../../src/people/signed-in.js';
import { newId } from '../../src/platform/random.js';
import { CouncilProgram } from './council.program.js';
import { all, AWARD, CouncilWorld } from './council.world.js';

/** Everybody who works with the council and is recused on the same nominee. */
const OFFICES = ['member', 'secretary', 'chair', 'clerk', 'decider', 'auditor', 'admin'] as const;
type Office = (typeof OFFICES)[number];

interface Scene {
  persons: Record<Office, SignedIn>;
  /** A chair of another term, who is not concerned. */
  otherChair: SignedIn;
  sittingId: string;
  sheetId: string;
  /** Of the nominee from whom they are recused, and of another on the same sheet. */
  own: string;
  other: string;
  papers: Record<'onSheet' | 'onSitting' | 'onDossier' | 'minutes' | 'opinion', string>;
  known: Set<string>;
}

let pair: [CouncilProgram, CouncilProgram];
let scene: Scene;
const [deputyChair, deputySecretary, away] = [1, 2, 8];

beforeAll(async () => {
  const here = await CouncilWorld.start();
  scene = await prepared(here);
  const worlds = await here.twins();
  pair = [await CouncilProgram.on(worlds[0]), await CouncilProgram.on(worlds[1])];
}, 120_000);
afterAll(async () => {
  for (const one of pair) await one.stop();
});

async function newPerson(world: CouncilWorld, username: string, role: Role): Promise<SignedIn> {
  const { organisationId } = world.commune;
  const personId = newId(world.clock.now());
  await world.database.query(`INSERT INTO person (id, username, full_name, created_at) VALUES ($1, $2, $2, $3)`, [
    personId,
    username,
    world.clock.now(),
  ]);
  await world.database.query(`INSERT INTO role (id, organisation_id, person_id, role) VALUES ($1, $2, $3, $4)`, [
    ...[newId(world.clock.now()), organisationId, personId, role],
  ]);
  return { ...world.commune.chair, personId, username, roles: [{ organisationId, role, unitId: null }] };
}

/** A sheet of two, opened, before anybody has voted; its minutes and an opinion lie ready. */
async function prepared(world: CouncilWorld): Promise<Scene> {
  const { members, secretary, chair, clerk, auditor, campaignId } = world.commune;
  const persons = {
    ...{ member: members[0]!, secretary, chair, clerk, auditor },
    ...{ decider: await newPerson(world, 'decider', 'decider'), admin: await newPerson(world, 'admin', 'admin') },
  };
  const otherChair = await newPerson(world, 'chair-before', 'chair');
  const nomineeId = await world.nominee();
  const [own, other] = [await world.dossier(nomineeId), await world.dossier()];
  const recusals = Object.values(persons).map(({ personId }) => ({ personId, nomineeId }));
  const sittingId = await world.sitting([members[away]!], recusals);
  const asked = { campaignId, awardCode: AWARD, dossierIds: [own, other], ballotKind: 'secret' as const };
  const deputies = {
    presiderDeputyId: members[deputyChair]!.personId,
    secretaryDeputyId: members[deputySecretary]!.personId,
  };
  const { sheetId } = await world.database.transaction((tx) =>
    world.module.get(SheetMaking).make(tx, secretary, sittingId, { ...asked, ...deputies }, null),
  );
  await world.acts.open(world.asking(members[deputySecretary]!, sheetId), {});
  const papers = {
    onSheet: await world.paper('councilMinutes', sheetId),
    onSitting: await world.paper('recordOfAct', sittingId, 'sitting'),
    onDossier: await world.paper('councilMinutes', other, 'dossier'),
    minutes: await world.paper('councilMinutes', world.commune.unitId, 'unit'),
    opinion: await world.paper('writtenOpinion', world.commune.unitId, 'unit'),
  };
  return { persons, otherChair, sittingId, sheetId, own, other, papers, known: await everyId(world) };
}

/** What is the same in both worlds; other ids are made by each for itself. */
async function everyId(world: CouncilWorld): Promise<Set<string>> {
  const tables = [
    'person',
    'dossier',
    'sheet',
    'sitting',
    'paper',
    'nominee',
    'unit',
    'organisation',
    'campaign',
    'notice',
  ];
  const rows = await world.database.query<{ id: string }>(
    tables.map((name) => `SELECT id FROM ${name}`).join(' UNION '),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Everything that can be read of the vote, and what is refused by those who ask for more. */
function probes(): [string, string, unknown?, Record<string, string>?][] {
  const { own, other, sheetId, sittingId, papers } = scene;
  const versions = [1, 2, 3, 5, 6, 7, 9];
  const states = ['scheduled', 'voting', 'counted'].map((name) => `councilVote.${name}`);
  const lists = [
    'limit=1',
    'mine=true',
    'q=nguyen',
    `awardCode=${AWARD}`,
    ...[...states, 'recommended'].map((state) => `state=${state}`),
  ];
  const dossiers = [own, other].flatMap((id) => [
    ...['', '/moves', '/trail?limit=100', '/trail?limit=2'].map((path) => `dossiers/${id}${path}`),
    ...versions.map((version) => `dossiers/${id}?asOf=${version}`),
    `audit/streams/dossier/${id}?limit=100`,
  ]);
  const { campaignId } = pair[0].world.commune;
  const screens = [
    ...[
      `sittings/${sittingId}/reading-list`,
      `campaigns/${campaignId}/progress`,
      `campaigns/${campaignId}/completeness`,
    ],
    ...[...[own, other].map((id) => ['dossier', id]), ['sheet', sheetId], ['sitting', sittingId]].map(
      ([kind, id]) => `papers?subjectKind=${kind}&subjectId=${id}`,
    ),
  ];
  const rest = ['notices', 'sittings', `sittings/${sittingId}`, `sheets/${sheetId}`, 'submissions', 'nominees', 'me'];
  const read = [
    ...['dossiers', ...lists.map((filter) => `dossiers?${filter}`), ...dossiers, ...screens, ...rest],
    ...[`audit/streams/sheet/${sheetId}`, `audit/streams/sitting/${sittingId}`],
    ...Object.values(papers).flatMap((id) => [`papers/${id}`, `papers/${id}/content`]),
  ];
  const acts = ['open', 'close', 'void', 'settle', 'minutes', 'recount', 'opinions'].map(
    (act) => [`sheets/${sheetId}/${act}`, bodyOf(act)] as const,
  );
  return [
    ...read.map((path): [string, string] => ['GET', path]),
    ...acts.flatMap(([path, body]): [string, string, unknown, Record<string, string>?][] => [
      ['POST', path, body],
      ...['3', '9'].map((version): [string, string, unknown, Record<string, string>] => [
        ...(['POST', path, body] as const),
        { 'if-match': `"${version}"` },
      ]),
    ]),
    ...[['dossier', own] as const, ['dossier', other] as const, ['sheet', sheetId] as const].map(
      ([kind, id]): [string, string, unknown] => ['POST', 'audit/verify', { kind, id }],
    ),
    ...[own, other].map((id): [string, string, unknown] => ['POST', `dossiers/${id}/commands`, { type: 'SETTLE' }]),
    ...['HOLD', 'CONFIRM', 'REFER'].map((type): [string, string, unknown, Record<string, string>] => [
      ...(['POST', `dossiers/${own}/commands`, { type }] as const),
      { 'if-match': '"1"' },
    ]),
    ['PUT', `dossiers/${own}/claims/t1`, { confirmed: true, basis: { kind: 'call' } }],
    ['POST', 'dossiers/bulk', { type: 'REFER', items: [{ id: own, version: 1 }, { id: other }] }],
  ];
}

function bodyOf(act: string): unknown {
  const { own, other, papers, persons } = scene;
  const zero = { yes: 0, no: 0, blank: 0, recused: 0, absent: 0 };
  const counts = [own, other].map((dossierId) => ({ dossierId, ...zero }));
  const { personId } = persons.member;
  if (act === 'void') return { reason: 'x' };
  if (act === 'minutes') return { paperId: papers.onSheet };
  if (act === 'recount') return { counts, paperId: papers.onSheet, reason: 'x' };
  if (act === 'opinions') return { personId, paperId: papers.opinion, choices: all([own, other], 'yes') };
  return {};
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Status and bytes of an answer, without what is new in each request and each world; of notices, in any order. */
function plain(path: string, answer: { status: number; body: unknown }): string {
  const text = (part: unknown) =>
    JSON.stringify(part, (key, value) => (key === 'requestId' ? '' : value)).replaceAll(ID, (id) =>
      scene.known.has(id) ? id : 'new',
    );
  if (path !== 'notices') return text(answer);
  const { items } = answer.body as { items: unknown[] };
  return items.map(text).sort().join(' ');
}

/** Where what a person is answered in the two worlds differs. */
async function differences(person: SignedIn, asked = probes()): Promise<string[]> {
  const found: string[] = [];
  for (const [method, path, body, headers] of asked) {
    const answers = await Promise.all(
      pair.map(async (one) => {
        const { status, body: said } = await (await one.as(person)).send(method, path, body, headers);
        return plain(path, { status, body: said });
      }),
    );
    if (answers[0] !== answers[1]) found.push(`${method} ${path} ${JSON.stringify(headers ?? '')}`);
  }
  return found;
}

const reads = () => probes().filter(([method]) => method === 'GET');

async function expectSilence(): Promise<void> {
  const found: Record<string, string[]> = {};
  for (const office of OFFICES) {
    const differ = await differences(scene.persons[office]);
    if (differ.length > 0) found[office] = differ;
  }
  expect(found).toEqual({});
}

async function delivered(): Promise<void> {
  for (const one of pair) await one.delivered();
}

test('to everybody who is recused two communes that differ only in the vote answer alike, byte for byte, whatever is asked', async () => {
  const [first, second] = pair;
  const { sheetId, own, other, papers } = scene;
  const { members } = first.world.commune;
  const [secretary, absent] = [members[deputySecretary]!, members[away]!];
  const opinion = (one: CouncilProgram, choice: 'yes' | 'no') =>
    one.world.acts.recordOpinion(one.world.asking(secretary, sheetId), {
      ...{ personId: absent.personId, paperId: papers.opinion, choices: all([own, other], choice) },
    });
  await opinion(first, 'yes');
  await opinion(second, 'no');
  await first.world.vote(sheetId, [own, other], 7, members.slice(1, 8));
  await second.world.vote(sheetId, [own, other], 1, members.slice(1, 4));
  await delivered();
  await expectSilence();
  const plainly = await differences(members[3]!, reads());
  expect(plainly).toEqual([`GET sheets/${sheetId} ""`]);

  const place = join(
    first.world.keyFolder,
    first.world.keys().find((name) => name.includes(sheetId))!,
  );
  const key = readFileSync(place);
  await first.world.close(sheetId, secretary);
  writeFileSync(place, key); // one folder of keys for both worlds
  await second.world.close(sheetId, secretary);
  for (const { world } of pair)
    await world.acts.attachMinutes(world.asking(secretary, sheetId), { paperId: papers.minutes });
  await delivered();
  await expectSilence();
  expect(await differences(members[3]!, reads())).toContain(`GET dossiers/${other}/trail?limit=100 ""`);

  for (const { world } of pair) await world.send(scene.otherChair, own, 'HOLD');
  await delivered();
  await expectSilence();

  for (const { world } of pair) await world.acts.voidSheet(world.asking(secretary, sheetId), { reason: 'x' });
  await delivered();
  await expectSilence();
}, 300_000);
