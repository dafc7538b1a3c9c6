import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import writeXlsxFile from 'write-excel-file/node';
import { OutboxRelay } from '../../src/platform/outbox.relay.js';
import type { Client } from '../support/client.js';
import { declaredAs, wordsOf } from '../support/docx.js';
import { built, runProgram } from '../support/program.js';
import { queriesOf } from '../support/queries.js';
import { Season } from '../support/season.js';
import { nominate, nominee } from '../support/steps.js';
import { faults } from '../support/stories.js';
import { workbook, workbookForm, type SheetCell } from '../support/workbook.js';

/** Lists of past years' awards fill the register. */
let season: Season;
let postgres: Postgres;
let clerk: Client;
let of: string;
beforeAll(async () => {
  await built('cli.js');
  season = await Season.start();
  clerk = await season.as('clerk');
  of = `organisationId=${season.sample.organisations.commune}`;
  postgres = new Postgres({ connectionString: season.database.superuserUrl });
  await postgres.connect();
}, 120_000);
afterAll(async () => {
  await postgres.end();
  await season.stop();
});

interface Plan {
  count: number;
  already: number;
  nominees: number;
  problems: { path: string; code: string }[];
  rows: { row: number; becomes: string; nomineeId: string | null; offers: { id: string; name: string }[] }[];
  columns: { field: string; column: string }[];
}
interface Imported {
  id: string | null;
  count: number;
  already: number;
  nominees: number;
}
interface Award {
  title: string;
  year: number;
  decisionNumber: string | null;
  decisionDate: string | null;
  decidedBy: string | null;
}

const HEAD = 'Họ và tên\tDanh hiệu\tNăm\tSố quyết định\tNgày quyết định\tNgười quyết định';
const text = (...rows: string[]) => [HEAD, ...rows].join('\n');
const IMPORT = () => `past-awards/import?${of}`;
const bring = (body: unknown, by = clerk) => by.post<Imported>(IMPORT(), body);
const plan = (body: unknown, by = clerk) => by.post<Plan>(`${IMPORT()}&dryRun=true`, body);
const addingAll = (list: string) => ({ text: list, settings: { addNominees: true } });
const told = ({ problems }: { problems: { path: string; code: string }[] }) =>
  problems.map(({ path, code }) => `${path} ${code}`);
const awardsOf = async (id: string) => (await clerk.get<{ pastAwards: Award[] }>(`nominees/${id}`)).pastAwards;
const count = async (table: string) =>
  Number((await postgres.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]!.count);
const counts = async () => [
  await count('past_award'),
  await count('past_import'),
  await count('nominee'),
  await count('line'),
];

test('a pasted list fills the register, and section III of a report tells it with whoever decided, the latest first', async () => {
  const [dossier] = await nominate(season, 1);
  const { nominee: about } = await clerk.get<{ nominee: { id: string; name: string } }>(`dossiers/${dossier}`);
  const list = text(
    `${about.name.normalize('NFD')}\tGiấy khen\t2023\t8/QĐ-UBND\t05/02/2024\tChủ tịch UBND xã Mẫu`,
    `${about.name}\tBằng khen\t2024\t15/QĐ-UBND\tngày 6 tháng 1 năm 2025\tChủ tịch UBND tỉnh Mẫu`,
  );
  expect(await plan({ text: list })).toMatchObject({ count: 2, already: 0, nominees: 0, problems: [] });
  expect(await bring({ text: list })).toMatchObject({ id: expect.any(String), count: 2, already: 0, nominees: 0 });
  const decided = { decisionNumber: '15/QĐ-UBND', decisionDate: '2025-01-06', decidedBy: 'Chủ tịch UBND tỉnh Mẫu' };
  expect((await awardsOf(about.id))[0]).toEqual({
    title: 'Bằng khen',
    year: 2024,
    ...decided,
    goldBook: null,
    revoked: false,
  });
  const words = await wordsOf((await clerk.file(`forms/individualReport/${dossier}.docx`)).bytes);
  const [later, earlier] = [
    'Số 15/QĐ-UBND ngày 06 tháng 01 năm 2025 của Chủ tịch UBND tỉnh Mẫu',
    'Số 8/QĐ-UBND ngày 05 tháng 02 năm 2024 của Chủ tịch UBND xã Mẫu',
  ];
  expect(words).toContain(later);
  expect(words.indexOf(earlier)).toBeGreaterThan(words.indexOf(later));
  expect(await faults(season)).toEqual([]);
});

