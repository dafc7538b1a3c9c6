import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SheetMaking } from '../../src/council/sheet.making.js';
import { SittingLists } from '../../src/council/sitting.lists.js';
import { Sittings } from '../../src/council/sitting.service.js';
import { saltedDigest, type LineBody } from '../../src/domain/line.js';
import { replayBatch, replayDossier } from '../../src/domain/replay.js';
import type { RuleCard } from '../../src/domain/rule-card.js';
import { DossierFactsReader } from '../../src/dossier/dossier.facts.js';
import { readDossiers } from '../../src/dossier/dossier.row.js';
import { Mask } from '../../src/dossier/mask.js';
import { all, AWARD, codeOf, CouncilWorld, refusalOf } from './council.world.js';

const worlds: CouncilWorld[] = [];
const startWorld = async (card: Partial<RuleCard> = {}, members = 9): Promise<CouncilWorld> => {
  const world = await CouncilWorld.start(card, members);
  worlds.push(world);
  return world;
};
afterAll(async () => {
  for (const one of worlds) await one.stop();
});

let world: CouncilWorld;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);

const keyOf = (on: CouncilWorld, sheetId: string): string =>
  join(
    on.keyFolder,
    on.keys().find((name) => name.includes(sheetId))!,
  );

const minutesOf = async (on: CouncilWorld, dossierId: string) => {
  const now = on.clock.now();
  const rows = await readDossiers(on.database, [dossierId], now);
  const facts = await on.module.get(DossierFactsReader).laterFacts(on.database, rows, ['SIGN'], now);
  return facts.get(dossierId)!.minutes;
};

const outcomesOf = async (on: CouncilWorld, sheetId: string) =>
  (await on.show(on.commune.chair, sheetId)).counts!.map(({ outcome, reason }) => `${outcome} by ${reason}`);

const trailOf = async (on: CouncilWorld, stream: string, id: string): Promise<LineBody[]> => {
  const rows = await on.database.query<{ body: LineBody }>(
    `SELECT body FROM line WHERE stream = $1 AND stream_id = $2 ORDER BY seq`,
    [stream, id],
  );
  return rows.map(({ body }) => body);
};

/** Each of a sheet's dossiers, with the yes votes that it is given; the other members say no. */
async function voteEach(on: CouncilWorld, sheetId: string, yes: Record<string, number>): Promise<void> {
  for (const [index, member] of on.commune.members.entries()) {
    const choices = Object.entries(yes).map(([id, count]) => [id, index < count ? 'yes' : 'no'] as const);
    await on.cast(member, sheetId, Object.fromEntries(choices));
  }
}

