import { Client, Pool } from 'pg';
import { verifyOnConsole } from '../../src/audit/audit.console.js';
import type { VerifyReport } from '../../src/audit/verify.report.js';
import type { StoredLine } from '../../src/domain/chain.js';
import { hashOf, saltedDigest, seal } from '../../src/domain/line.js';
import { Database } from '../../src/platform/database.js';
import { TRAIL } from '../../src/trail.js';
import { EVERY_ROUTE } from '../support/every-route.js';
import { Season } from '../support/season.js';
import { command, nominate, referred } from '../support/steps.js';
import { Tamperer } from '../support/tamper.js';

const { register, drafting, council, forwarding, rest } = EVERY_ROUTE;

let season: Season;
let tamperer: Tamperer;
/** A dossier that waits for the council, after a hold with its reason and a release. */
let dossier: string;
/** Another dossier of the same list. */
let other: string;
let sheet: string;
let voided: string;
let lines: StoredLine[];

beforeAll(async () => {
  season = await Season.start();
  for (const part of [register, drafting, council, forwarding, rest]) await part(season);
  [dossier, other] = (await referred(season, 2)) as [string, string];
  const chair = await season.as('chair');
  await command(chair, dossier, 'HOLD', { reason: 'có đơn phản ánh' });
  await command(chair, dossier, 'RELEASE');
  tamperer = await Tamperer.on(season);
  sheet = await idOf(`SELECT id FROM sheet WHERE state = 'settled' ORDER BY id LIMIT 1`);
  voided = await idOf(`SELECT id FROM sheet WHERE state = 'void'`);
  lines = await tamperer.linesOf(dossier);
});
afterEach(() => tamperer.undo());
afterAll(async () => {
  await tamperer.leave();
  await season.stop();
});

const idOf = async (select: string): Promise<string> => (await tamperer.run<{ id: string }>(select))[0]!.id;

const verify = async (only: object = {}): Promise<VerifyReport> =>
  (await season.as('auditor')).post<VerifyReport>('audit/verify', only);

/** What is found in the whole installation: the kind of fault, the stream, and the line. */
async function found(): Promise<string[]> {
  const { faults } = await verify();
  const names: Record<string, string> = {
    [dossier]: 'dossier',
    [other]: 'other',
    [sheet]: 'sheet',
    [voided]: 'voided',
    [season.sample.organisations.commune]: 'commune',
    '00000000-0000-4000-8000-00000000f0f0': 'forged',
  };
  return faults.map(({ kind, id, seq }) => `${kind} ${names[id] ?? id} ${seq ?? ''}`.trim());
}

const last = () => lines.at(-1)!;
const bodyAt = (seq: number) => lines[seq - 1]!.body;
const changeBody = (seq: number, path: string, value: string, id = dossier) =>
  tamperer.run(`UPDATE line SET body = jsonb_set(body, $3, $4) WHERE stream_id = $1 AND seq = $2`, [
    id,
    seq,
    path,
    value,
  ]);
const rewrite = ({ body, hash, seq }: Pick<StoredLine, 'body' | 'hash' | 'seq'>) =>
  tamperer.run(`UPDATE line SET body = $3, hash = $4 WHERE stream_id = $1 AND seq = $2`, [dossier, seq, body, hash]);
const drop = (seq: number, id = dossier) =>
  tamperer.run(`DELETE FROM line WHERE stream_id = $1 AND seq = $2`, [id, seq]);
const setRow = (assignment: string, id = dossier) =>
  tamperer.run(`UPDATE dossier SET ${assignment} WHERE id = $1`, [id]);
const insert = (body: object, hash: string, seq: number, stream = 'dossier', id = dossier) =>
  tamperer.run(
    `INSERT INTO line (stream, stream_id, seq, organisation_id, body, hash, epoch)
     SELECT $1, $2, $3, organisation_id, $4, $5, (SELECT epoch FROM installation) FROM dossier WHERE id = $6`,
    [stream, id, seq, body, hash, dossier],
  );

