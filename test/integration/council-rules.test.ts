import { MinutesFacts } from '../../src/council/minutes.js';
import { quotaUsed } from '../../src/council/quota.js';
import type { DeputiesRequest } from '../../src/council/sheet.dto.js';
import { SheetMaking } from '../../src/council/sheet.making.js';
import { SittingLists } from '../../src/council/sitting.lists.js';
import { Sittings } from '../../src/council/sitting.service.js';
import { STATES } from '../../src/domain/vocabulary.js';
import { readDossiers } from '../../src/dossier/dossier.row.js';
import type { SignedIn } from '../../src/people/signed-in.js';
import { newId } from '../../src/platform/random.js';
import { all, AWARD, codeOf, CouncilWorld, refusalOf } from './council.world.js';

let world: CouncilWorld;
beforeAll(async () => {
  world = await CouncilWorld.start();
}, 60_000);
afterAll(() => world.stop());

interface Planned {
  presiderId?: string;
  secretaryId?: string;
  /** Members that are named as present; all where none is given. */
  present?: readonly SignedIn[];
  absent?: readonly SignedIn[];
  recusals?: { personId: string; nomineeId: string }[];
  awardCodes?: string[];
}

/** An open sitting with leaders, attendance and agenda of its own. */
async function sitting(plan: Planned): Promise<string> {
  const { secretary, chair, campaignId, members } = world.commune;
  const { presiderId = chair.personId, secretaryId = secretary.personId, awardCodes = [] } = plan;
  const { present = members, absent = [], recusals = [] } = plan;
  const [sittings, lists] = [world.module.get(Sittings), world.module.get(SittingLists)];
  return world.database.transaction(async (tx) => {
    const { id } = await sittings.plan(tx, secretary, {
      ...{ campaignId, title: 'Họp', place: 'Trụ sở', plannedAt: '2025-12-20T02:00:00Z' },
      ...{ presiderId, secretaryId, awardCodes },
    });
    const persons = [
      ...present.map(({ personId }) => ({ personId, present: true })),
      ...absent.map(({ personId }) => ({ personId, present: false })),
    ];
    await lists.setAttendance(tx, secretary, id, persons, null);
    await lists.setRecusals(tx, secretary, id, recusals, null);
    await sittings.open(tx, secretary, id, null);
    return id;
  });
}

const open = (sheetId: string, deputies: DeputiesRequest = {}, by = world.commune.secretary) =>
  world.acts.open(world.asking(by, sheetId), deputies);

const voided = (sheetId: string, by = world.commune.secretary) =>
  world.acts.voidSheet(world.asking(by, sheetId), { reason: 'Lập lại' });

const setRecusals = (sittingId: string, by: SignedIn, recusals: { personId: string; nomineeId: string }[]) =>
  world.database.transaction((tx) => world.module.get(SittingLists).setRecusals(tx, by, sittingId, recusals, null));