describe('a sheet', () => {
  test('goes from the list to its outcome, each step one line on it and one on each dossier, and its trail stands', async () => {
    const dossiers = await world.dossiers(2);
    const sheetId = await world.openSheet(dossiers);
    await voteEach(world, sheetId, { [dossiers[0]!]: 5, [dossiers[1]!]: 4 });
    await world.close(sheetId);
    expect(await world.states(dossiers)).toEqual(['councilVote.counted', 'councilVote.counted']);
    await world.settle(sheetId);
    expect(await world.states(dossiers)).toEqual(['recommended', 'notRecommended']);

    const lines = await trailOf(world, 'sheet', sheetId);
    expect(replayBatch('sheet', lines)).toEqual({ faults: [], state: 'settled' });
    expect(lines.map(({ command }) => command)).toEqual([
      ...['MAKE_SHEET', 'OPEN_VOTE'],
      ...Array.from({ length: 9 }, () => 'CAST_BALLOT'),
      ...['CLOSE_VOTE', 'SETTLE'],
    ]);
    for (const id of dossiers) {
      const trail = await trailOf(world, 'dossier', id);
      expect(replayDossier(trail).faults).toEqual([]);
      expect(trail.slice(-3).map(({ command, data }) => [command, (data as { batch: object }).batch])).toEqual([
        ['OPEN_VOTE', { kind: 'sheet', id: sheetId, seq: 2 }],
        ['CLOSE_VOTE', { kind: 'sheet', id: sheetId, seq: 12 }],
        ['SETTLE', { kind: 'sheet', id: sheetId, seq: 13 }],
      ]);
    }
  });

  test('hides its counts in the line of the close behind a salt, which later shows that they were these', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.openSheet(dossiers);
    await world.vote(sheetId, dossiers, 7);
    await world.close(sheetId);
    const [sheet] = await world.database.query<{ tally: object; salt: string }>(
      `SELECT tally, tally_salt AS salt FROM sheet WHERE id = $1`,
      [sheetId],
    );
    const close = (await trailOf(world, 'sheet', sheetId)).at(-1)!;
    expect([close.facts, close.data]).toEqual([
      {},
      { dossierIds: dossiers, tallyDigest: saltedDigest(sheet!.salt, sheet!.tally as never) },
    ]);
  });

  test('tells each person once for the whole sheet', async () => {
    const dossiers = await world.dossiers(3);
    const sheetId = await world.openSheet(dossiers);
    await world.vote(sheetId, dossiers, 9);
    await world.close(sheetId);
    await world.settle(sheetId);
    const told = await world.database.query(
      `SELECT payload ->> 'message' AS message, payload -> 'audience' AS audience, payload -> 'params' ->> 'count' AS count
       FROM outbox WHERE payload -> 'cause' ->> 'id' = $1 ORDER BY payload -> 'cause' ->> 'seq', id`,
      [sheetId],
    );
    const { members, chair, organisationId, unitId } = world.commune;
    expect(
      told.map((row) => ({ ...row })).sort((a, b) => String(a['message']).localeCompare(String(b['message']))),
    ).toEqual([
      { message: 'sheet.counted', audience: { personIds: [chair.personId] }, count: '3' },
      { message: 'sheet.opened', audience: { personIds: members.map((one) => one.personId).sort() }, count: '3' },
      { message: 'sheet.settled', audience: { role: 'nominator', organisationId, unitId }, count: '3' },
    ]);
    expect(
      await world.database.query(
        `SELECT count(*)::int AS rows FROM outbox WHERE payload -> 'cause' ->> 'stream' = 'dossier'
         AND (payload -> 'cause' ->> 'id')::uuid = ANY($1::uuid[]) AND payload ->> 'message' LIKE 'end.%'`,
        [dossiers],
      ),
    ).toEqual([{ rows: 0 }]);
  });

  test('takes dossiers that wait, each on one sheet only; of two made at once for the same one, one is', async () => {
    const [one, two, held] = await world.dossiers(3);
    const sittingId = await world.sitting();
    await world.send(world.commune.chair, held!, 'HOLD');
    const draft = await world.openSheet([two!], 'secret', sittingId);
    expect(await refusalOf(world.makeSheet(sittingId, [one!, two!, held!]))).toEqual({
      code: 'sheet.dossiers',
      params: { dossiers: [two, held] },
    });
    expect(await codeOf(world.makeSheet(sittingId, []))).toBe('sheet.empty');
    const both = await Promise.allSettled([world.makeSheet(sittingId, [one!]), world.makeSheet(sittingId, [one!])]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await world.acts.voidSheet(world.asking(world.commune.secretary, draft), { reason: 'Lập lại' });
    expect(await world.states([two!])).toEqual(['councilVote.scheduled']);
    await world.makeSheet(sittingId, [two!]);
  });

  test('is opened only with a quorum, in an open sitting, by a kind of ballot that its card allows', async () => {
    const dossiers = await world.dossiers(1);
    const { members, secretary } = world.commune;
    const thin = await world.makeSheet(await world.sitting(members.slice(0, 4)), dossiers);
    expect(await codeOf(world.acts.open(world.asking(secretary, thin), {}))).toBe('sitting.noQuorum');
    await world.acts.voidSheet(world.asking(secretary, thin), { reason: 'Chưa đủ người' });
    const sittingId = await world.sitting();
    expect(await refusalOf(world.makeSheet(sittingId, dossiers, 'noCouncil'))).toEqual({
      code: 'ballot.notAllowed',
      params: { kind: 'noCouncil', allowed: ['secret', 'open', 'paper', 'byCirculation'] },
    });
    const sheetId = await world.makeSheet(sittingId, dossiers, 'byCirculation');
    expect(await codeOf(world.acts.open(world.asking(secretary, sheetId), {}))).toBe('ballot.byCirculation');
    expect(world.keys().filter((name) => name.includes(sheetId))).toEqual([]);
    const paper = await world.makeSheet(sittingId, await world.dossiers(1), 'paper');
    expect(await codeOf(world.acts.open(world.asking(secretary, paper), {}))).toBe('ballot.onPaper');
  });

  test('goes on without a dossier that is held while it is open', async () => {
    const [held, other] = await world.dossiers(2);
    const sheetId = await world.openSheet([held!, other!]);
    const [first, ...rest] = world.commune.members;
    await world.cast(first!, sheetId, all([held!, other!], 'yes'));
    await world.send(world.commune.chair, held!, 'HOLD');
    await world.vote(sheetId, [held!, other!], 8, rest);
    await world.close(sheetId);
    await world.settle(sheetId);
    expect(await world.states([held!, other!])).toEqual(['councilVote.scheduled', 'recommended']);
    const { dossiers, counts } = await world.show(world.commune.auditor, sheetId);
    expect(dossiers.map(({ removed, outcome }) => [removed, outcome])).toEqual([
      [true, null],
      [false, 'passed'],
    ]);
    expect(counts!.map(({ dossierId, yes }) => [dossierId, yes])).toEqual([[other, 9]]);
    await world.send(world.commune.chair, held!, 'RELEASE');
    const again = await world.makeSheet(await world.sitting(), [held!]);
    expect((await world.show(world.commune.auditor, again)).round).toBe(2);
  });

  test('closes or is left by a dossier that is held at the same moment: never neither', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [held, other] = await world.dossiers(2);
      const sheetId = await world.openSheet([held!, other!]);
      await world.vote(sheetId, [held!, other!], 9);
      const done = await Promise.allSettled([world.close(sheetId), world.send(world.commune.chair, held!, 'HOLD')]);
      expect(done.map(({ status }) => status)[0]).toBe('fulfilled');
      const [state, otherState] = await world.states([held!, other!]);
      expect(otherState).toBe('councilVote.counted');
      expect(state).toBe(done[1].status === 'fulfilled' ? 'councilVote.scheduled' : 'councilVote.counted');
    }
  });

  test('from which every dossier was taken can only be voided', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.openSheet(dossiers);
    await world.send(world.commune.chair, dossiers[0]!, 'HOLD');
    expect(await codeOf(world.close(sheetId))).toBe('sheet.empty');
    await world.acts.voidSheet(world.asking(world.commune.secretary, sheetId), { reason: 'Không còn hồ sơ' });
    expect((await world.show(world.commune.auditor, sheetId)).state).toBe('void');
  });

  test('is acted on by its leaders alone, once, and by whoever saw its present version', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.openSheet(dossiers);
    const { chair, secretary, members, nominator, clerk } = world.commune;
    await world.vote(sheetId, dossiers, 9);
    expect(await codeOf(world.close(sheetId, members[0]!))).toBe('act.notYours');
    expect(await codeOf(world.close(sheetId, clerk))).toBe('act.notYours');
    expect(await codeOf(world.close(sheetId, nominator))).toBe('role.needed');
    const stale = { ...world.asking(secretary, sheetId), ifMatch: 2 };
    expect((await refusalOf(world.acts.close(stale))).params).toMatchObject({ seen: 2, current: 11 });
    await world.close(sheetId);
    expect(await codeOf(world.close(sheetId))).toBe('sheet.wrongState');
    expect(await codeOf(world.settle(sheetId, undefined, secretary))).toBe('act.notYours');
    const two = await Promise.allSettled([
      world.settle(sheetId, undefined, chair),
      world.settle(sheetId, undefined, chair),
    ]);
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('is void with a reason, from every step before it is settled, and leaves no ballot', async () => {
    const dossiers = await world.dossiers(1);
    const { secretary } = world.commune;
    const sheetId = await world.openSheet(dossiers);
    await world.vote(sheetId, dossiers, 9);
    expect(await codeOf(world.acts.voidSheet(world.asking(secretary, sheetId), {}))).toBe('reason.missing');
    await world.close(sheetId);
    await world.acts.voidSheet(world.asking(secretary, sheetId), { reason: 'Kiểm phiếu sai' });
    expect(await world.states(dossiers)).toEqual(['councilVote.scheduled']);
    const [ballots] = await world.database.query(`SELECT count(*)::int AS rows FROM ballot WHERE sheet_id = $1`, [
      sheetId,
    ]);
    expect(ballots).toEqual({ rows: 0 });
    expect(replayDossier(await trailOf(world, 'dossier', dossiers[0]!)).faults).toEqual([]);
    const note = (await trailOf(world, 'sheet', sheetId)).at(-1)!.data as { noteId: string };
    expect(await world.database.query(`SELECT text FROM note WHERE id = $1`, [note.noteId])).toEqual([
      { text: 'Kiểm phiếu sai' },
    ]);
  });
});