test('an untouched season verifies: every stream, every line, no fault', async () => {
  const report = await verify();
  const organisations = [season.sample.organisations.commune];
  const [stored] = await tamperer.run<{ streams: number; lines: number }>(
    `SELECT (SELECT count(*)::int FROM line WHERE organisation_id = ANY($1)) AS lines,
      (SELECT count(DISTINCT stream_id)::int FROM line WHERE organisation_id = ANY($1)) AS streams`,
    [organisations],
  );
  expect(report).toEqual({ ...stored, erased: 0, hidden: 0, faults: [], more: 0, appendOnly: 'role and trigger' });
  expect(stored!.lines).toBeGreaterThan(80);
});

describe('somebody with every right over the database is found out when he', () => {
  const swapTo = async (seq: number, place: number) =>
    tamperer.run(`UPDATE line SET seq = $3 WHERE stream_id = $1 AND seq = $2`, [dossier, seq, place]);

  const FORGED = '00000000-0000-4000-8000-00000000f0f0';

  const TAMPERINGS: [what: string, done: () => Promise<unknown>, faults: string[]][] = [
    ['changes a line', () => changeBody(3, '{to}', '"recommended"'), ['changed dossier 3']],
    ['changes the time of a line', () => changeBody(4, '{at}', '"2026-01-01T00:00:00.000Z"'), ['changed dossier 4']],
    ['changes the last line', () => changeBody(last().seq, '{actorId}', 'null'), ['changed dossier LAST']],
    [
      'changes a line and its hash',
      () => rewrite({ ...seal({ ...bodyAt(3), capacity: 'chair' }), seq: 3 }),
      ['changed dossier 3'],
    ],
    [
      'changes the last line and its hash',
      () => rewrite({ ...seal({ ...last().body, capacity: 'clerk' }), seq: last().seq }),
      ['badGuard dossier LAST', 'headDiffers dossier LAST'],
    ],
    ['drops a line', () => drop(4), ['dropped dossier 4']],
    ['drops the first line', () => drop(1), ['dropped dossier 1']],
    ['drops the last line', () => drop(last().seq), ['dropped dossier LAST']],
    [
      'swaps two lines',
      async () => {
        for (const [seq, place] of [
          [3, 1003],
          [5, 3],
          [1003, 5],
        ] as const)
          await swapTo(seq, place);
      },
      ['swapped dossier 3', 'swapped dossier 5'],
    ],
    [
      'swaps the bodies of two lines and leaves the hashes',
      async () => {
        for (const [seq, from] of [
          [3, 5],
          [5, 3],
        ] as const)
          await tamperer.run(`UPDATE line SET body = $3 WHERE stream_id = $1 AND seq = $2`, [
            dossier,
            seq,
            bodyAt(from),
          ]);
      },
      ['swapped dossier 3', 'swapped dossier 5'],
    ],
    [
      'inserts a line and moves the others up',
      async () => {
        await tamperer.run(`UPDATE line SET seq = seq + 1000 WHERE stream_id = $1 AND seq >= 4`, [dossier]);
        await tamperer.run(`UPDATE line SET seq = seq - 999 WHERE stream_id = $1 AND seq > 1000`, [dossier]);
        const { body, hash } = seal({ ...bodyAt(4), data: { noteId: null } as never });
        await insert(body, hash, 4);
      },
      ['inserted dossier 4'],
    ],
    [
      'appends a line',
      async () => {
        const body = { ...last().body, seq: last().seq + 1, prev: last().hash };
        await insert(body, hashOf(body), body.seq);
      },
      ['inserted dossier NEXT'],
    ],
    [
      'puts a line on another stream',
      async () => {
        await tamperer.run(`UPDATE line SET stream_id = $2, seq = 99 WHERE stream_id = $1 AND seq = 4`, [
          dossier,
          other,
        ]);
      },
      ['dropped dossier 4', 'misplaced other 99'],
    ],
    [
      'gives a line to another organisation',
      () =>
        tamperer.run(`UPDATE line SET organisation_id = gen_random_uuid() WHERE stream_id = $1 AND seq = 4`, [dossier]),
      ['changed dossier 4'],
    ],
    ['changes the state of a dossier', () => setRow(`state = 'recommended'`), ['stateDiffers dossier LAST']],
    [
      'changes what is remembered of a dossier',
      () => setRow(`memory = jsonb_set(memory, '{supplementRounds}', '5')`),
      ['stateDiffers dossier LAST'],
    ],
    [
      'lets the receiver see a dossier',
      () => setRow(`receiver_id = (SELECT id FROM organisation WHERE kind = 'province' LIMIT 1)`),
      ['stateDiffers dossier LAST'],
    ],
    ['moves the due date', () => setRow(`due_at = '2030-01-01T00:00:00Z'`), ['stateDiffers dossier LAST']],
    [
      'puts another nominee into a dossier',
      () => setRow(`nominee_id = (SELECT nominee_id FROM dossier WHERE id <> $1 LIMIT 1)`),
      ['stateDiffers dossier LAST'],
    ],
    ['changes the version of a dossier', () => setRow(`version = version + 3`), ['headDiffers dossier LAST']],
    ['changes the head of a dossier', () => setRow(`head_hash = 'ffff'`), ['headDiffers dossier LAST']],
    [
      'changes what a dossier holds',
      () =>
        tamperer.run(`DELETE FROM dossier_content WHERE dossier_id = $1 AND kind = 'claim' AND code = 'c1'`, [dossier]),
      ['stateDiffers dossier LAST'],
    ],
    [
      'drops a whole trail',
      () => tamperer.run(`DELETE FROM line WHERE stream_id = $1`, [dossier]),
      ['missingStream dossier'],
    ],
    [
      'drops a whole trail and says that there never was one',
      async () => {
        await tamperer.run(`DELETE FROM line WHERE stream_id = $1`, [dossier]);
        await setRow('version = 0');
      },
      ['missingStream dossier'],
    ],
    [
      'makes a dossier without a trail',
      () =>
        tamperer.run(
          `INSERT INTO dossier SELECT (jsonb_populate_record(d, jsonb_build_object('id', '${FORGED}', 'version', 0,
             'nomination_id', NULL, 'state', 'awarded'))).* FROM dossier d WHERE id = $1`,
          [dossier],
        ),
      ['missingStream forged'],
    ],
    [
      'lets a dossier show another report than the one that was written',
      () =>
        tamperer.run(
          `UPDATE dossier_content c SET content_id = o.content_id FROM dossier_content o
           WHERE c.dossier_id = $1 AND c.code = 'report' AND o.dossier_id = $2 AND o.code = 'report'`,
          [dossier, other],
        ),
      ['stateDiffers dossier LAST'],
    ],
    [
      'lets evidence stand for another criterion',
      () =>
        tamperer.run(`UPDATE dossier_content SET criterion = 'c1' WHERE dossier_id = $1 AND kind = 'evidence'`, [
          dossier,
        ]),
      ['stateDiffers dossier LAST'],
    ],
    [
      'puts a dossier under another version of its campaign',
      () => setRow('campaign_version = campaign_version + 1'),
      ['stateDiffers dossier LAST'],
    ],
    ['puts a dossier under another life cycle', () => setRow('life_cycle = 2'), ['stateDiffers dossier LAST']],
    [
      'changes since when a dossier stands where it is',
      () => setRow(`changed_at = '2026-01-01T00:00:00Z'`),
      ['stateDiffers dossier LAST'],
    ],
    [
      'writes a line without parameters, and the chain anew',
      () => tamperer.rewrite('dossier', dossier, 3, { data: null }),
      ['malformed dossier 3'],
    ],
    [
      'writes a line without facts, and the chain anew',
      () => tamperer.rewrite('dossier', dossier, 4, { facts: null }),
      ['malformed dossier 4'],
    ],
    [
      'writes a line of no time, and the chain anew',
      () => tamperer.rewrite('dossier', dossier, last().seq, { at: 'garbage' }),
      ['malformed dossier LAST'],
    ],
    [
      'drops a dossier',
      () => tamperer.run(`DELETE FROM dossier WHERE id = $1`, [dossier]),
      ['orphanLines dossier', 'stateDiffers commune LIST'],
    ],
    [
      'writes lines of a kind that there is not',
      () => insert({}, 'ffff', 1, 'shadow', dossier),
      ['orphanLines dossier'],
    ],
    [
      'changes the state of a sheet',
      () => tamperer.run(`UPDATE sheet SET state = 'void' WHERE id = $1`, [sheet]),
      ['stateDiffers sheet SHEET'],
    ],
    ['changes a line of a sheet', () => changeBody(2, '{command}', '"VOID_VOTE"', sheet), ['changed sheet 2']],
  ];

  test.each(TAMPERINGS)('%s', async (_, tamper, faults) => {
    await tamper();
    const [{ seq: ofSheet }] = (await tamperer.run<{ seq: number }>(
      `SELECT max(seq) AS seq FROM kept.line WHERE stream_id = $1`,
      [sheet],
    )) as [{ seq: number }];
    const [{ seq: ofCommune }] = (await tamperer.run<{ seq: number }>(
      `SELECT max(seq) AS seq FROM kept.line WHERE stream_id = $1`,
      [season.sample.organisations.commune],
    )) as [{ seq: number }];
    const places: [RegExp, number][] = [
      [/LIST$/, ofCommune],
      [/LAST$/, last().seq],
      [/NEXT$/, last().seq + 1],
      [/SHEET$/, ofSheet],
    ];
    const expected = faults.map((fault) => places.reduce((text, [place, seq]) => text.replace(place, `${seq}`), fault));
    expect((await found()).sort()).toEqual(expected.sort());
  });

  test('rewrites a line of a sheet so that the dossiers refer to one that is gone', async () => {
    const [{ seq }] = (await tamperer.run<{ seq: number }>(
      `SELECT max(seq) AS seq FROM line WHERE stream_id = $1 AND body ->> 'command' = 'SETTLE'`,
      [sheet],
    )) as [{ seq: number }];
    await tamperer.run(`DELETE FROM line WHERE stream_id = $1 AND seq >= $2`, [sheet, seq]);
    await tamperer.run(
      `UPDATE sheet SET version = l.seq, head_hash = l.hash, state = l.body ->> 'to'
       FROM line l WHERE l.stream_id = sheet.id AND l.seq = $2 AND sheet.id = $1`,
      [sheet, seq - 1],
    );
    const faults = (await verify()).faults.filter(({ kind }) => kind !== 'stateDiffers');
    expect(new Set(faults.map(({ kind, detail }) => `${kind} ${detail}`))).toEqual(
      new Set([`badReference the line sheet/${sheet}/${seq} is not there`]),
    );
  });

  test('cuts the end of a dossier off with its head, since the sheet that settled it still names it', async () => {
    const [{ id, seq }] = (await tamperer.run<{ id: string; seq: number }>(
      `SELECT stream_id AS id, seq FROM line WHERE stream = 'dossier' AND body ->> 'command' = 'SETTLE'
         AND body #>> '{data,batch,id}' = $1 LIMIT 1`,
      [sheet],
    )) as [{ id: string; seq: number }];
    await tamperer.cut(id, seq - 1);
    const { faults } = await verify();
    const ofSheet = faults.filter((fault) => fault.id === sheet).map(({ kind, detail }) => `${kind} ${detail}`);
    expect(ofSheet).toEqual([`badReference the dossier ${id} has no line for it`]);
  });

  test('lets a dossier pass by rewriting its trail alone, since the sheet tells another outcome', async () => {
    const [{ id, seq, facts }] = (await tamperer.run<{ id: string; seq: number; facts: object }>(
      `SELECT stream_id AS id, seq, body -> 'facts' AS facts FROM line WHERE stream = 'dossier'
         AND body ->> 'command' = 'SETTLE' AND body #>> '{data,batch,id}' = $1 AND body #>> '{facts,outcome}' <> 'failed' LIMIT 1`,
      [sheet],
    )) as [{ id: string; seq: number; facts: { outcome: string } }];
    await tamperer.rewrite('dossier', id, seq, { facts: { ...facts, outcome: 'failed' } });
    const { faults } = await verify();
    expect(faults.map(({ detail }) => detail)).toContain(`the dossier ${id} has another outcome`);
  });

  test('lets a dossier name a line of a list that is not about it, or is of another command', async () => {
    const [{ id, seq, data }] = (await tamperer.run<{ id: string; seq: number; data: object }>(
      `SELECT stream_id AS id, seq, body -> 'data' AS data FROM line WHERE stream = 'dossier'
         AND body ->> 'command' = 'SETTLE' AND body #>> '{data,batch,id}' = $1 LIMIT 1`,
      [sheet],
    )) as [{ id: string; seq: number; data: { batch: { seq: number } } }];
    const places = await tamperer.linesOf(sheet);
    const count = places.find((line) => ['RECORD_COUNT', 'CLOSE_VOTE'].includes(line.body.command))!;
    const { seq: close, body } = count;
    await tamperer.rewrite('dossier', id, seq, { data: { ...data, batch: { ...data.batch, seq: close } } });
    const { faults } = await verify({ kind: 'dossier', id });
    expect(faults.map(({ detail }) => detail)).toEqual([
      `the line sheet/${sheet}/${close} is ${body.command}, not what SETTLE belongs to`,
    ]);
    const [{ id: elsewhere }] = (await tamperer.run<{ id: string }>(
      `SELECT id FROM sheet WHERE state = 'settled' AND id <> $1 ORDER BY id LIMIT 1`,
      [sheet],
    )) as [{ id: string }];
    const there = (await tamperer.linesOf(elsewhere)).find((line) => line.body.command === 'SETTLE')!.seq;
    const batch = { kind: 'sheet', id: elsewhere, seq: there };
    await tamperer.rewrite('dossier', id, seq, { data: { ...data, batch } });
    expect((await verify({ kind: 'dossier', id })).faults.map(({ detail }) => detail)).toEqual([
      `the line sheet/${elsewhere}/${there} does not name this dossier`,
    ]);
  });
});