describe('a recusal that was declared', () => {
  test('is not lifted once the sheet is opened, counted, settled or void; after a void vote others may still be declared', async () => {
    const nomineeId = await world.nominee();
    const dossierId = await world.dossier(nomineeId);
    const { secretary, clerk, members, chair } = world.commune;
    const own = { personId: members[0]!.personId, nomineeId };
    const sittingId = await sitting({ recusals: [own] });
    const more = { personId: members[1]!.personId, nomineeId };
    const stays = async () => {
      for (const list of [[], [more]])
        expect(await refusalOf(setRecusals(sittingId, clerk, list))).toEqual({
          ...{ code: 'recusal.sheetOpened', params: { nominees: [nomineeId] } },
        });
    };
    const first = await world.openSheet([dossierId], 'secret', sittingId);
    await stays();
    await world.close(first);
    await stays();
    expect(await codeOf(setRecusals(sittingId, clerk, [own, more]))).toBe('recusal.sheetOpened');
    await voided(first);
    await stays();
    await setRecusals(sittingId, secretary, [own, more]);
    const second = await world.openSheet([dossierId], 'secret', sittingId);
    await world.vote(second, [dossierId], 9, members.slice(2));
    await world.close(second);
    await world.settle(second, undefined, chair);
    await stays();
    expect([(await world.show(members[0]!, first)).version, (await world.show(members[0]!, second)).version]).toEqual([
      ...[null, 11],
    ]);
  });

  test('is lifted before the vote by another, and never by himself', async () => {
    const nomineeId = await world.nominee();
    const { secretary, clerk } = world.commune;
    const sittingId = await sitting({ recusals: [{ personId: secretary.personId, nomineeId }] });
    expect(await codeOf(setRecusals(sittingId, secretary, []))).toBe('recusal.own');
    await setRecusals(sittingId, clerk, []);
  });

  test('of a void vote tells nothing of it for ever, and whoever asks is refused as if it were going on', async () => {
    const nomineeId = await world.nominee();
    const dossierId = await world.dossier(nomineeId);
    const { members, secretary } = world.commune;
    const sittingId = await sitting({ recusals: [{ personId: members[0]!.personId, nomineeId }] });
    const sheetId = await world.openSheet([dossierId], 'secret', sittingId);
    await world.vote(sheetId, [dossierId], 3, members.slice(1, 5));
    await voided(sheetId);
    expect(await world.show(members[0]!, sheetId)).toMatchObject({ version: null, turnout: null, counts: null });
    expect((await world.show(members[1]!, sheetId)).turnout!.voted).toBe(4);
    const asking = { ...world.asking(members[0]!, sheetId), ifMatch: 2 };
    expect(await codeOf(world.acts.close(asking))).toBe('sheet.notItsLeader');
    expect((await refusalOf(world.acts.close({ ...asking, person: secretary }))).code).toBe('conflict.version');
  });

  test('from a dossier that left before the opening concerns nobody on the sheet', async () => {
    const nomineeId = await world.nominee();
    const [left, other] = [await world.dossier(nomineeId), await world.dossier()];
    const { chair } = world.commune;
    const sittingId = await sitting({ recusals: [{ personId: chair.personId, nomineeId }] });
    const sheetId = await world.makeSheet(sittingId, [left, other]);
    expect(await codeOf(world.send(chair, left, 'HOLD'))).toBe('act.recused');
    const basis = { kind: 'paper' as const, paperId: await world.paper('holdOrder', left) };
    await world.send(world.commune.clerk, left, 'HOLD', { basis });
    await open(sheetId);
    expect(await world.show(chair, sheetId)).toMatchObject({ version: 2, presiderId: chair.personId });
    await setRecusals(sittingId, world.commune.secretary, []);
  });
});

describe('who leads a sheet', () => {
  test('is nobody who is recused, away, without the office, or in the other place', async () => {
    const nomineeId = await world.nominee();
    const dossierId = await world.dossier(nomineeId);
    const { chair, clerk, members } = world.commune;
    const [recused, absent, unlisted, both] = members as [SignedIn, SignedIn, SignedIn, SignedIn];
    const recusals = [chair, recused, world.commune.secretary].map(({ personId }) => ({ personId, nomineeId }));
    const sittingId = await sitting({ recusals, present: [recused, both, ...members.slice(4)], absent: [absent] });
    const sheetId = await world.makeSheet(sittingId, [dossierId]);
    const name = (presider: SignedIn, secretary: SignedIn) =>
      open(sheetId, { presiderDeputyId: presider.personId, secretaryDeputyId: secretary.personId });
    const fit = members[5]!;
    for (const unfit of [recused, absent, unlisted, clerk, chair]) {
      expect(await codeOf(name(unfit, fit))).toBe('sheet.leadersNotNamed');
      expect(await codeOf(name(fit, unfit))).toBe('sheet.leadersNotNamed');
    }
    expect(await codeOf(name(both, both))).toBe('sheet.leadersNotNamed');
    await name(fit, both);
    expect(await world.show(fit, sheetId)).toMatchObject({ presiderId: fit.personId, secretaryId: both.personId });
  });

  test.each([
    ['recorded as absent', true],
    ['on no list', false],
  ])('is a deputy where the presider is a member of the council and %s', async (_, isListed) => {
    const dossiers = await world.dossiers(1);
    const [presider, deputy, ...others] = world.commune.members as [SignedIn, SignedIn, ...SignedIn[]];
    const present = [deputy, ...others];
    const plan = { presiderId: presider.personId, present, absent: isListed ? [presider] : [] };
    const sheetId = await world.makeSheet(await sitting(plan), dossiers);
    expect(await codeOf(open(sheetId))).toBe('sheet.leadersNotNamed');
    await open(sheetId, { presiderDeputyId: deputy.personId });
    expect((await world.show(deputy, sheetId)).presiderId).toBe(deputy.personId);
  });

  test('settles it alone: the head of the commune does not, where another presides', async () => {
    const dossiers = await world.dossiers(1);
    const [presider] = world.commune.members;
    const sheetId = await world.openSheet(dossiers, 'secret', await sitting({ presiderId: presider!.personId }));
    await world.vote(sheetId, dossiers, 9);
    await world.close(sheetId);
    expect(await codeOf(world.settle(sheetId))).toBe('sheet.notItsLeader');
    await world.settle(sheetId, undefined, presider);
  });
});