describe('who is recused', () => {
  test('where the presider is, a deputy presides over that sheet, and only that one settles it', async () => {
    const nominee = await world.nominee();
    const dossiers = [await world.dossier(nominee)];
    const { chair, secretary, members } = world.commune;
    const sittingId = await world.sitting([], [{ personId: chair.personId, nomineeId: nominee }]);
    const sheetId = await world.makeSheet(sittingId, dossiers);
    const open = (presiderDeputyId?: string) =>
      world.acts.open(world.asking(secretary, sheetId), presiderDeputyId ? { presiderDeputyId } : {});
    expect(await codeOf(open())).toBe('sheet.leadersNotNamed');
    expect(await codeOf(open(secretary.personId))).toBe('sheet.leadersNotNamed');
    await open(members[0]!.personId);
    await world.vote(sheetId, dossiers, 9);
    await world.close(sheetId);
    expect(await codeOf(world.settle(sheetId, undefined, chair))).toBe('sheet.notItsLeader');
    await world.settle(sheetId, undefined, members[0]!);
    expect(await world.states(dossiers)).toEqual(['recommended']);
    const settled = (await trailOf(world, 'sheet', sheetId)).at(-1)!;
    expect([settled.actorId, settled.capacity]).toEqual([members[0]!.personId, 'chair']);
  });

  test('nobody stands in for a presider who is there and may preside', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.makeSheet(await world.sitting(), dossiers);
    const deputies = { presiderDeputyId: world.commune.members[0]!.personId };
    expect(await codeOf(world.acts.open(world.asking(world.commune.secretary, sheetId), deputies))).toBe(
      'sheet.deputyNotNeeded',
    );
  });

  test('a recused secretary learns nothing: the deputy named when the sheet was made enters the count', async () => {
    const nominee = await world.nominee();
    const dossierId = await world.dossier(nominee);
    const { secretary, members } = world.commune;
    const sittingId = await world.sitting([], [{ personId: secretary.personId, nomineeId: nominee }]);
    const { sheetId } = await world.database.transaction((tx) =>
      world.module.get(SheetMaking).make(
        tx,
        secretary,
        sittingId,
        {
          ...{ campaignId: world.commune.campaignId, awardCode: AWARD, dossierIds: [dossierId], ballotKind: 'paper' },
          secretaryDeputyId: members[0]!.personId,
        },
        null,
      ),
    );
    const counts = [{ dossierId, yes: 7, no: 2, blank: 0, recused: 0, absent: 0 }];
    const asked = { counts, minutesPromised: true };
    expect(await codeOf(world.acts.count(world.asking(secretary, sheetId), asked))).toBe('sheet.notItsLeader');
    expect(await codeOf(world.acts.count(world.asking(members[1]!, sheetId), asked))).toBe('sheet.notItsLeader');
    await world.acts.count(world.asking(members[0]!, sheetId), asked);
    expect((await world.show(secretary, sheetId)).counts).toBe(null);
    expect((await world.show(members[0]!, sheetId)).counts!.map(({ yes, outcome }) => [yes, outcome])).toEqual([
      [7, 'passed'],
    ]);
  });

  test('to a recused person two worlds that differ only in the vote look the same, byte for byte, until it is settled', async () => {
    const here = await CouncilWorld.start();
    const nominee = await here.nominee();
    const dossiers = [await here.dossier(nominee), await here.dossier()];
    const [recused, ...others] = here.commune.members;
    const sittingId = await here.sitting([], [{ personId: recused!.personId, nomineeId: nominee }]);
    const sheetId = await here.openSheet(dossiers, 'secret', sittingId);
    const pair = await here.twins();
    worlds.push(...pair);
    const [first, second] = pair;
    const seen = async () => Promise.all(pair.map(async (one) => JSON.stringify(await one.show(recused!, sheetId))));
    const plainlySeen = async () =>
      Promise.all(pair.map(async (one) => JSON.stringify(await one.show(others[0]!, sheetId))));

    await first.vote(sheetId, dossiers, 8, others);
    await second.vote(sheetId, dossiers, 1, others.slice(0, 3));
    const whileOpen = await seen();
    expect(whileOpen[0]).toBe(whileOpen[1]);
    expect(new Set(await plainlySeen()).size).toBe(2);
    expect(JSON.parse(whileOpen[0]!)).toMatchObject({ version: null, turnout: null, roll: null, counts: null });
    for (const one of pair) {
      const asking = { ...one.asking(recused!, sheetId), ifMatch: 1 };
      expect(await refusalOf(one.acts.close(asking))).toEqual({ code: 'sheet.notItsLeader', params: {} });
      expect(await refusalOf(one.acts.voidSheet(asking, { reason: 'x' }))).toEqual({
        code: 'sheet.notItsLeader',
        params: {},
      });
      const hidden = await one.module.get(Mask).hidden(one.database, recused!.personId, dossiers);
      expect([...hidden.keys()]).toEqual([dossiers[0]]);
      expect((await one.module.get(Mask).hidden(one.database, others[0]!.personId, dossiers)).size).toBe(0);
    }
    const place = keyOf(first, sheetId);
    const key = readFileSync(place);
    await first.close(sheetId);
    writeFileSync(place, key); // one folder of keys for both worlds
    await second.close(sheetId);
    const whileCounted = await seen();
    expect(whileCounted[0]).toBe(whileCounted[1]);
    expect(JSON.parse(whileCounted[0]!)).toEqual({ ...JSON.parse(whileOpen[0]!), state: 'counted' });
    await first.settle(sheetId);
    const settled = await first.show(recused!, sheetId);
    expect(settled.counts!.map(({ yes, recused: out }) => [yes, out])).toEqual([
      [8, 1],
      [8, 0],
    ]);
    expect((await first.module.get(Mask).hidden(first.database, recused!.personId, dossiers)).size).toBe(0);
  }, 60_000);

  test('is declared before the sheet opens, and stays as it was afterwards', async () => {
    const nominee = await world.nominee();
    const dossiers = [await world.dossier(nominee)];
    const { secretary, members, nominator } = world.commune;
    const sittingId = await world.sitting();
    const lists = world.module.get(SittingLists);
    const declare = (...recusals: { personId: string; nomineeId: string }[]) =>
      world.database.transaction((tx) => lists.setRecusals(tx, secretary, sittingId, recusals, null));
    const recusal = { personId: members[0]!.personId, nomineeId: nominee };
    await declare(recusal);
    expect(await codeOf(declare({ ...recusal, personId: nominator.personId }))).toBe('sitting.notMember');
    await world.openSheet(dossiers, 'secret', sittingId);
    expect(await refusalOf(declare())).toEqual({ code: 'recusal.sheetOpened', params: { nominees: [nominee] } });
    expect(await codeOf(declare(recusal, { ...recusal, personId: members[1]!.personId }))).toBe('recusal.sheetOpened');
    await declare(recusal, { personId: members[1]!.personId, nomineeId: await world.nominee() });
  });
});