test('the same list again changes nothing and says how many were there', async () => {
  const list = addingAll(text('Mẫu Lần Một\tGiấy khen\t2022\t1/QĐ', 'Mẫu Lần Hai\tGiấy khen\t2022\t1/QĐ'));
  expect(await bring(list)).toMatchObject({ count: 2, already: 0, nominees: 2 });
  const before = await counts();
  expect(await bring(list)).toEqual({ id: null, count: 0, already: 2, nominees: 0 });
  expect(await counts()).toEqual(before);
  const more = addingAll(text('Mẫu Lần Một\tGiấy khen\t2022\t1/QĐ', 'Mẫu Lần Một\tGiấy khen\t2021\t1/QĐ'));
  expect(await bring(more)).toMatchObject({ count: 1, already: 1, nominees: 0 });
});

test('one row that is wrong keeps the whole list out, and a dry run changes nothing', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => `Mẫu Tất Cả ${index}\tGiấy khen\t2022`);
  const list = addingAll(text(...rows, 'Mẫu Cuối\tGiấy khen\t22'));
  const before = await counts();
  expect(told(await plan(list))).toEqual(['C42 past.year']);
  const { status, body } = await clerk.send<{ code: string; problems: { path: string; code: string }[] }>(
    'POST',
    IMPORT(),
    list,
  );
  expect([status, body.code, told(body)]).toEqual([422, 'past.invalid', ['C42 past.year']]);
  await plan(addingAll(text(...rows)));
  expect(await counts()).toEqual(before);
});

test('what is wrong with the cells of a row and with its nominee is told at once', async () => {
  const list = { text: text('Mẫu Không Có\tGiấy khem\t22\t1/QĐ\t31/02/2022') };
  expect(told(await plan(list))).toEqual([
    'C2 past.year',
    'E2 past.date',
    'B2 past.awardUnknown',
    'A2 past.nomineeUnknown',
  ]);
  expect(await plan(list)).toMatchObject({ count: 0, rows: [{ becomes: 'unclear' }] });
});

test('a connection that is lost in the middle leaves nothing behind, and the list can be sent again under its key', async () => {
  await postgres.query(`CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.title = 'Giấy khen cắt ngang' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$;
    CREATE TRIGGER cut_off BEFORE INSERT ON past_award FOR EACH ROW EXECUTE FUNCTION cut_off()`);
  await postgres.query('ALTER FUNCTION cut_off() SECURITY DEFINER');
  const list = addingAll(text('Mẫu Cắt Một\tGiấy khen\t2022', 'Mẫu Cắt Hai\tGiấy khen cắt ngang\t2022'));
  const before = await counts();
  const key = { 'idempotency-key': 'cat-ngang' };
  expect((await clerk.refused('POST', IMPORT(), list, key))[0]).toBe(503);
  expect(await counts()).toEqual(before);
  await postgres.query('DROP TRIGGER cut_off ON past_award');
  const first = await clerk.post<Imported>(IMPORT(), list, key);
  expect(first).toMatchObject({ count: 2, nominees: 2 });
  expect(await clerk.post<Imported>(IMPORT(), list, key)).toEqual(first);
  expect(await clerk.refused('POST', IMPORT(), addingAll(text('Mẫu Khác\tGiấy khen\t2022')), key)).toEqual([
    422,
    'idempotency.otherBody',
  ]);
});

test('of several who send one list at once one brings it in, and the others find it there', async () => {
  const list = addingAll(text('Mẫu Cùng Lúc\tGiấy khen\t2022'));
  const secretary = await season.as('secretary');
  const all = await Promise.all([clerk, secretary, clerk, secretary].map((by) => bring(list, by)));
  expect(all.map((one) => one.count).sort()).toEqual([0, 0, 0, 1]);
});

test('whoever is in doubt is offered, chosen by somebody who looked, or kept out', async () => {
  const [one, two] = [
    await nominee(season, 'individual', 'Mẫu Trùng Hai'),
    await nominee(season, 'individual', 'Mẫu Trùng Hai'),
  ];
  const near = await nominee(season, 'individual', 'Mẫu Gần Giống');
  const list = text(
    'Mẫu Trùng Hai\tGiấy khen\t2022',
    'Mẫu Gần Giốngg\tGiấy khen\t2022',
    'Mẫu Gân Giông\tGiấy khen\t2022',
  );
  const first = await plan({ text: list });
  expect(told(first)).toEqual(['A2 past.nomineeSeveral', 'A3 past.nomineeUnknown', 'A4 past.nomineeAlike']);
  const ids = first.rows.map(({ offers }) => offers.map(({ id }) => id).sort());
  expect([ids[0], ids[2]]).toEqual([[one, two].sort(), [near]]);
  expect(ids[1]).toContain(near);
  const chosen = [
    { row: 2, nomineeId: two },
    { row: 3, nomineeId: near },
    { row: 4, nomineeId: null },
  ];
  expect(await bring({ text: list, settings: { chosen } })).toMatchObject({ count: 3, nominees: 1 });
  expect([(await awardsOf(one)).length, (await awardsOf(two)).length, (await awardsOf(near)).length]).toEqual([
    0, 1, 1,
  ]);
});