describe('those who are away', () => {
  test('make no quorum by writing', async () => {
    const dossiers = await world.dossiers(1);
    const { members, secretary } = world.commune;
    const sheetId = await world.makeSheet(await world.sitting(members.slice(0, 4)), dossiers);
    for (const { personId } of members.slice(0, 4)) {
      const paperId = await world.paper('writtenOpinion', sheetId);
      await world.acts.recordOpinion(world.asking(secretary, sheetId), {
        ...{ personId, paperId, choices: all(dossiers, 'yes') },
      });
    }
    expect(await codeOf(open(sheetId))).toBe('sitting.noQuorum');
  });

  test('are not called to the vote, nor told that it is void', async () => {
    const dossiers = await world.dossiers(1);
    const [away, ...there] = world.commune.members;
    const sheetId = await world.openSheet(dossiers, 'secret', await world.sitting([away!]));
    await voided(sheetId);
    const told = await world.database.query<{ message: string; persons: string[] }>(
      `SELECT payload ->> 'message' AS message, payload -> 'audience' -> 'personIds' AS persons FROM outbox
       WHERE payload -> 'cause' ->> 'id' = $1 ORDER BY 1`,
      [sheetId],
    );
    const persons = there.map(({ personId }) => personId).sort();
    expect(told.map((one) => [one.message, [...one.persons].sort()])).toEqual([
      ['sheet.opened', persons],
      ['sheet.voided', persons],
    ]);
  });

  test('and come in the end vote themselves: what they wrote is not counted beside it', async () => {
    const dossiers = await world.dossiers(1);
    const { members, secretary } = world.commune;
    const sittingId = await world.sitting(members.slice(0, 2));
    const sheetId = await world.makeSheet(sittingId, dossiers);
    for (const { personId } of members.slice(0, 2)) {
      const paperId = await world.paper('writtenOpinion', sheetId);
      await world.acts.recordOpinion(world.asking(secretary, sheetId), {
        ...{ personId, paperId, choices: all(dossiers, 'yes') },
      });
    }
    const persons = members.map(({ personId }, index) => ({ personId, present: index !== 8 }));
    await world.database.transaction((tx) =>
      world.module.get(SittingLists).setAttendance(tx, secretary, sittingId, persons, null),
    );
    await open(sheetId);
    await world.cast(members[0]!, sheetId, all(dossiers, 'no'));
    await world.close(sheetId);
    const { counts, turnout } = await world.show(world.commune.chair, sheetId);
    expect(counts!.map(({ yes, no, absent, opinions }) => [yes, no, absent, opinions.yes])).toEqual([[0, 1, 8, 0]]);
    expect(turnout).toEqual({ allMembers: 9, present: 8, voted: 1, opinions: 0 });
  });

  test("give no opinion by a member's own hand, nor by a secretary who is recused", async () => {
    const nomineeId = await world.nominee();
    const dossierId = await world.dossier(nomineeId);
    const { members, secretary } = world.commune;
    const recusals = [{ personId: secretary.personId, nomineeId }];
    const sheetId = await world.makeSheet(await world.sitting([members[0]!], recusals), [dossierId]);
    const paperId = await world.paper('writtenOpinion', sheetId);
    const opinion = { personId: members[0]!.personId, paperId, choices: all([dossierId], 'yes') };
    for (const by of [members[0]!, members[1]!, secretary])
      expect(await codeOf(world.acts.recordOpinion(world.asking(by, sheetId), opinion))).toBe('sheet.notItsLeader');
  });
});

test('a ballot or an opinion says recused exactly where that was declared', async () => {
  const nomineeId = await world.nominee();
  const [own, other] = [await world.dossier(nomineeId), await world.dossier()];
  const { members, secretary } = world.commune;
  const [voter, writer] = members as [SignedIn, SignedIn];
  const recusals = [voter, writer].map(({ personId }) => ({ personId, nomineeId }));
  const sheetId = await world.openSheet([own, other], 'secret', await world.sitting([writer], recusals));
  const undeclared = { code: 'ballot.notRecused', params: { dossiers: [other] } };
  const paperId = await world.paper('writtenOpinion', sheetId);
  const opinion = (choices: ReturnType<typeof all>) =>
    world.acts.recordOpinion(world.asking(secretary, sheetId), { personId: writer.personId, paperId, choices });
  expect(await refusalOf(world.cast(voter, sheetId, all([own, other], 'recused')))).toEqual(undeclared);
  expect(await refusalOf(opinion(all([own, other], 'recused')))).toEqual(undeclared);
  expect(await codeOf(world.cast(voter, sheetId, all([own, other], 'yes')))).toBe('ballot.recused');
  await world.cast(voter, sheetId, { [own]: 'recused', [other]: 'yes' });
  await opinion({ [own]: 'recused', [other]: 'blank' });
});