describe('who sees what', () => {
  test('turnout while it is open; counts first its presider and secretary, the others once it is settled; nominators nothing', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.openSheet(dossiers);
    const { chair, secretary, clerk, auditor, nominator, members } = world.commune;
    await world.vote(sheetId, dossiers, 3, members.slice(0, 3));
    expect((await world.show(auditor, sheetId)).turnout).toEqual({ allMembers: 9, present: 9, voted: 3, opinions: 0 });
    expect((await world.show(clerk, sheetId)).roll).toBe(null);
    expect((await world.show(secretary, sheetId)).roll!.filter(({ voted }) => voted).length).toBe(3);
    expect((await world.show(chair, sheetId)).counts).toBe(null);
    await world.close(sheetId);
    const shown = async () =>
      Promise.all(
        [chair, secretary, clerk, auditor, members[0]!].map(
          async (one) => (await world.show(one, sheetId)).counts?.length,
        ),
      );
    expect(await shown()).toEqual([1, 1, undefined, undefined, undefined]);
    await world.settle(sheetId);
    expect(await shown()).toEqual([1, 1, 1, 1, 1]);
    expect(await codeOf(world.show(nominator, sheetId))).toBe('role.needed');
    const elsewhere = { ...auditor, roles: [{ ...auditor.roles[0]!, organisationId: sheetId }] };
    expect(await codeOf(world.show(elsewhere, sheetId))).toBe('notFound');
  });

  test('a result is told with its sentence', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.openSheet(dossiers);
    await world.vote(sheetId, dossiers, 5);
    await world.close(sheetId);
    await world.settle(sheetId);
    const [count] = (await world.show(world.commune.auditor, sheetId)).counts!;
    expect(count!.sentence.en).toBe('5/9 yes votes of all 9 members; more than 1/2 needed (at least 5): passed.');
  });
});