describe('what lines refer to is checked too', () => {
  const holding = () => lines.find((line) => line.body.command === 'HOLD')!;
  const written = () => lines.find((line) => line.body.command === 'WRITE_SECTION')!;
  const noteId = () => (holding().body.data as { noteId: string }).noteId;
  const contentId = () => (written().body.data as { change: { contentId: string } }).change.contentId;

  test('a reason that was changed is found at the line that gave it', async () => {
    await tamperer.run(`UPDATE note SET text = 'không có gì' WHERE id = $1`, [noteId()]);
    expect(await found()).toEqual([`contentChanged dossier ${holding().seq}`]);
  });

  test('a reason that was changed together with its digest is found, since the line knows the digest', async () => {
    const salt = '00'.repeat(32);
    const values = [noteId(), salt, saltedDigest(salt, 'không có gì')];
    await tamperer.run(`UPDATE note SET text = 'không có gì', salt = $2, digest = $3 WHERE id = $1`, values);
    expect(await found()).toEqual([`contentChanged dossier ${holding().seq}`]);
  });

  test('a report that was changed is found at the line that wrote it', async () => {
    await tamperer.run(`UPDATE content_version SET content = '{"text":"khác"}' WHERE id = $1`, [contentId()]);
    expect(await found()).toEqual([`contentChanged dossier ${written().seq}`]);
  });

  test('what cannot have been written is a change', async () => {
    await tamperer.run(`UPDATE content_version SET content = '0.5' WHERE id = $1`, [contentId()]);
    expect(await found()).toEqual([`contentChanged dossier ${written().seq}`]);
  });

  test('what is gone without having been erased is missing', async () => {
    await tamperer.run(`DELETE FROM note WHERE id = $1`, [noteId()]);
    expect(await found()).toEqual([`contentMissing dossier ${holding().seq}`]);
  });

  test('what was erased as the law asks is counted, not accused', async () => {
    await tamperer.run(`UPDATE note SET text = NULL, salt = NULL, erased_at = now() WHERE id = $1`, [noteId()]);
    await tamperer.run(`UPDATE content_version SET content = NULL, salt = NULL, erased_at = now() WHERE id = $1`, [
      contentId(),
    ]);
    const { faults, erased } = await verify();
    expect([faults, erased]).toEqual([[], 2]);
  });

  test('a rule card that was changed under a vote is found at the line that imported it', async () => {
    await tamperer.run(
      `UPDATE campaign_version SET content = jsonb_set(content, '{supplementRounds}', '9')
      WHERE campaign_id = $1 AND version = (SELECT min(version) FROM campaign_version WHERE campaign_id = $1)`,
      [season.sample.campaignId],
    );
    const { faults } = await verify();
    expect(faults.map(({ kind, stream }) => `${kind} ${stream}`)).toEqual(['contentChanged organisation']);
  });
});

