import { Client as Postgres } from 'pg';
import type { Client } from '../support/client.js';
import { Season } from '../support/season.js';
import { COLLECTIVE, command, INDIVIDUAL, nominate, nominee, paper, referred } from '../support/steps.js';
import { delivered, minutes, sheet, sitting, vote, voted } from '../support/stories.js';

/** A whole season as it is read: in numbers, dossier by dossier, and by the council before it votes. */
const DAY = 86_400_000;

let season: Season;
beforeEach(async () => (season = await Season.start()));
afterEach(() => season.stop());

const campaign = (part: string): string => `campaigns/${season.sample.campaignId}/${part}`;

interface Part {
  total: number | null;
  states: { state: string; count: number }[] | null;
}

interface Progress {
  total: number;
  states: { state: string; count: number }[];
  awards: (Part & { awardCode: string })[];
  units: (Part & { unit: { id: string; name: string } })[];
  steps: { state: string; finished: number; medianDays: number | null; p90Days: number | null }[];
}

describe('the numbers of a season', () => {
  test('are told by state, award and unit, and how long a step takes, but for what is too small', async () => {
    const ids = await nominate(season, 6);
    await nominate(season, 5, INDIVIDUAL, 'nominator2');
    await nominate(season, 2, COLLECTIVE);
    for (const id of ids.slice(0, 5)) {
      season.clock.advance(DAY);
      await command(await season.signIn('nominator'), id, 'SUBMIT');
    }
    const clerk = await season.signIn('clerk');
    const progress = await clerk.get<Progress>(campaign('progress'));
    const drafts = (count: number) => ({ state: 'draft', count });
    const collecting = { state: 'evidence.collecting', count: 5 };
    expect([progress.total, progress.states]).toEqual([13, [drafts(8), collecting]]);
    expect(progress.awards).toEqual([
      { awardCode: INDIVIDUAL, total: null, states: null },
      { awardCode: COLLECTIVE, total: null, states: null },
    ]);
    expect(progress.units.map(({ unit, ...part }) => [unit.id, part])).toEqual([
      [season.sample.units['thon-mot'], { total: 8, states: [drafts(3), collecting] }],
      [season.sample.units['hoi-phu-nu'], { total: 5, states: [drafts(5)] }],
    ]);
    expect(progress.steps).toEqual([{ state: 'draft', finished: 5, medianDays: 3, p90Days: 4.6 }]);
  });

  test('say nothing of how far a vote is, and only of steps that were left often enough', async () => {
    const ids = await referred(season, 3);
    const clerk = await season.as('clerk');
    const read = () => clerk.get<Progress>(campaign('progress'));
    const waiting = await read();
    expect(waiting.states).toEqual([{ state: 'councilVote.scheduled', count: 3 }]);
    expect(waiting.steps.map(({ state, finished, medianDays }) => [state, finished, medianDays])).toEqual([
      ['draft', 3, null],
      ['evidence.collecting', 3, null],
      ['evidence.appraisal', 3, null],
    ]);
    const sheetId = await sheet(season, ids);
    await (await season.as('secretary')).post(`sheets/${sheetId}/open`);
    expect(await read()).toEqual(waiting);
    await vote(season, sheetId, Object.fromEntries(ids.map((id) => [id, 9])));
    await (await season.as('secretary')).post(`sheets/${sheetId}/close`);
    expect(await read()).toEqual(waiting);
    await (await season.as('chair')).post(`sheets/${sheetId}/settle`);
    const settled = await read();
    expect(settled.states).toEqual([{ state: 'recommended', count: 3 }]);
    expect(settled.steps.at(-1)).toEqual({
      ...{ state: 'councilVote.scheduled', finished: 3, medianDays: null, p90Days: null },
    });
  });

  test('are not for whoever votes, nor for another commune', async () => {
    expect(await (await season.as('member1')).refused('GET', campaign('progress'))).toEqual([403, 'role.needed']);
    expect(await (await season.as('clerk2')).refused('GET', campaign('progress'))).toEqual([404, 'notFound']);
  });
});

interface Checked {
  id: string;
  state: string;
  nominee: { name: string };
  missing: string[];
  missingPapers: string[];
  minutes: { promised: boolean; paper: { number: string; attached: boolean } | null } | null;
  letter: { signer: string; signedAt: string; paper: { number: string; date: string } } | null;
  decision: { outcome: string; paper: { number: string; date: string } | null } | null;
}