describe('a vote on paper', () => {
  test('is entered with its counts; the promised minutes come later, and are asked for before the letter', async () => {
    const [one, two] = await world.dossiers(2);
    const { secretary, chair } = world.commune;
    const sheetId = await world.makeSheet(await world.sitting(), [one!, two!], 'paper');
    const count = (dossierId: string, yes: number) => ({
      dossierId,
      yes,
      no: 9 - yes,
      blank: 0,
      recused: 0,
      absent: 0,
    });
    const enter = (counts: ReturnType<typeof count>[], more = {}) =>
      world.acts.count(world.asking(secretary, sheetId), { counts, ...more });
    expect(await codeOf(enter([count(one!, 9), count(two!, 2)]))).toBe('minutes.missing');
    expect(await codeOf(enter([count(one!, 9)], { minutesPromised: true }))).toBe('count.wrongDossiers');
    const wrong = await refusalOf(enter([{ ...count(one!, 9), absent: 1 }, count(two!, 2)], { minutesPromised: true }));
    expect([wrong.code, wrong.params]).toEqual(['count.wrong', { problems: ['count.sum'], dossierId: one }]);
    await enter([count(one!, 9), count(two!, 2)], { minutesPromised: true });
    await world.settle(sheetId, undefined, chair);
    expect(await world.states([one!, two!])).toEqual(['recommended', 'notRecommended']);
    expect(await minutesOf(world, one!)).toBe('promised');
    const paperId = await world.paper('councilMinutes', sheetId);
    const letter = await world.paper('submissionLetter', sheetId);
    expect(await codeOf(world.acts.attachMinutes(world.asking(secretary, sheetId), { paperId: letter }))).toBe(
      'paper.wrongPurpose',
    );
    expect(await codeOf(world.acts.attachMinutes(world.asking(world.commune.members[0]!, sheetId), { paperId }))).toBe(
      'sheet.notItsLeader',
    );
    await world.acts.attachMinutes(world.asking(secretary, sheetId), { paperId });
    expect(await minutesOf(world, one!)).toBe('attached');
    expect(replayBatch('sheet', await trailOf(world, 'sheet', sheetId)).faults).toEqual([]);
    for (const id of [one!, two!]) expect(replayDossier(await trailOf(world, 'dossier', id)).faults).toEqual([]);
  });

  test('is counted again with a paper and a reason; what was voted on screen is not', async () => {
    const [one, two] = await world.dossiers(2);
    const { secretary, chair } = world.commune;
    const sheetId = await world.makeSheet(await world.sitting(), [one!], 'paper');
    const counts = [{ dossierId: one!, yes: 4, no: 5, blank: 0, recused: 0, absent: 0 }];
    await world.acts.count(world.asking(secretary, sheetId), { counts, minutesPromised: true });
    const paperId = await world.paper('councilMinutes', sheetId);
    const again = { counts: [{ ...counts[0]!, yes: 5, no: 4 }], paperId, reason: 'Đếm sót một phiếu' };
    await world.acts.recount(world.asking(secretary, sheetId), again);
    expect(await outcomesOf(world, sheetId)).toEqual(['passed by threshold']);
    const onScreen = await world.openSheet([two!]);
    await world.vote(onScreen, [two!], 9);
    await world.close(onScreen);
    const other = { ...again, counts: [{ ...again.counts[0]!, dossierId: two! }] };
    expect(await codeOf(world.acts.recount(world.asking(secretary, onScreen), other))).toBe('ballot.onScreen');
    await world.settle(sheetId, undefined, chair);
  });

  test("its settling is the presider's act, which the secretary records from the signed minutes", async () => {
    const dossiers = await world.dossiers(1);
    const { secretary, members } = world.commune;
    const sheetId = await world.makeSheet(await world.sitting(), dossiers, 'paper');
    const counts = [{ dossierId: dossiers[0]!, yes: 9, no: 0, blank: 0, recused: 0, absent: 0 }];
    const paperId = await world.paper('councilMinutes', sheetId);
    await world.acts.count(world.asking(secretary, sheetId), { counts, minutesPaperId: paperId });
    const basis = { kind: 'paper' as const, paperId };
    expect(await codeOf(world.acts.settle(world.asking(members[0]!, sheetId), { basis }))).toBe('act.notYours');
    await world.acts.settle(world.asking(secretary, sheetId), { basis });
    const line = (await trailOf(world, 'sheet', sheetId)).at(-1)!;
    expect([line.capacity, line.basis, (line.data as { recorder: string }).recorder]).toEqual([
      ...['chair', basis, 'secretary'],
    ]);
    expect(await minutesOf(world, dossiers[0]!)).toBe('attached');
    expect(replayDossier(await trailOf(world, 'dossier', dossiers[0]!)).faults).toEqual([]);
  });
});