describe('what verify cannot find', () => {
  test('an end that was cut together with its head, where nothing else refers to it', async () => {
    const { body, hash } = lines.at(-2)!;
    await drop(last().seq);
    const memory = { held: true, heldAt: body.at };
    await setRow(
      `version = ${body.seq}, head_hash = '${hash}', state = '${body.to}', held = true,
       memory = memory || '${JSON.stringify(memory)}'`,
    );
    expect(await found()).toEqual([]);
  });
});

describe('lines are append-only', () => {
  const as = async (url: string, text: string): Promise<string> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    const said = await client.query(text).then(
      () => 'done',
      (error: Error) => error.message,
    );
    await client.end();
    return said;
  };

  test.each(['UPDATE line SET seq = seq', 'DELETE FROM line', 'TRUNCATE line'])(
    '%s: neither by the serving role nor by the owner',
    async (text) => {
      expect(await as(season.database.appUrl, text)).toBe('permission denied for table line');
      expect(await as(season.database.ownerUrl, text)).toBe('lines are append-only');
    },
  );

  test.each([
    ['UPDATE note SET text = text', 'rows of note can be erased and not changed'],
    [`UPDATE note SET erased_at = now(), text = NULL`, 'rows of note can be erased and not changed'],
    [
      `UPDATE note SET erased_at = now(), text = NULL, salt = NULL, digest = '0'`,
      'rows of note can be erased and not changed',
    ],
    [`UPDATE content_version SET content = '{}'`, 'rows of content_version can be erased and not changed'],
    ['DELETE FROM note', 'rows of note are immutable'],
    ['DELETE FROM content_version', 'rows of content_version are immutable'],
    ['TRUNCATE content_version CASCADE', 'rows of content_version are immutable'],
    ['UPDATE campaign_version SET version = version', 'rows of campaign_version are immutable'],
    ['DELETE FROM campaign_version', 'rows of campaign_version are immutable'],
  ])('%s: not even by the owner, for what was written stays as it was written', async (text, answer) => {
    expect(await as(season.database.ownerUrl, text)).toBe(answer);
  });

  test('the serving role erases a reason with its salt, and does nothing else to it', async () => {
    const { appUrl } = season.database;
    expect(await as(appUrl, 'DELETE FROM note')).toBe('permission denied for table note');
    expect(await as(appUrl, 'BEGIN; UPDATE note SET erased_at = now(), text = NULL, salt = NULL; ROLLBACK')).toBe(
      'done',
    );
    expect(await as(appUrl, `UPDATE note SET text = 'khác'`)).toBe('rows of note can be erased and not changed');
  });

  test('by trigger only, where the program serves as the owner; and that a trigger is off is told', async () => {
    const pool = new Pool({ connectionString: season.database.ownerUrl, max: 1 });
    const told: string[] = [];
    expect(await verifyOnConsole(new Database(pool), (line) => told.push(line), TRAIL)).toBe(0);
    await tamperer.run('ALTER TABLE line DISABLE TRIGGER line_append_only');
    await verifyOnConsole(new Database(pool), (line) => told.push(line), TRAIL);
    await tamperer.run('ALTER TABLE line ENABLE TRIGGER line_append_only');
    await pool.end();
    expect(told.filter((line) => line.includes('append-only') || line.includes('WARNING'))).toEqual([
      'Lines are append-only by trigger only: the program runs as a role that may change them.',
      'WARNING: nothing in the database keeps lines from being changed.',
    ]);
    expect((await verify()).appendOnly).toBe('role and trigger');
  });
});

