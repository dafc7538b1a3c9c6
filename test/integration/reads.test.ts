import { Client as Postgres } from 'pg';
import { Season } from '../support/season.js';
import { command, paper, referred } from '../support/steps.js';
import { delivered, trailOf, voted } from '../support/stories.js';

/** What the screens read beside the dossiers themselves, over HTTP. */
let season: Season;
let database: Postgres;
beforeAll(async () => {
  season = await Season.start();
  database = new Postgres({ connectionString: season.database.superuserUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await season.stop();
});

interface Told {
  body: { command: string; data: { noteId?: string } };
  who: string | null;
  note: { text: string | null; erased: boolean } | null;
  paper: { id: string; purpose: string; number: string | null; date: string | null } | null;
}

/** Of the lines that tell a reason or a paper: which act, the reason, and the number of the paper. */
const reasons = (lines: Told[]) =>
  lines
    .filter(({ note, paper: basis }) => note ?? basis)
    .map(({ body, note, paper: basis }) => [body.command, note?.text ?? null, basis && [basis.purpose, basis.number]]);

describe('the trail of a dossier', () => {
  test('tells each reason and paper to the commune, and to the receiver its own alone', async () => {
    const [clerk, authority] = [await season.as('clerk'), await season.as('authority')];
    const [id] = (await referred(season, 1)) as [string];
    const hold = await paper(clerk, 'holdOrder', { kind: 'dossier', id }, '11');
    await command(clerk, id, 'HOLD', { reason: 'Chờ xác minh', basis: { kind: 'paper', paperId: hold } });
    const release = await paper(clerk, 'releaseOrder', { kind: 'dossier', id }, '12');
    await command(clerk, id, 'RELEASE', { basis: { kind: 'paper', paperId: release } });
    await voted(season, { [id]: 9 });
    const letter = await delivered(season, [id]);
    await authority.post(`submissions/${letter}/commands`, { type: 'RETURN', reason: 'Sai tên' });
    await command(clerk, id, 'CORRECT');
    await delivered(season, [id], letter);

    const own = ['RETURN', 'Sai tên', null];
    const ours = [['HOLD', 'Chờ xác minh', ['holdOrder', '11/TM']], ['RELEASE', null, ['releaseOrder', '12/TM']], own];
    expect(reasons(await trailOf<Told>(clerk, id))).toEqual(ours);
    expect(reasons(await trailOf<Told>(await season.as('nominator'), id))).toEqual(ours);
    const received = await trailOf<Told>(authority, id);
    expect(reasons(received)).toEqual([own]);
    expect(received.filter(({ who }) => who !== null).map(({ body }) => body.command)).toEqual(['RETURN']);
  });

  test('says of a reason that was erased that it was', async () => {
    const clerk = await season.as('clerk');
    const [id] = (await referred(season, 1)) as [string];
    await command(await season.as('chair'), id, 'HOLD', { reason: 'Chuyện riêng' });
    const { noteId } = (await trailOf<Told>(clerk, id)).at(-1)!.body.data;
    await database.query('UPDATE note SET text = NULL, salt = NULL, erased_at = now() WHERE id = $1', [noteId]);
    expect((await trailOf<Told>(clerk, id)).at(-1)!.note).toEqual({ text: null, erased: true });
  });

  test('tells a receiver nothing of what another receiver gave as its reason', async () => {
    const [clerk, authority] = [await season.as('clerk'), await season.as('authority')];
    const [id] = (await referred(season, 1)) as [string];
    await voted(season, { [id]: 9 });
    const letter = await delivered(season, [id]);
    await authority.post(`submissions/${letter}/commands`, { type: 'RETURN', reason: 'Không thuộc thẩm quyền' });
    await command(clerk, id, 'CORRECT');
    const second = await delivered(season, [id], letter);
    const { neighbour } = season.sample.organisations;
    await database.query('UPDATE submission SET receiver_id = $2 WHERE id = $1', [second, neighbour]);
    await database.query('UPDATE dossier SET receiver_id = $2 WHERE id = $1', [id, neighbour]);
    await database.query(
      `INSERT INTO role (id, organisation_id, person_id, role) VALUES (gen_random_uuid(), $1, $2, 'authorityOfficer')`,
      [neighbour, season.sample.people['clerk2']],
    );
    const received = await trailOf<Told>(await season.signIn('clerk2'), id);
    expect(received.map(({ body }) => body.command)).toContain('RETURN');
    expect([reasons(received), received.filter(({ who }) => who !== null)]).toEqual([[], []]);
  });
});