describe('the counts of a vote on paper', () => {
  test('are refused with fewer recused than were declared, when they are entered and when they are counted again', async () => {
    const nomineeId = await world.nominee();
    const dossierId = await world.dossier(nomineeId);
    const { members, secretary, auditor } = world.commune;
    const recusals = [members[0]!, members[1]!, auditor].map(({ personId }) => ({ personId, nomineeId }));
    const sheetId = await world.makeSheet(await world.sitting([], recusals), [dossierId], 'paper');
    const counts = (recused: number) => [{ dossierId, yes: 9 - recused, no: 0, blank: 0, recused, absent: 0 }];
    const enter = (recused: number, minutesPaperId?: string) =>
      world.acts.count(world.asking(secretary, sheetId), {
        ...{ counts: counts(recused), minutesPromised: true },
        ...(minutesPaperId && { minutesPaperId }),
      });
    const wrong = { code: 'count.wrong', params: { problems: ['count.recused'], dossierId } };
    expect(await refusalOf(enter(1))).toMatchObject(wrong);
    await enter(2, await world.paper('councilMinutes', sheetId));
    expect((await world.show(secretary, sheetId)).minutesPromised).toBe(false);
    const again = { paperId: await world.paper('councilMinutes', sheetId), reason: 'x' };
    const recount = (recused: number) =>
      world.acts.recount(world.asking(secretary, sheetId), { ...again, counts: counts(recused) });
    expect(await refusalOf(recount(1))).toMatchObject(wrong);
    await recount(3);
  });

  test('do not contradict the opinions that were entered one by one', async () => {
    const dossiers = await world.dossiers(1);
    const [dossierId] = dossiers as [string];
    const { members, secretary } = world.commune;
    const sheetId = await world.makeSheet(await world.sitting([members[0]!]), dossiers, 'paper');
    const paperId = await world.paper('writtenOpinion', sheetId);
    await world.acts.recordOpinion(world.asking(secretary, sheetId), {
      ...{ personId: members[0]!.personId, paperId, choices: all(dossiers, 'no') },
    });
    const counts = (opinions?: { yes: number; no: number; blank: number }) => [
      { dossierId, yes: 5, no: 4, blank: 0, recused: 0, absent: 0, ...(opinions && { opinions }) },
    ];
    const none = { yes: 0, no: 0, blank: 0 };
    const enter = (asked: ReturnType<typeof counts>) =>
      world.acts.count(world.asking(secretary, sheetId), { counts: asked, minutesPromised: true });
    const problems = async (work: Promise<unknown>) => (await refusalOf(work)).params['problems'];
    expect(await problems(enter(counts()))).toEqual(['count.ballots', 'count.written']);
    expect(await problems(enter(counts({ ...none, yes: 1 })))).toEqual(['count.written']);
    await enter(counts({ ...none, no: 1 }));
    const again = { paperId: await world.paper('councilMinutes', sheetId), reason: 'x' };
    const recount = world.acts.recount(world.asking(secretary, sheetId), {
      ...again,
      counts: counts({ ...none, yes: 1 }),
    });
    expect(await problems(recount)).toEqual(['count.written']);
  });
});