describe('the quota', () => {
  test('is never overdrawn by two sheets that are settled at once', async () => {
    const scarce = await startWorld({ quota: 3 });
    const mine = await scarce.dossiers(2);
    const yours = await scarce.dossiers(2);
    const sittingId = await scarce.sitting();
    const sheets = [
      await scarce.openSheet(mine, 'secret', sittingId),
      await scarce.openSheet(yours, 'secret', sittingId),
    ];
    await voteEach(scarce, sheets[0]!, { [mine[0]!]: 9, [mine[1]!]: 8 });
    await voteEach(scarce, sheets[1]!, { [yours[0]!]: 9, [yours[1]!]: 8 });
    for (const sheet of sheets) await scarce.close(sheet);
    await Promise.all(sheets.map((sheet) => scarce.settle(sheet)));
    const states = await scarce.states([...mine, ...yours]);
    expect(states.filter((state) => state === 'recommended').length).toBe(3);
    expect([states[0], states[2]]).toEqual(['recommended', 'recommended']);
    const [quota] = await scarce.database.query(`SELECT version FROM award_quota`);
    expect(quota).toEqual({ version: 2 });
    const shown = await Promise.all(sheets.map((sheet) => outcomesOf(scarce, sheet)));
    expect(shown.flat().sort()).toEqual([
      ...['failed by quota', 'passed by threshold', 'passed by threshold', 'passed by threshold'],
    ]);
  });

  test('at its edge equal votes are decided by the chair, where the card says so', async () => {
    const scarce = await startWorld({ quota: 1, tie: 'chairSide' });
    const dossiers = await scarce.dossiers(2);
    const sheetId = await scarce.openSheet(dossiers);
    await scarce.vote(sheetId, dossiers, 7);
    await scarce.close(sheetId);
    expect(await codeOf(scarce.settle(sheetId))).toBe('vote.tiedChairDecides');
    expect(await codeOf(scarce.settle(sheetId, { [sheetId]: 'yes' }))).toBe('ballot.wrongDossiers');
    await scarce.settle(sheetId, { [dossiers[1]!]: 'yes' });
    expect(await scarce.states(dossiers)).toEqual(['notRecommended', 'recommended']);
    expect(await outcomesOf(scarce, sheetId)).toEqual(['failed by tieAtQuota', 'passed by tieAtQuota']);
  });
});