test('a nominee of another commune can be neither found nor chosen, and its lists are its own', async () => {
  const foreign = await season.as('clerk2');
  const organisationId = season.sample.organisations.neighbour;
  const added = { organisationId, kind: 'individual', name: 'Mẫu Xã Bên', year: 1980 };
  const { id } = await foreign.post<{ id: string }>('nominees', added);
  const list = text('Mẫu Xã Bên\tGiấy khen\t2022');
  expect(await plan({ text: list })).toMatchObject({
    problems: [{ code: 'past.nomineeUnknown' }],
    rows: [{ offers: [] }],
  });
  expect(told(await plan({ text: list, settings: { chosen: [{ row: 2, nomineeId: id }] } }))).toEqual([
    'A2 past.choiceUnknown',
  ]);
  expect(await foreign.refused('POST', IMPORT(), { text: list })).toEqual([404, 'notFound']);
  expect(await foreign.refused('GET', `past-awards/imports?${of}`)).toEqual([404, 'notFound']);
  expect(await (await season.as('nominator')).refused('POST', IMPORT(), { text: list })).toEqual([403, 'role.needed']);
  const { items } = await foreign.get<{ items: unknown[] }>(`past-awards/imports?organisationId=${organisationId}`);
  expect(items).toEqual([]);
});

test('a list that was wrong is taken back whole: its awards stay, count no more, and can be brought in anew', async () => {
  const [dossier] = await nominate(season, 1);
  const { nominee: about } = await clerk.get<{ nominee: { id: string; name: string } }>(`dossiers/${dossier}`);
  const list = { text: text(`${about.name}\tGiấy khen\t2020\t99/QĐ`) };
  const { id } = await bring(list);
  const rows = await count('past_award');
  const taken = await clerk.post<object>(`past-awards/imports/${id}/take-back`, { reason: 'nhập nhầm tệp' });
  expect(taken).toMatchObject({ reason: 'nhập nhầm tệp', takenBackBy: { name: expect.any(String) }, count: 1 });
  expect(await awardsOf(about.id)).toEqual([]);
  const report = async () => wordsOf((await clerk.file(`forms/individualReport/${dossier}.docx`)).bytes);
  expect(await report()).not.toContain('99/QĐ');
  expect(await count('past_award')).toBe(rows);
  expect(await clerk.refused('POST', `past-awards/imports/${id}/take-back`, { reason: 'nữa' })).toEqual([
    409,
    'past.takenBack',
  ]);
  const foreign = await season.as('clerk2');
  expect(await foreign.refused('POST', `past-awards/imports/${id}/take-back`, { reason: 'nữa' })).toEqual([
    404,
    'notFound',
  ]);
  season.clock.advance(1000);
  expect(await bring(list)).toMatchObject({ count: 1, already: 0 });
  expect(await report()).toContain('99/QĐ');
  const { items } = await clerk.get<{ items: { id: string; takenBackAt: string | null }[] }>(
    `past-awards/imports?${of}`,
  );
  expect(items[0]).toMatchObject({ takenBackAt: null });
  expect(items.find((one) => one.id === id)).toMatchObject({ takenBackAt: expect.any(String) });
  expect(await faults(season)).toEqual([]);
});