test('the console names each fault and ends with 1', async () => {
  await drop(4);
  const pool = new Pool({ connectionString: season.database.appUrl, max: 1 });
  const told: string[] = [];
  const code = await verifyOnConsole(new Database(pool), (line) => told.push(line), TRAIL);
  await pool.end();
  expect(code).toBe(1);
  expect(told[0]).toBe(`dropped: dossier ${dossier} line 4: it is missing`);
  expect(told.at(-1)).toBe('1 faults.');
});

test('a season goes on while it is verified, and nothing is found', async () => {
  const nominator = await season.as('nominator');
  const drafts = await nominate(season, 4);
  const moving = Promise.all(drafts.map((id) => command(nominator, id, 'SUBMIT')));
  const reports = [await verify(), await verify()];
  await moving;
  expect(reports.map((report) => report.faults)).toEqual([[], []]);
});

test('a line is never older than the one before it, though the clock was put back', async () => {
  const chair = await season.as('chair');
  const now = season.clock.now();
  await nominate(season, 1);
  season.clock.advance(-60_000);
  await command(chair, dossier, 'HOLD', { reason: 'đồng hồ chạy chậm' });
  await nominate(season, 1);
  season.clock.moveTo(now);
  const { body } = (await tamperer.linesOf(dossier)).at(-1)!;
  const list = (await tamperer.linesOf(season.sample.organisations.commune)).at(-1)!;
  expect([body.at, list.body.at]).toEqual([last().body.at, now.toISOString()]);
  expect((await verify()).faults).toEqual([]);
});