describe('as many yes as no', () => {
  test('fails where the card says so', async () => {
    const even = await startWorld({}, 8);
    const dossiers = await even.dossiers(1);
    const sheetId = await even.openSheet(dossiers);
    await even.vote(sheetId, dossiers, 4);
    await even.close(sheetId);
    await even.settle(sheetId);
    expect(await even.states(dossiers)).toEqual(['notRecommended']);
  });

  test('is decided by the side of the chair where the card says so', async () => {
    const even = await startWorld({ tie: 'chairSide' }, 8);
    const dossiers = await even.dossiers(1);
    const sheetId = await even.openSheet(dossiers);
    await even.vote(sheetId, dossiers, 4);
    await even.close(sheetId);
    expect(await codeOf(even.settle(sheetId))).toBe('vote.tiedChairDecides');
    await even.settle(sheetId, { [dossiers[0]!]: 'yes' });
    expect(await even.states(dossiers)).toEqual(['recommended']);
    const settled = (await trailOf(even, 'sheet', sheetId)).at(-1)!;
    expect(settled.data).toEqual({
      dossierIds: dossiers,
      chairSide: { [dossiers[0]!]: 'yes' },
      outcomes: [{ dossierId: dossiers[0], outcome: 'passed', reason: 'tie' }],
    });
  });

  test('is voted on again where the card says so: the sheet is void without another reason, the next is round 2', async () => {
    const even = await startWorld({ tie: 'rerun' }, 8);
    const dossiers = await even.dossiers(1);
    const sheetId = await even.openSheet(dossiers);
    await even.vote(sheetId, dossiers, 4);
    await even.close(sheetId);
    expect(await codeOf(even.settle(sheetId))).toBe('vote.tiedRunAgain');
    await even.acts.voidSheet(even.asking(even.commune.secretary, sheetId), {});
    const again = await even.openSheet(dossiers);
    expect((await even.show(even.commune.chair, again)).round).toBe(2);
    await even.vote(again, dossiers, 5);
    await even.close(again);
    await even.settle(again);
    expect(await even.states(dossiers)).toEqual(['recommended']);
    expect(replayDossier(await trailOf(even, 'dossier', dossiers[0]!)).faults).toEqual([]);
  });
});