test('two of one name in two units are two rows of the register, and the same list again changes nothing', async () => {
  season.clock.advance(1000);
  const head = 'Họ và tên\tChức vụ, đơn vị\tDanh hiệu\tNăm\tSố quyết định';
  const rows = [
    'Mẫu Trùng Tên\tThôn Một, xã Mẫu\tGiấy khen\t2019\t1/QĐ-UBND',
    'Mẫu Trùng Tên\tHội Liên hiệp Phụ nữ xã\tGiấy khen\t2019\t1/QĐ-UBND',
    'Mẫu Đổi Việc\tTrưởng thôn\tGiấy khen\t2019\t2/QĐ-UBND',
    'Mẫu Đổi Việc\tBí thư chi bộ Thôn Một\tGiấy khen\t2021\t3/QĐ-UBND',
  ];
  const list = addingAll([head, ...rows].join('\n'));
  expect(await bring(list)).toMatchObject({ count: 4, already: 0, nominees: 3 });
  expect(await bring(list)).toEqual({ id: null, count: 0, already: 4, nominees: 0 });
  const elsewhere = [head, 'Mẫu Đổi Việc\tHội Liên hiệp Phụ nữ xã\tGiấy khen\t2023\t4/QĐ-UBND'].join('\n');
  expect(told(await plan(addingAll(elsewhere)))).toEqual(['A2 past.nomineeElsewhere']);
  expect(await faults(season)).toEqual([]);
});

describe('somebody who changes the tables of imported awards is found out when he', () => {
  const importedRow = `id = (SELECT id FROM past_award WHERE import_id IS NOT NULL ORDER BY id LIMIT 1)`;
  test.each([
    ['changes an award that came with a list', `UPDATE past_award SET year = 1999 WHERE ${importedRow}`],
    ['changes who decided on it', `UPDATE past_award SET decided_by = 'ai đó' WHERE ${importedRow}`],
    ['takes it away', `DELETE FROM past_award WHERE ${importedRow}`],
    [
      'gives it to another',
      `UPDATE past_award SET nominee_id = (SELECT n.id FROM nominee n WHERE n.id <> past_award.nominee_id ORDER BY n.id LIMIT 1) WHERE ${importedRow}`,
    ],
    ['makes it look as if no list had brought it', `UPDATE past_award SET import_id = NULL WHERE ${importedRow}`],
    [
      'adds one to a list',
      `INSERT INTO past_award (id, organisation_id, nominee_id, title, year, import_id) SELECT gen_random_uuid(), organisation_id, nominee_id, 'thêm', 2020, import_id FROM past_award WHERE ${importedRow}`,
    ],
    ['takes a list back without a line', `UPDATE past_import SET taken_back_at = now() WHERE taken_back_at IS NULL`],
    ['puts back what was taken back', `UPDATE past_import SET taken_back_at = NULL WHERE taken_back_at IS NOT NULL`],
    [
      'says that another brought it in',
      `UPDATE past_import SET created_by = (SELECT id FROM person WHERE username = 'chair')`,
    ],
  ])('secretly %s', async (_, statement) => {
    await postgres.query('CREATE SCHEMA IF NOT EXISTS kept');
    await postgres.query('CREATE TABLE kept.award AS TABLE past_award; CREATE TABLE kept.import AS TABLE past_import');
    await postgres.query(`SET session_replication_role = replica; ${statement}`);
    const found = JSON.stringify(await faults(season));
    await postgres.query(`DELETE FROM past_award; DELETE FROM past_import; INSERT INTO past_import SELECT * FROM kept.import;
      INSERT INTO past_award SELECT * FROM kept.award; DROP TABLE kept.award, kept.import; SET session_replication_role = origin`);
    expect(found).toContain('imports.');
    expect(await faults(season)).toEqual([]);
  });
});

test('two thousand rows are one act of a few statements', async () => {
  const rows = Array.from({ length: 2000 }, (_, index) => `Mẫu Nghìn ${index}\tGiấy khen\t2019\t${index}/QĐ`);
  season.clock.advance(1000);
  await season.app.get(OutboxRelay, { strict: false }).stop();
  const asked = await queriesOf(async () => {
    expect(await bring(addingAll(text(...rows)))).toMatchObject({ count: 2000, nominees: 2000 });
  });
  await season.app.get(OutboxRelay, { strict: false }).start();
  expect(asked.length).toBeLessThan(25);
  expect(await bring(addingAll(text(...rows)))).toMatchObject({ count: 0, already: 2000 });
  const { items } = await clerk.get<{ items: object[] }>(`past-awards/imports?${of}&limit=1`);
  expect(items[0]).toMatchObject({ count: 2000, nominees: 2000, takenBackAt: null });
  const answer = await plan(addingAll(text(...rows, 'Mẫu Nữa\tGiấy khen\t2019')));
  expect(told(answer)).toEqual(['A2002 past.tooMany']);
}, 60_000);