describe('over HTTP', () => {
  test('one stream is verified alone', async () => {
    const report = await verify({ kind: 'dossier', id: dossier });
    expect(report).toMatchObject({ streams: 1, lines: lines.length, faults: [] });
    await changeBody(3, '{to}', '"recommended"');
    expect((await verify({ kind: 'dossier', id: other })).faults).toEqual([]);
    expect((await verify({ kind: 'dossier', id: dossier })).faults).toHaveLength(1);
  });

  test('the lines of a stream are given with their hashes, page by page, for whoever computes the chain himself', async () => {
    const auditor = await season.as('auditor');
    interface Page {
      items: (StoredLine & { who: string })[];
      nextCursor: string | null;
    }
    const first = await auditor.get<Page>(`audit/streams/dossier/${dossier}?limit=3`);
    const others = await auditor.get<Page>(`audit/streams/dossier/${dossier}?cursor=${first.nextCursor}&limit=100`);
    const all = [...first.items, ...others.items];
    const names = all.map(({ who }) => who);
    expect(all).toEqual(lines.map(({ seq, body, hash }, index) => ({ seq, body, hash, who: names[index] })));
    expect([names[0], names.at(-1)]).toEqual(['Nguyễn Văn Ví Dụ', 'Hoàng Văn Chủ Tọa']);
    expect(all.map(({ body }) => hashOf(body))).toEqual(all.map(({ hash }) => hash));
    expect([first.items.length, others.nextCursor]).toEqual([3, null]);
  });

  test('only an auditor or an administrator asks, and another organisation has none of it', async () => {
    const [clerk, auditor] = [await season.as('clerk'), await season.as('auditor')];
    expect(await clerk.refused('POST', 'audit/verify', {})).toEqual([403, 'role.needed']);
    expect(await clerk.refused('GET', `audit/streams/dossier/${dossier}`)).toEqual([403, 'role.needed']);
    await tamperer.run(`UPDATE dossier SET organisation_id = gen_random_uuid() WHERE id = $1`, [dossier]);
    await tamperer.run(`UPDATE line SET organisation_id = gen_random_uuid() WHERE stream_id = $1`, [dossier]);
    expect(await auditor.refused('GET', `audit/streams/dossier/${dossier}`)).toEqual([404, 'notFound']);
    expect(await auditor.refused('POST', 'audit/verify', { kind: 'dossier', id: dossier })).toEqual([404, 'notFound']);
  });

  test('a stream that there is not, and a kind that there is not, are not found', async () => {
    const auditor = await season.as('auditor');
    const absent = '00000000-0000-4000-8000-000000000000';
    expect(await auditor.refused('GET', `audit/streams/sheet/${absent}`)).toEqual([404, 'notFound']);
    expect(await auditor.refused('GET', `audit/streams/shadow/${absent}`)).toEqual([404, 'notFound']);
    expect(await auditor.refused('POST', 'audit/verify', { kind: 'sheet', id: absent })).toEqual([404, 'notFound']);
    expect(await auditor.refused('POST', 'audit/verify', { kind: 'sheet' })).toEqual([422, 'request.invalid']);
  });

  test('an auditor who is recused sees nothing of a sheet that is not settled', async () => {
    const auditor = await season.as('auditor');
    expect((await auditor.send('GET', `audit/streams/sheet/${voided}`)).status).toBe(200);
    await tamperer.run(
      `INSERT INTO recusal (sitting_id, person_id, nominee_id)
       SELECT s.sitting_id, (SELECT id FROM person WHERE username = 'auditor'), d.nominee_id
       FROM sheet s JOIN sheet_dossier o ON o.sheet_id = s.id JOIN dossier d ON d.id = o.dossier_id WHERE s.id = $1`,
      [voided],
    );
    expect(await auditor.refused('GET', `audit/streams/sheet/${voided}`)).toEqual([404, 'notFound']);
    expect(await auditor.refused('POST', 'audit/verify', { kind: 'sheet', id: voided })).toEqual([404, 'notFound']);
  });
});