describe('a sitting', () => {
  test('is not closed while a sheet of it is neither settled nor void', async () => {
    const dossiers = await world.dossiers(1);
    const sittingId = await world.sitting();
    const sheetId = await world.makeSheet(sittingId, dossiers);
    const close = () =>
      world.database.transaction((tx) =>
        world.module.get(Sittings).close(tx, world.commune.secretary, sittingId, null),
      );
    expect(await refusalOf(close())).toEqual({ code: 'sitting.sheetsOpen', params: { sheets: [sheetId] } });
    await world.acts.voidSheet(world.asking(world.commune.secretary, sheetId), { reason: 'Hoãn' });
    expect((await close()).state).toBe('closed');
    expect(await codeOf(world.makeSheet(sittingId, dossiers))).toBe('sitting.wrongState');
    expect(replayBatch('sitting', await trailOf(world, 'sitting', sittingId))).toEqual({ faults: [], state: 'closed' });
  });

  test('a list that is sent again as it is writes nothing; one that was changed meanwhile is refused', async () => {
    const sittingId = await world.sitting();
    const { secretary, members, chair } = world.commune;
    const lists = world.module.get(SittingLists);
    const attend = (persons: { personId: string; present: boolean }[], ifMatch: number | null = null) =>
      world.database.transaction((tx) => lists.setAttendance(tx, secretary, sittingId, persons, ifMatch));
    const everybody = members.map(({ personId }) => ({ personId, present: true }));
    const before = await attend(everybody);
    expect(await attend(everybody.toReversed())).toEqual(before);
    const changed = await attend(everybody.slice(1));
    expect(changed.version).toBe(before.version + 1);
    expect(await codeOf(attend(everybody, before.version))).toBe('conflict.version');
    expect(await codeOf(attend([{ personId: chair.personId, present: true }]))).toBe('sitting.notMember');
  });
});