describe('a workbook', () => {
  const COLUMNS = ['STT', 'Họ và tên', 'Danh hiệu', 'Năm', 'Số quyết định', 'Ngày quyết định'];
  const sheet = (...rows: SheetCell[][]) => [['DANH SÁCH'], COLUMNS, ...rows] as SheetCell[][];
  const send = (bytes: Uint8Array, settings: object = { addNominees: true }) => plan(workbookForm(bytes, settings));
  const row = (
    name: string,
    more: Partial<Record<'award' | 'year' | 'number' | 'date', SheetCell>> = {},
  ): SheetCell[] => {
    const { award = 'Giấy khen', year = 2024, number = '12/QĐ', date = { day: 45_327 } } = more;
    return [1, name, award, year, number, date];
  };

  test('that LibreOffice Calc saved is read like one of Excel', async () => {
    const bytes = readFileSync(new URL('../support/saved-by-calc.xlsx', import.meta.url));
    const list = () => workbookForm(bytes, { addNominees: true });
    expect(await bring(list())).toMatchObject({ count: 2, nominees: 2 });
    expect(await bring(list())).toMatchObject({ count: 0, already: 2 });
    const { items } = await clerk.get<{ items: { name: string; pastAwards: Award[] }[] }>(
      `nominees?${of}&q=${encodeURIComponent('Mẫu Văn Tính')}`,
    );
    expect(items[0]?.pastAwards).toMatchObject([
      { title: 'Giấy khen', year: 2024, decisionNumber: '12/QĐ-UBND', decisionDate: '2024-02-05' },
    ]);
  });

  test('gives what it shows: numbers, days, results of formulas, texts that break', async () => {
    const bytes = workbook(
      sheet(
        row('Mẫu\nXuống Dòng'),
        row('Mẫu Công Thức', { year: { formula: '2023+1', result: '2024' }, date: '06/02/2024' }),
      ),
      { hiddenFirst: true },
    );
    const form = workbookForm(bytes, { addNominees: true });
    expect(await plan(form)).toMatchObject({ problems: [], count: 2, nominees: 2 });
    expect(await bring(workbookForm(bytes, { addNominees: true }))).toMatchObject({ count: 2 });
    const { items } = await clerk.get<{ items: { name: string; pastAwards: Award[] }[] }>(
      `nominees?${of}&q=mau%20xuong`,
    );
    expect(items).toMatchObject([{ name: 'Mẫu Xuống Dòng', pastAwards: [{ year: 2024, decisionDate: '2024-02-05' }] }]);
  });

  test('tells every cell that cannot be read', async () => {
    const bytes = workbook(
      sheet(
        row('Mẫu A', { year: { formula: 'Z1' } }),
        row('Mẫu B', { award: { error: '#REF!' } }),
        row('Mẫu C', { number: { day: 45_327 } }),
        row('Mẫu D'),
        row('Mẫu E'),
        [1, null, 'Giấy khen', 2024],
      ),
      { merged: ['A1:F1', 'B7:B8'], hiddenRows: [6] },
    );
    expect(told(await send(bytes))).toEqual([
      ...['D3 past.formula', 'C4 past.cellError', 'E5 past.numberIsDay', 'A6 past.hidden', 'B7 past.merged'],
    ]);
  });

  test.each([
    ['no ZIP', Buffer.from('họ và tên'), 'workbook.notXlsx'],
    ['a ZIP of something else', workbook([], { parts: { 'xl/workbook.xml': '' } }), 'workbook.malformed'],
    ['an old file or one with a password', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), 'workbook.old'],
    [
      'an entity in its texts',
      workbook([['a']], { parts: { 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "bbbb">]><sst>&b;</sst>' } }),
      'workbook.malformed',
    ],
    [
      'a bomb',
      workbook([['a']], { parts: { 'xl/sharedStrings.xml': `<sst>${' '.repeat(4_000_000)}</sst>` } }),
      'workbook.tooLarge',
    ],
    [
      'a bomb that lies of its size',
      declaredAs(
        workbook([['a']], { parts: { 'xl/sharedStrings.xml': `<sst>${' '.repeat(4_000_000)}</sst>` } }),
        'xl/sharedStrings.xml',
        10,
      ),
      'workbook.notXlsx',
    ],
    [
      'a row that no sheet has',
      workbook([['a']], {
        parts: { 'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row r="99999999999"/></sheetData></worksheet>' },
      }),
      'workbook.malformed',
    ],
    [
      'a cell that no row has',
      workbook([['a']], {
        parts: {
          'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row r="1"><c r="???"/></row></sheetData></worksheet>',
        },
      }),
      'workbook.malformed',
    ],
    [
      'a sheet elsewhere',
      workbook([['a']], {
        parts: {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId2" Target="http://example.org/x.xml"/></Relationships>',
        },
      }),
      'workbook.malformed',
    ],
  ])('that is %s is refused', async (_, bytes, code) => {
    expect(told(await send(bytes))).toEqual([` ${code}`]);
    expect(await clerk.refused('POST', IMPORT(), workbookForm(bytes))).toEqual([422, 'past.invalid']);
  });

  test('with a program or a picture in it is read without them', async () => {
    const bytes = workbook(sheet(row('Mẫu Có Macro')), {
      parts: { 'xl/vbaProject.bin': new Uint8Array(1000), 'xl/media/image1.png': new Uint8Array(30_000_000) },
    });
    expect(await send(bytes)).toMatchObject({ problems: [], count: 1 });
  });

  test('that another program wrote is read like the text that it was made from', async () => {
    const cells = [
      ['Họ và tên', 'Danh hiệu', 'Năm', 'Số QĐ', 'Ngày QĐ'].map((value) => ({ value })),
      [
        ...['Mẫu Được Lưu', 'Giấy khen'].map((value) => ({ value })),
        { value: 2024, type: Number },
        { value: '12/QĐ-UBND' },
        { value: new Date('2024-02-05T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
      ],
    ];
    const bytes = await writeXlsxFile(cells as never).toBuffer();
    expect(await bring(workbookForm(bytes, { addNominees: true }))).toMatchObject({ count: 1, nominees: 1 });
    const { items } = await clerk.get<{ items: { pastAwards: Award[] }[] }>(`nominees?${of}&q=mau%20duoc%20luu`);
    expect(items[0]!.pastAwards).toMatchObject([{ title: 'Giấy khen', year: 2024, decisionDate: '2024-02-05' }]);
  });
});

test.each([
  ['neither text nor file', {}],
  ['settings that nobody knows', { text: 'a', settings: { hack: true } }],
  ['a column that is no field', { text: 'a', settings: { columns: [{ field: 'toString', column: 'A' }] } }],
  ['a column of three letters', { text: 'a', settings: { columns: [{ field: 'name', column: 'AAA' }] } }],
  ['a nominee that is no id', { text: 'a', settings: { chosen: [{ row: 1, nomineeId: 'x' }] } }],
])('%s is refused in the form', async (_, body) => {
  expect(await clerk.refused('POST', IMPORT(), body)).toEqual([422, 'request.invalid']);
});

test('settings of a form that are no JSON, or call themselves as objects do, are refused', async () => {
  for (const settings of ['{', '[]', '{"constructor": 1}', '{"forAll": {"year": "x"}}']) {
    const form = workbookForm(workbook([['a']]));
    form.set('settings', settings);
    expect(await clerk.refused('POST', IMPORT(), form)).toEqual([422, 'request.invalid']);
  }
});

describe('on the console', () => {
  test('a file is tried, brought in by nobody, and its problems are told by their cells', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-past-'));
    const env = { DATABASE_URL: season.database.appUrl, DATABASE_OWNER_URL: season.database.ownerUrl };
    const file = join(folder, 'khen thưởng.xlsx');
    const console = async (...args: string[]) => {
      const program = await runProgram(env, 'cli.js', ['past', 'import', file, '--organisation', 'xa-mau', ...args]);
      return { code: await program.exit, ...program.said };
    };
    const rows = (year: number): SheetCell[][] => [
      ['Họ và tên', 'Danh hiệu', 'Năm'],
      ['Mẫu Bảng Lệnh', 'Giấy khen', year],
    ];
    try {
      writeFileSync(file, workbook(rows(24)));
      expect(await console('--add-nominees')).toMatchObject({
        ...{ code: 1, stdout: expect.stringMatching(/^C2 "24" Năm phải là số có 4 chữ số/) },
      });
      writeFileSync(file, workbook(rows(2018)));
      const before = await counts();
      expect((await console('--add-nominees', '--dry-run')).stdout).toContain('1 new awards');
      expect(await counts()).toEqual(before);
      expect(await console('--add-nominees')).toMatchObject({ code: 0, stderr: '' });
      expect((await console()).stdout).toContain('0 new awards, 1 there already');
      const { items } = await clerk.get<{ items: { createdBy: object | null; count: number }[] }>(
        `past-awards/imports?${of}`,
      );
      expect(items.find(({ createdBy }) => createdBy === null)).toMatchObject({ count: 1 });
      expect(await faults(season)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
