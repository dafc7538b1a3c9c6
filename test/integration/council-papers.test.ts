import type { SignedIn } from '../../src/people/signed-in.js';
import { CouncilProgram } from './council.program.js';
import { all, codeOf, CouncilWorld } from './council.world.js';

let program: CouncilProgram;
let world: CouncilWorld;
beforeAll(async () => {
  world = await CouncilWorld.start();
  program = await CouncilProgram.on(world);
}, 60_000);
afterAll(() => program.stop());

/** Of each paper, to whom it is there. */
async function readers(papers: Record<string, string>, persons: Record<string, SignedIn>) {
  const found: Record<string, string[]> = {};
  for (const [name, id] of Object.entries(papers)) {
    found[name] = [];
    for (const [who, person] of Object.entries(persons)) {
      const { status, body } = await (await program.as(person)).send<{ code?: string }>('GET', `papers/${id}`);
      const hidden = (await (await program.as(person)).send('GET', `papers/${id}/content`)).status === 404;
      if (status === 200) found[name].push(who);
      else expect([status, body.code, hidden]).toEqual([404, 'notFound', true]);
    }
  }
  return found;
}

/** A sheet of a nominee from whom the first member is recused, and of another. */
async function sheetWith(kind: 'secret' | 'paper') {
  const nomineeId = await world.nominee();
  const [own, other] = [await world.dossier(nomineeId), await world.dossier()];
  const [recused] = world.commune.members;
  const sittingId = await world.sitting([], [{ personId: recused!.personId, nomineeId }]);
  const sheetId = await world.makeSheet(sittingId, [own, other], kind);
  return { sittingId, sheetId, own, other, recused: recused! };
}

const countsOf = (ids: string[]) =>
  ids.map((dossierId, index) => ({
    dossierId,
    yes: 7,
    no: 2 - (index === 0 ? 1 : 0),
    blank: 0,
    recused: index === 0 ? 1 : 0,
    absent: 0,
  }));

const NOBODY: string[] = [];

test('papers that tell a vote are there before its counts, and nobody recused from it reads them until it is settled', async () => {
  const { secretary, chair, members, clerk, auditor } = world.commune;
  const { sittingId, sheetId, own, other, recused } = await sheetWith('paper');
  const papers = {
    onSheet: await world.paper('councilMinutes', sheetId),
    onSitting: await world.paper('councilMinutes', sittingId, 'sitting'),
    onDossier: await world.paper('councilMinutes', other, 'dossier'),
    opinion: await world.paper('writtenOpinion', other, 'dossier'),
    again: await world.paper('recordOfAct', other, 'dossier'),
  };
  const persons = { recused, chair, secretary };
  const { again, ...early } = papers;
  const leaders = ['chair', 'secretary'];
  const toLeaders = { onSheet: leaders, onSitting: leaders, onDossier: leaders, opinion: leaders };
  expect(await readers(early, persons)).toEqual(toLeaders);

  const counts = countsOf([own, other]);
  const asking = () => world.asking(secretary, sheetId);
  await world.acts.count(asking(), { counts, minutesPaperId: papers.onSheet });
  await world.acts.recount(asking(), { counts, paperId: again, reason: 'x' });
  expect(await readers(papers, persons)).toEqual({ ...toLeaders, again: leaders });
  expect([
    (await world.show(recused, sheetId)).minutesPaperId,
    (await world.show(chair, sheetId)).minutesPaperId,
  ]).toEqual([null, papers.onSheet]);

  await world.send(chair, own, 'HOLD');
  expect(await readers(papers, { recused })).toEqual({
    ...{ onSheet: NOBODY, onSitting: NOBODY, onDossier: NOBODY, opinion: NOBODY, again: NOBODY },
  });
  await world.settle(sheetId);
  const everybody = { recused, chair, clerk, auditor, member: members[1]! };
  const names = Object.keys(everybody);
  const toAll = { onSheet: names, onSitting: names, onDossier: names, opinion: names, again: names };
  const shown = await readers(papers, everybody);
  expect(shown).toEqual({ ...toAll });
  expect((await world.show(recused, sheetId)).minutesPaperId).toBe(papers.onSheet);
});

test('the minutes of a void vote are never there for whoever was recused from it', async () => {
  const { secretary, auditor, members, unitId } = world.commune;
  const nomineeId = await world.nominee();
  const [own, other] = [await world.dossier(nomineeId), await world.dossier()];
  const recused = world.commune.chair;
  const sittingId = await world.sitting([], [{ personId: recused.personId, nomineeId }]);
  const sheetId = await world.makeSheet(sittingId, [own, other], 'paper');
  const papers = {
    onSheet: await world.paper('other', sheetId),
    onSitting: await world.paper('other', sittingId, 'sitting'),
    onDossier: await world.paper('councilMinutes', other, 'dossier'),
    attached: await world.paper('councilMinutes', unitId, 'unit'),
    apart: await world.paper('councilMinutes', unitId, 'unit'),
  };
  const counts = countsOf([own, other]).map((count) => ({ ...count, yes: count.yes + count.recused, recused: 0 }));
  await world.acts.count(world.asking(secretary, sheetId), {
    ...{ counts, minutesPaperId: papers.attached, presiderDeputyId: members[0]!.personId },
  });
  await world.acts.voidSheet(world.asking(secretary, sheetId), { reason: 'x' });
  expect(await readers(papers, { recused, auditor })).toEqual({
    ...{ onSheet: ['auditor'], onSitting: ['auditor'], onDossier: ['auditor'], attached: ['auditor'] },
    apart: ['recused', 'auditor'],
  });
  expect((await world.show(recused, sheetId)).minutesPaperId).toBe(null);
});