describe('a sheet is made', () => {
  const make = (sittingId: string, dossierIds: string[], more: { awardCode?: string; campaignId?: string } = {}) => {
    const { campaignId, secretary } = world.commune;
    const asked = { campaignId, awardCode: AWARD, dossierIds, ballotKind: 'secret' as const, ...more };
    return world.database.transaction((tx) =>
      world.module.get(SheetMaking).make(tx, secretary, sittingId, asked, null),
    );
  };

  test('only for an award on the agenda, where the sitting has one', async () => {
    const dossiers = await world.dossiers(1);
    const listed = await sitting({ awardCodes: [AWARD] });
    expect(await refusalOf(make(listed, dossiers, { awardCode: 'bang-khen' }))).toEqual({
      ...{ code: 'sheet.notOnAgenda', params: { award: 'bang-khen' } },
    });
    await voided((await make(listed, dossiers)).sheetId);
    await make(await sitting({}), dossiers);
  });

  test('for the next round of a dossier that was held off an opened one', async () => {
    const [held, other] = (await world.dossiers(2)) as [string, string];
    const { chair, auditor } = world.commune;
    const sheetId = await world.makeSheet(await world.sitting(), [held, other]);
    await world.send(chair, held, 'HOLD');
    await world.send(chair, held, 'RELEASE');
    const before = await world.openSheet([held]);
    expect((await world.show(auditor, before)).round).toBe(1);
    await world.send(chair, held, 'HOLD');
    await world.send(chair, held, 'RELEASE');
    expect((await world.show(auditor, await world.makeSheet(await world.sitting(), [held]))).round).toBe(2);
    await voided(sheetId);
  });

  test('only under one rule card, and only of the campaign of its sitting', async () => {
    const [one, two] = (await world.dossiers(2)) as [string, string];
    const { organisationId, campaignId } = world.commune;
    const other = newId(world.clock.now());
    await world.asSuperuser(
      `INSERT INTO campaign (id, organisation_id, code, title, current_version, created_at)
       VALUES ($1, $2, 'q', 'Q', 1, now())`,
      [other, organisationId],
    );
    await world.asSuperuser(
      `INSERT INTO campaign_version (campaign_id, version, content, digest, created_at)
       SELECT $2, v, CASE v WHEN 1 THEN content ELSE jsonb_set(content, '{ruleCards,0,quota}', '1') END, v::text, now()
       FROM campaign_version, generate_series(1, 2) v WHERE campaign_id = $1 AND version = 1`,
      [campaignId, other],
    );
    await world.asSuperuser(
      `UPDATE dossier SET campaign_id = $2, campaign_version = CASE id WHEN $1 THEN 1 ELSE 2 END WHERE id IN ($1, $3)`,
      [one, other, two],
    );
    const sittingId = await sitting({});
    expect(await refusalOf(make(sittingId, [one], { campaignId: other }))).toEqual({
      ...{ code: 'sheet.dossiers', params: { dossiers: [one] } },
    });
    await world.asSuperuser(`UPDATE sitting SET campaign_id = $2 WHERE id = $1`, [sittingId, other]);
    expect(await refusalOf(make(sittingId, [one, two], { campaignId: other }))).toEqual({
      ...{ code: 'sheet.dossiers', params: { dossiers: [two] } },
    });
    await make(sittingId, [two], { campaignId: other });
  });
});

test('minutes of a void vote stand for no vote', async () => {
  const dossiers = await world.dossiers(1);
  const sheetId = await world.openSheet(dossiers);
  await world.vote(sheetId, dossiers, 9);
  await world.close(sheetId);
  const paperId = await world.paper('councilMinutes', sheetId);
  await world.acts.attachMinutes(world.asking(world.commune.secretary, sheetId), { paperId });
  await voided(sheetId);
  const now = world.clock.now();
  const rows = await readDossiers(world.database, dossiers, now);
  const facts = await world.module.get(MinutesFacts).read(world.database, rows);
  expect(facts.get(dossiers[0]!)!.minutes).toBe('missing');
});

test('each sheet hides its counts behind a salt of its own', async () => {
  const salts: string[] = [];
  for (const dossierId of await world.dossiers(2)) {
    const sheetId = await world.openSheet([dossierId]);
    await world.close(sheetId);
    const [row] = await world.database.query<{ salt: string }>(`SELECT tally_salt AS salt FROM sheet WHERE id = $1`, [
      sheetId,
    ]);
    salts.push(row!.salt);
  }
  expect(salts.map((salt) => /^[0-9a-f]{64}$/.test(salt))).toEqual([true, true]);
  expect(salts[0]).not.toBe(salts[1]);
});

test('a place of the quota is taken from the recommendation on, whatever the authority answers, until it is lost', async () => {
  const { campaignId } = world.commune;
  const [dossierId] = await world.dossiers(1);
  const others = await quotaUsed(world.database, campaignId, AWARD);
  const taking = async () => {
    const taken: string[] = [];
    for (const state of STATES) {
      await world.asSuperuser(`UPDATE dossier SET state = $2 WHERE id = $1`, [dossierId, state]);
      if ((await quotaUsed(world.database, campaignId, AWARD)) > others) taken.push(state);
    }
    return taken.sort();
  };
  const recommended = [
    ...['awarded', 'forwarded.received', 'forwarded.sent', 'forwarding', 'notAwarded', 'recommended', 'returned'],
    'revoked',
  ];
  expect(await taking()).toEqual(recommended);
  await world.asSuperuser(`UPDATE dossier SET memory = jsonb_set(memory, '{voted}', '"content"') WHERE id = $1`, [
    dossierId,
  ]);
  const mayComeBack = ['evidence.appraisal', 'evidence.ineligibility', 'evidence.supplement'];
  expect(await taking()).toEqual([...recommended, ...mayComeBack].sort());
});