describe('the completeness of a season', () => {
  const read = async (by: Client, limit = 100) => {
    const items: Checked[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: Checked[]; nextCursor: string | null } = await by.get(
        `${campaign('completeness')}?limit=${limit}${cursor && `&cursor=${cursor}`}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  };

  test('tells of each dossier what is missing, its minutes, who signed its letter on which day, and its decision', async () => {
    const auditor = await season.as('auditor');
    const [draft] = (await nominate(season, 1)) as [string];
    const [id, waits] = (await referred(season, 2)) as [string, string];
    await voted(season, { [id]: 9 });
    const [before] = (await read(auditor)).filter((one) => one.id === id);
    expect([before!.letter, before!.decision]).toEqual([null, null]);
    const letter = await delivered(season, [id]);
    const authority = await season.as('authority');
    const paperId = await paper(authority, 'decision', { kind: 'submission', id: letter }, '99');
    const outcomes = [{ dossierId: id, outcome: 'awarded' }];
    await authority.post('decisions', { submissionId: letter, paperId, outcomes });

    const all = await read(auditor, 1);
    const byId = new Map(all.map((one) => [one.id, one]));
    expect(all.map((one) => one.nominee.name)).toEqual(all.map((one) => one.nominee.name).toSorted());
    expect(byId.get(draft)).toMatchObject({
      missing: ['report', 'claim:c1', 'claim:c2', 'claim:c3', 'claim:c4', 'evidence:c4', 'claim:c5'],
      missingPapers: ['achievementReport'],
      ...{ minutes: null, letter: null, decision: null },
    });
    expect(byId.get(waits)).toMatchObject({ missing: [], missingPapers: [], minutes: null });
    expect(byId.get(id)).toMatchObject({
      ...{ state: 'awarded', missing: [], missingPapers: [] },
      minutes: { promised: false, paper: { number: '01/TM', attached: true } },
      letter: { signedAt: '2026-03-02T02:00:00.000Z', paper: { number: '15/TTr-UBND', date: '2026-03-02' } },
      decision: { outcome: 'awarded', paper: { number: '99/TM', date: '2026-03-01' } },
    });
    const { items } = await auditor.get<{ items: { signer: { name: string } }[] }>('submissions');
    expect(items).toHaveLength(1);
    const { signer } = await auditor.get<{ signer: { name: string } }>(`submissions/${letter}`);
    expect(byId.get(id)!.letter!.signer).toBe(signer.name);
  });

  test('tells of a letter that was recalled nothing, and asks for the papers of a vote that has none', async () => {
    const [id] = (await referred(season, 1)) as [string];
    const sheetId = await sheet(season, [id]);
    await (await season.as('secretary')).post(`sheets/${sheetId}/open`);
    await vote(season, sheetId, { [id]: 9 });
    await (await season.as('secretary')).post(`sheets/${sheetId}/close`);
    await (await season.as('chair')).post(`sheets/${sheetId}/settle`);
    const auditor = await season.as('auditor');
    expect((await read(auditor))[0]!.minutes).toMatchObject({ promised: false, paper: null });
    await minutes(season, sheetId);
    const letter = await delivered(season, [id]);
    expect((await read(auditor))[0]!.letter).not.toBeNull();
    await (await season.as('chair')).post(`submissions/${letter}/commands`, { type: 'RECALL', reason: 'Sai tên' });
    expect((await read(auditor))[0]!.letter).toBeNull();
    expect(await (await season.as('nominator')).refused('GET', campaign('completeness'))).toEqual([403, 'role.needed']);
    expect(await (await season.as('clerk2')).refused('GET', campaign('completeness'))).toEqual([404, 'notFound']);
  });
});

interface Read {
  dossierId: string;
  sheetId: string | null;
  awardCode: string;
  state: string;
  nominee: { name: string };
  claims: { criterionCode: string; content: object }[];
  report: { text: string; more: boolean } | null;
  summary: object | null;
  evidence: { id: string; criterionCode: string; name: string }[];
}

describe('the reading list of a sitting', () => {
  test('holds what waits for the council, by award and given name, with claims, half a page of report and files', async () => {
    const secretary = await season.as('secretary');
    const people = await referred(season, 2);
    const [group] = (await referred(season, 1, COLLECTIVE)) as [string];
    await nominate(season, 1);
    const id = await sitting(season);
    await secretary.put(`sittings/${id}/agenda`, { awardCodes: [COLLECTIVE, INDIVIDUAL] });
    const member = await season.as('member1');
    const path = `sittings/${id}/reading-list?limit=2`;
    const first = await member.get<{ items: Read[]; nextCursor: string }>(path);
    const second = await member.get<typeof first>(`${path}&cursor=${first.nextCursor}`);
    const all = [...first.items, ...second.items];
    expect(all.map((one) => one.dossierId)).toEqual([group, ...people]);
    expect([first.items.length, second.nextCursor]).toEqual([2, null]);
    const { claims, report, summary, evidence, sheetId, state } = all[1]!;
    expect(claims.map((one) => one.criterionCode)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5']);
    expect(claims[3]!.content).toEqual({ choice: 'sang-kien', text: 'Một sáng kiến.' });
    expect([report, summary]).toEqual([{ text: 'Báo cáo thành tích năm 2025.', more: false }, null]);
    expect(evidence.map(({ criterionCode, name }) => [criterionCode, name])).toEqual([['c4', 'minh chứng.pdf']]);
    await member.get(`dossiers/${all[1]!.dossierId}/evidence/${evidence[0]!.id}/content`);
    expect([sheetId, state]).toEqual([null, 'councilVote.scheduled']);
    expect(await (await season.as('nominator')).refused('GET', path)).toEqual([403, 'role.needed']);
    expect(await (await season.as('clerk2')).refused('GET', path)).toEqual([404, 'notFound']);
  });

  test('cuts a long report, and keeps what is on a sheet of the sitting once it is settled', async () => {
    const [nominator, clerk] = [await season.as('nominator'), await season.as('clerk')];
    const [id] = (await referred(season, 1)) as [string];
    const other = await nominee(season);
    const place = { campaignId: season.sample.campaignId, unitId: season.sample.units['thon-mot'] };
    await nominator.post('dossiers', { ...place, awardCode: INDIVIDUAL, nomineeId: other });
    await (
      await season.as('secretary')
    ).send('POST', `dossiers/${id}/commands`, { type: 'SEND_BACK', reason: 'Dài hơn' });
    await command(clerk, id, 'ASK_SUPPLEMENT', {
      ...{ reason: 'Viết rõ', items: [{ code: 'report' }], dueAt: '2026-04-01T10:00:00Z' },
    });
    await nominator.put(`dossiers/${id}/sections/report`, { text: 'ă'.repeat(1_201) });
    await command(nominator, id, 'RESUBMIT');
    await command(clerk, id, 'REFER');
    const sheetId = await voted(season, { [id]: 9 });
    const { sittingId } = await clerk.get<{ sittingId: string }>(`sheets/${sheetId}`);
    const { items } = await clerk.get<{ items: Read[] }>(`sittings/${sittingId}/reading-list`);
    expect(items.map((one) => [one.dossierId, one.sheetId, one.state, one.report])).toEqual([
      [id, sheetId, 'recommended', { text: 'ă'.repeat(1_200), more: true }],
    ]);
  });
});

test('whoever is recused reads the dossier as one that waits, and no paper of its vote, until it is settled', async () => {
  const [secretary, clerk] = [await season.as('secretary'), await season.as('clerk')];
  const [id] = (await referred(season, 1)) as [string];
  const sheetId = await sheet(season, [id]);
  const { sittingId } = await clerk.get<{ sittingId: string }>(`sheets/${sheetId}`);
  const record = await paper(secretary, 'other', { kind: 'sheet', id: sheetId });
  await withDatabase((on) =>
    on.query(
      `INSERT INTO recusal (sitting_id, person_id, nominee_id)
       SELECT $1, p, d.nominee_id FROM dossier d, unnest($3::uuid[]) p WHERE d.id = $2`,
      [sittingId, id, [season.sample.people['member1'], season.sample.people['auditor']]],
    ),
  );
  await secretary.post(`sheets/${sheetId}/open`);

  const seen = async (name: string) => {
    const by = await season.as(name);
    const { items } = await by.get<{ items: { state: string }[] }>(`sittings/${sittingId}/reading-list`);
    const papers = await by.get<{ items: { id: string }[] }>(`papers?subjectKind=sheet&subjectId=${sheetId}`);
    return [items.map(({ state }) => state), papers.items.map((one) => one.id)];
  };
  const checked = async (name: string) =>
    (await (await season.as(name)).get<{ items: Checked[] }>(campaign('completeness'))).items[0]!.state;
  const [waits, isVotedOn] = ['councilVote.scheduled', 'councilVote.voting'];
  expect([await seen('member1'), await seen('auditor')]).toEqual([
    [[waits], []],
    [[waits], []],
  ]);
  expect([await seen('member2'), await seen('clerk')]).toEqual([
    [[isVotedOn], [record]],
    [[isVotedOn], [record]],
  ]);
  expect([await checked('auditor'), await checked('clerk')]).toEqual([waits, isVotedOn]);
});

async function withDatabase(act: (client: Postgres) => Promise<unknown>): Promise<void> {
  const client = new Postgres({ connectionString: season.database.superuserUrl });
  await client.connect();
  await act(client);
  await client.end();
}