test('until a vote is settled its minutes are read by its presider, its secretary and whoever handed them in', async () => {
  const { secretary, chair, clerk, auditor, members } = world.commune;
  const dossiers = await world.dossiers(1);
  const sheetId = await world.openSheet(dossiers);
  await world.vote(sheetId, dossiers, 9);
  await world.close(sheetId);
  const papers = {
    minutes: await world.paper('councilMinutes', sheetId, 'sheet', clerk),
    attached: await world.paper('councilMinutes', dossiers[0]!, 'dossier'),
    ballotPaper: await world.paper('other', sheetId),
  };
  await world.acts.attachMinutes(world.asking(secretary, sheetId), { paperId: papers.attached });
  const persons = { chair, secretary, clerk, auditor, member: members[0]! };
  const everybody = Object.keys(persons);
  expect(await readers(papers, persons)).toEqual({
    minutes: ['chair', 'secretary', 'clerk'],
    attached: ['chair', 'secretary'],
    ballotPaper: everybody,
  });
  await world.settle(sheetId);
  expect(await readers(papers, persons)).toEqual({ minutes: everybody, attached: everybody, ballotPaper: everybody });
});

test('minutes are attached before a sheet is settled or after, and are not replaced once it is settled', async () => {
  const { secretary } = world.commune;
  const dossiers = await world.dossiers(1);
  const sheetId = await world.openSheet(dossiers);
  await world.vote(sheetId, dossiers, 9);
  await world.close(sheetId);
  const attach = async () =>
    world.acts.attachMinutes(world.asking(secretary, sheetId), {
      paperId: await world.paper('councilMinutes', sheetId),
    });
  await attach();
  await attach();
  await world.settle(sheetId);
  expect(await codeOf(attach())).toBe('minutes.settled');
});

test('no act of the council rests on a paper without its number and date, nor its settling on a paper of any kind', async () => {
  const { secretary, members } = world.commune;
  const dossiers = await world.dossiers(1);
  const sheetId = await world.makeSheet(await world.sitting([members[8]!]), dossiers, 'paper');
  const blank = async (purpose: string, missing: 'number' | 'date') => {
    const id = await world.paper(purpose, sheetId);
    await world.asSuperuser(`UPDATE paper SET ${missing} = NULL WHERE id = $1`, [id]);
    return id;
  };
  const asking = () => world.asking(secretary, sheetId);
  const counts = [{ dossierId: dossiers[0]!, yes: 8, no: 0, blank: 0, recused: 0, absent: 1 }];
  const unnumbered = await blank('writtenOpinion', 'number');
  const [minutes, undated] = [await blank('councilMinutes', 'number'), await blank('councilMinutes', 'date')];
  const opinion = { personId: members[8]!.personId, choices: all(dossiers, 'yes') };
  const refusals = [
    () => world.acts.recordOpinion(asking(), { ...opinion, paperId: unnumbered }),
    () => world.acts.count(asking(), { counts, minutesPaperId: minutes }),
    () => world.acts.count(asking(), { counts, minutesPaperId: undated }),
  ];
  for (const refusal of refusals) expect(await codeOf(refusal())).toBe('paper.numberNeeded');
  await world.acts.count(asking(), { counts, minutesPromised: true });
  const again = { counts, paperId: minutes, reason: 'x' };
  expect(await codeOf(world.acts.recount(asking(), again))).toBe('paper.numberNeeded');
  expect(await codeOf(world.acts.attachMinutes(asking(), { paperId: undated }))).toBe('paper.numberNeeded');
  const settle = (paperId: string) => world.acts.settle(asking(), { basis: { kind: 'paper', paperId } });
  expect(await codeOf(settle(undated))).toBe('paper.numberNeeded');
  expect(await codeOf(settle(await world.paper('other', sheetId)))).toBe('paper.wrongPurpose');
  await settle(await world.paper('recordOfAct', sheetId));
});

test('the counters of the program do not tell how many have voted', async () => {
  const { members } = world.commune;
  const dossiers = await world.dossiers(1);
  const sheetId = await world.openSheet(dossiers);
  /** A request is measured once it was answered, which the next one may be too early to see. */
  const measured = async () => {
    const { body } = await (await program.as(members[0]!)).send<unknown>('GET', '/metrics');
    return (body as string).split('\n').filter((line) => /moves_total|refusals_total|\/sheets\//.test(line));
  };
  const before = await measured();
  for (const member of members.slice(0, 4))
    await (await program.as(member)).post(`sheets/${sheetId}/ballots`, { choices: all(dossiers, 'yes') });
  expect(await measured()).toEqual(before);
  for (let times = 0; times < 2; times += 1) await (await program.as(members[0]!)).get(`sheets/${sheetId}`);
  expect(await measured()).not.toEqual(before);
});
