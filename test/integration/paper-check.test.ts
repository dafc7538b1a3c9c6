import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { FORM_CODES, FORMS, type FormCode } from '../../src/domain/forms.js';
import { Config } from '../../src/platform/config.js';
import type { PaperCheckDto } from '../../src/printing/check.answers.js';
import { declaredAs, docxForm, withBytes, withParts } from '../support/docx.js';
import {
  apart,
  edited,
  everywhere,
  inBox,
  inPieces,
  proposed,
  repacked,
  rowMovedAfter,
  savedByLibreOffice,
  typed,
  typographic,
  withoutParagraph,
  withoutRow,
  withParagraphAfter,
  withRow,
  type Edit,
} from '../support/edited-docx.js';
import { hang, type Gallery } from '../support/gallery.js';
import { Season } from '../support/season.js';
import { listOfUnit, subjectsOfForms } from '../support/subjects-of-forms.js';

/** Papers that a clerk has edited in Word, compared with the record before they are signed. */
let season: Season;
let gallery: Gallery;
let nomination: string;
const SUBJECTS = subjectsOfForms(() => nomination);
const papers = {} as Record<FormCode, Buffer>;
const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-check-'));
beforeAll(async () => {
  season = await Season.start();
  gallery = await hang(season);
  nomination = await listOfUnit(season, gallery);
  const clerk = await season.as('clerk');
  for (const code of FORM_CODES) papers[code] = (await clerk.file(pathOf(code, '.docx'))).bytes;
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await season.stop();
});

const pathOf = (code: FormCode, end: string): string => `forms/${code}/${SUBJECTS[code](gallery)}${end}`;

async function checked(code: FormCode, docx: Uint8Array): Promise<PaperCheckDto> {
  const clerk = await season.as('clerk');
  return clerk.ok<PaperCheckDto>('POST', pathOf(code, '/check'), docxForm(docx, 'đã sửa.docx'));
}
const NONE = { differences: [], more: 0, filledByHand: [], unbalanced: [], trackedChanges: false, wording: 0 };

describe.each(FORM_CODES)('of %s', (code) => {
  test('as it was written nothing differs', async () => {
    expect(await checked(code, papers[code])).toEqual(NONE);
  });

  test.each<[string, (docx: Buffer) => Buffer]>([
    ['typed in pieces', (docx) => edited(docx, inPieces)],
    ['with letters and marks apart', (docx) => edited(docx, apart)],
    ['with the spaces, quotes and dashes that Word puts in', (docx) => edited(docx, typographic)],
    ['packed otherwise', repacked],
  ])('nothing differs when it is %s', async (_, resaved) => {
    expect(await checked(code, resaved(papers[code]))).toEqual(NONE);
  });
});

test('nothing differs in any paper that LibreOffice has opened and saved', async () => {
  const saved = savedByLibreOffice(papers, folder);
  for (const code of FORM_CODES) expect([code, await checked(code, saved.get(code)!)]).toEqual([code, NONE]);
}, 60_000);

type Planted = [
  title: string,
  code: FormCode,
  edit: Edit,
  told: Partial<PaperCheckDto['differences'][number]> & { at: string | RegExp },
];
const VOTED = 'Được 8/9 phiếu đồng ý trên tổng số 9 ủy viên; cần trên 1/2 (ít nhất 5): đạt.';
const SEASON = 'phong trào thi đua đẩy mạnh cải cách hành chính, cải cách công vụ trên địa bàn xã Tùng Anh năm 2025';
const AWARD = 'Cá nhân đề nghị huyện khen thưởng';

/** Thirty and more mistakes, one in each paper, each with what must be told of it and where. */
const PLANTED: Planted[] = [
  // The minutes.
  [
    'a diacritic of a member',
    'minutes',
    typed('Lý Văn Ví Dụ', 'Lý Văn Vị Dụ'),
    { field: 'Họ và tên', record: 'Lý Văn Ví Dụ', file: 'Lý Văn Vị Dụ', at: 'bảng 1, dòng 3, cột 2' },
  ],
  [
    'the hour',
    'minutes',
    everywhere('09 giờ 00, ngày 02', '08 giờ 00, ngày 02'),
    {
      field: 'Thời gian',
      record: '09 giờ 00, ngày 02 tháng 3 năm 2026',
      file: '08 giờ 00, ngày 02 tháng 3 năm 2026',
      at: 'đoạn 3',
    },
  ],
  [
    'the month',
    'minutes',
    everywhere('ngày 02 tháng 3 năm', 'ngày 02 tháng 8 năm'),
    { field: 'Thời gian', file: '09 giờ 00, ngày 02 tháng 8 năm 2026', at: 'đoạn 3' },
  ],
  [
    'the place',
    'minutes',
    typed('Hội trường', 'Hội trường UBND'),
    { field: 'Địa điểm', record: 'Hội trường', file: 'Hội trường UBND', at: 'đoạn 4' },
  ],
  [
    'who presided',
    'minutes',
    typed('Hoàng Văn Chủ Tọa', 'Hoàng Văn Chủ'),
    { field: 'Chủ trì', record: 'Hoàng Văn Chủ Tọa', file: 'Hoàng Văn Chủ', at: 'đoạn 5' },
  ],
  [
    'who signs',
    'minutes',
    typed('Hoàng Văn Chủ Tọa', 'Hoàng Văn Chủ Toạ', 2),
    { field: 'Chủ trì', file: 'Hoàng Văn Chủ Toạ', at: 'khung hai cột 2, bên phải' },
  ],
  [
    'the duty of a member',
    'minutes',
    typed('Thư ký', 'Phó Chủ tịch'),
    { field: 'Nhiệm vụ', record: 'Thư ký', file: 'Phó Chủ tịch', at: 'bảng 1, dòng 6, cột 3' },
  ],
  [
    'a member who is left out',
    'minutes',
    withoutRow('Ngô Văn Thử'),
    { kind: 'rowMissing', field: 'Có mặt', record: 'Ngô Văn Thử', file: '', at: 'bảng 1, dòng 8' },
  ],
  [
    'how many were absent',
    'minutes',
    typed('00', '01'),
    { field: 'Số người vắng mặt', record: '00', file: '01', at: 'đoạn 8' },
  ],
  [
    'a nominee of a vote',
    'minutes',
    typed('Mẫu Thị Lệ Quyên', 'Mẫu Thị Lệ Quyền'),
    { field: 'Tên', record: 'Mẫu Thị Lệ Quyên', file: 'Mẫu Thị Lệ Quyền', at: /^bảng [23], dòng 4, cột 2$/ },
  ],
  [
    'what a vote came to',
    'minutes',
    typed(VOTED, VOTED.replace(': đạt', ': không đạt')),
    { field: 'Kết quả', row: 'Mẫu Đình Phúc', at: /^bảng [23], dòng 3, cột 6$/ },
  ],
  // The record of a count.
  [
    'a count',
    'countRecord',
    typed('8', '6'),
    { field: 'Đồng ý', record: '8', file: '6', row: 'Mẫu Đình Phúc', at: 'bảng 1, dòng 3, cột 3' },
  ],
  [
    'the ballots returned',
    'countRecord',
    typed('9', '8', 3),
    { field: 'Phiếu thu về', record: '9', file: '8', at: 'đoạn 5' },
  ],
  [
    'a number of a row',
    'countRecord',
    typed('4', '7'),
    { field: 'STT', record: '4', file: '7', at: 'bảng 1, dòng 5, cột 1' },
  ],
  [
    'two who changed places',
    'countRecord',
    rowMovedAfter('Mẫu Đình Phúc', 'Mẫu Hữu Nghĩa'),
    { kind: 'rowMoved', field: 'Danh sách', row: 'Mẫu Đình Phúc', record: '2', file: '4', at: 'bảng 1, dòng 5' },
  ],
  [
    'a nominee who was put in',
    'countRecord',
    withRow('Mẫu Đình Phúc', typed('Mẫu Đình Phúc', 'Mẫu Văn Thêm'), typed('2', '7')),
    { kind: 'rowAdded', field: 'Danh sách', record: '', at: 'bảng 1, dòng 4' },
  ],
  // The letter.
  [
    'digits of the number',
    'submissionLetter',
    typed('15/TTr-UBND', '51/TTr-UBND'),
    { field: 'Số', record: '15/TTr-UBND', file: '51/TTr-UBND', at: 'khung hai cột 1, bên trái' },
  ],
  [
    'the symbol of the number',
    'submissionLetter',
    typed('15/TTr-UBND', '15/QĐ-UBND'),
    { field: 'Số', file: '15/QĐ-UBND', at: 'khung hai cột 1, bên trái' },
  ],
  [
    'the day of the letter',
    'submissionLetter',
    everywhere('Tùng Anh, ngày 02 tháng 3', 'Tùng Anh, ngày 20 tháng 3'),
    { field: 'Địa danh và ngày', file: 'Tùng Anh, ngày 20 tháng 3 năm 2026', at: 'khung hai cột 1, bên phải' },
  ],
  [
    'who receives it',
    'submissionLetter',
    typed('UBND huyện Mẫu (dữ liệu mẫu)', 'UBND tỉnh Mẫu (dữ liệu mẫu)'),
    {
      field: 'Cơ quan tiếp nhận',
      record: 'UBND huyện Mẫu (dữ liệu mẫu)',
      file: 'UBND tỉnh Mẫu (dữ liệu mẫu)',
      at: 'đoạn 4',
    },
  ],
  [
    'how many are proposed',
    'submissionLetter',
    typed('02 cá nhân', '03 cá nhân'),
    { field: 'Số lượng', record: '02 cá nhân', file: '03 cá nhân', at: 'đoạn 7' },
  ],
  [
    'the count above a list',
    'submissionLetter',
    typed('02', '20'),
    { field: 'Số cá nhân', record: '02', file: '20', at: 'đoạn 8' },
  ],
  [
    'the number of a decree',
    'submissionLetter',
    everywhere('số 142/QĐ-UBND', 'số 124/QĐ-UBND'),
    { field: 'Nội dung căn cứ', at: 'đoạn 5' },
  ],
  [
    'a basis that is left out',
    'submissionLetter',
    withoutParagraph('20/QĐ-UBND'),
    { kind: 'rowMissing', field: 'Căn cứ', at: 'đoạn 6' },
  ],
  [
    'a basis that was put in',
    'submissionLetter',
    withParagraphAfter('20/QĐ-UBND', 'Căn cứ Nghị định số 99/2023/NĐ-CP của Chính phủ;'),
    { kind: 'rowAdded', field: 'Căn cứ', file: 'Căn cứ Nghị định số 99/2023/NĐ-CP của Chính phủ;', at: 'đoạn 7' },
  ],
  [
    'an award',
    'submissionLetter',
    typed(AWARD, `${AWARD} đặc biệt`),
    { field: 'Hình thức khen thưởng', row: 'Mẫu Thị Ngọc Ánh', at: 'bảng 1, dòng 2, cột 4' },
  ],
  [
    'a unit',
    'submissionLetter',
    typed('Thôn Một', 'Thôn Mười'),
    { field: 'Đơn vị', record: 'Thôn Một', file: 'Thôn Mười', at: 'bảng 1, dòng 2, cột 3' },
  ],
  [
    'who signs it',
    'submissionLetter',
    typed('Hoàng Văn Chủ Tọa', 'Phạm Văn Thư Ký'),
    { field: 'Người ký', record: 'Hoàng Văn Chủ Tọa', file: 'Phạm Văn Thư Ký', at: 'khung hai cột 2, bên phải' },
  ],
  [
    'for whom it is signed',
    'submissionLetter',
    typed('TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH'),
    { field: 'Ký thay mặt', at: 'khung hai cột 2, bên phải' },
  ],
  [
    'somebody who was put in',
    'submissionLetter',
    withRow('Mẫu Đình Phúc', typed('Mẫu Đình Phúc', 'Mẫu Văn Thêm'), typed('2', '3')),
    { kind: 'rowAdded', field: 'Cá nhân', file: `3 | Mẫu Văn Thêm | Thôn Một | ${AWARD}`, at: 'bảng 1, dòng 4' },
  ],
  // A report, a request, a receipt.
  [
    'the name in a report',
    'individualReport',
    typed('Mẫu Thị Thùy Dương', 'Mẫu Thị Thuỳ Dương'),
    { field: 'Tên', file: 'Mẫu Thị Thuỳ Dương', at: 'đoạn 4' },
  ],
  [
    'a number in what was achieved',
    'individualReport',
    everywhere('412 lượt', '421 lượt'),
    { field: 'Đoạn', at: 'đoạn 10' },
  ],
  [
    'the season',
    'individualReport',
    typed(SEASON, SEASON.replace('2025', '2024')),
    { field: 'Phong trào', at: 'đoạn 11' },
  ],
  [
    'the last day of a supplement',
    'supplementRequest',
    typed('ngày 05 tháng 3 năm 2026', 'ngày 05 tháng 5 năm 2026'),
    { field: 'Hạn bổ sung', record: 'ngày 05 tháng 3 năm 2026', file: 'ngày 05 tháng 5 năm 2026', at: 'đoạn 5' },
  ],
  [
    'a criterion',
    'supplementRequest',
    typed('Minh chứng cho tiêu chuẩn 4', 'Minh chứng cho tiêu chuẩn 3'),
    {
      field: 'Nội dung',
      record: 'Minh chứng cho tiêu chuẩn 4',
      file: 'Minh chứng cho tiêu chuẩn 3',
      at: 'bảng 1, dòng 2, cột 2',
    },
  ],
  [
    'the promised day',
    'receipt',
    typed('ngày 30 tháng 3 năm 2026', 'ngày 03 tháng 3 năm 2026'),
    { field: 'Ngày hẹn', file: 'ngày 03 tháng 3 năm 2026', at: 'đoạn 5' },
  ],
  [
    'a name that was wiped out',
    'receipt',
    typed('Mẫu Thị Thùy Dương', ''),
    { kind: 'missing', field: 'Tên', record: 'Mẫu Thị Thùy Dương', file: '', at: 'đoạn 3' },
  ],
  // What was decided.
  [
    'the number of a decision',
    'handOver',
    typed('112/TM', '121/TM'),
    { field: 'Quyết định số', record: '112/TM', file: '121/TM', at: 'đoạn 3' },
  ],
  [
    'the day of a decision',
    'resultNotice',
    typed('ngày 01 tháng 3 năm 2026', 'ngày 10 tháng 3 năm 2026'),
    { field: 'Ngày quyết định', file: 'ngày 10 tháng 3 năm 2026', at: 'đoạn 3' },
  ],
  [
    'the title of who signs',
    'handOver',
    typed('CHỦ TỊCH', 'PHÓ CHỦ TỊCH'),
    { field: 'Chức vụ người ký', record: 'CHỦ TỊCH', file: 'PHÓ CHỦ TỊCH', at: 'khung hai cột 2, bên phải' },
  ],
  [
    'a member in an invitation',
    'invitation',
    typed('Đặng Thị Hư Cấu', 'Đặng Thị Hư Cầu'),
    { field: 'Họ và tên', at: 'bảng 2, dòng 2, cột 2' },
  ],
  [
    'how many an award is asked for',
    'invitation',
    typed('10', '01'),
    { field: 'Số đề nghị', record: '10', file: '01', at: 'bảng 1, dòng 2, cột 3' },
  ],
];

test.each(PLANTED)('told with its place and both values: %s, in %s', async (_, code, edit, { at, ...told }) => {
  const { differences } = await checked(code, edited(papers[code], edit));
  expect(differences).toEqual([
    expect.objectContaining({
      kind: 'changed',
      ...told,
      place: expect.objectContaining({ vi: expect.stringMatching(typeof at === 'string' ? `^${at}$` : at) }),
    }),
  ]);
});

test('many at once are told one by one', async () => {
  // Of two mistakes in one text, one.
  const twice = ['the symbol of the number', 'a basis that is left out'];
  const edits = PLANTED.flatMap(([title, code, edit]) =>
    code === 'submissionLetter' && !twice.includes(title) ? [edit] : [],
  );
  const { differences } = await checked('submissionLetter', edited(papers.submissionLetter, ...edits));
  expect(edits.length).toBeGreaterThan(10);
  expect(differences).toHaveLength(edits.length);
});

test.each<[string, FormCode, Edit]>([
  [
    'sentences around facts are put otherwise',
    'receipt',
    everywhere(' đã nhận hồ sơ của ', ' hôm nay tiếp nhận đủ hồ sơ mang tên '),
  ],
  [
    'what the minutes leave open is written',
    'minutes',
    withParagraphAfter('II. NỘI DUNG', 'Ông Phạm Văn Thư Ký trình bày 12 hồ sơ; các thành viên thảo luận từ 9 giờ.'),
  ],
  ['the end of the meeting is filled in', 'minutes', everywhere('lúc …… giờ …… cùng', 'lúc 11 giờ 30 cùng')],
  ['a title is put before a name', 'minutes', typed('Hoàng Văn Chủ Tọa', 'Ông Hoàng Văn Chủ Tọa')],
  [
    'a sentence of a report is put otherwise',
    'individualReport',
    everywhere('không có phản ánh, kiến nghị', 'không phát sinh phản ánh'),
  ],
  ['a closing sentence is taken out', 'submissionLetter', withoutParagraph('Có hồ sơ, báo cáo thành tích')],
  ['a sentence is put into a box', 'submissionLetter', inBox('Kính gửi: ')],
  [
    'a paragraph is parted',
    'minutes',
    everywhere(
      /(<w:t xml:space="preserve">)\. Thư ký: /g,
      '$1.</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">Thư ký: ',
    ),
  ],
])('wording is no difference: %s', async (_, code, edit) => {
  const { differences, unbalanced } = await checked(code, edited(papers[code], edit));
  expect([differences, unbalanced]).toEqual([[], []]);
});

test('what the record leaves open and somebody filled in is told apart', async () => {
  const filled = edited(
    papers.minutes,
    typed('     /BB-HĐTĐKT', '07/BB-HĐTĐKT'),
    everywhere('ngày     tháng     năm 2026', 'ngày 02 tháng 3 năm 2026'),
    typed('……', '9'),
    typed('……', '0'),
  );
  const { differences, filledByHand } = await checked('minutes', filled);
  expect(differences).toEqual([]);
  expect(filledByHand.map(({ field, file, row }) => [field, file, row])).toEqual([
    ['Số', '07/BB-HĐTĐKT', ''],
    ['Địa danh và ngày', 'Tùng Anh, ngày 02 tháng 3 năm 2026', ''],
    ['Đồng ý', '9', 'Mẫu Thị Phương Uyên'],
    ['Không đồng ý', '0', 'Mẫu Thị Phương Uyên'],
  ]);
  const year = edited(papers.minutes, everywhere('ngày     tháng     năm 2026', 'ngày 02 tháng 3 năm 2025'));
  expect((await checked('minutes', year)).differences).toMatchObject([{ field: 'Địa danh và ngày' }]);
});

test('proposed changes are read as taken, and told', async () => {
  const told = await checked('handOver', edited(papers.handOver, proposed('112/TM', '113/TM')));
  expect(told).toMatchObject({
    trackedChanges: true,
    differences: [{ field: 'Quyết định số', record: '112/TM', file: '113/TM' }],
  });
});

test('numbers of an edited record that do not add up are told with both sides', async () => {
  const off = edited(papers.countRecord, typed('9', '8', 4), typed('0', '3', 1), typed('1', '2', 1));
  const { unbalanced } = await checked('countRecord', off);
  const told = unbalanced.map(({ of, equation, sentence, place }) => [of, equation, sentence.vi, place.vi]);
  expect(told.slice(0, 2)).toEqual([
    [
      'file',
      'members',
      'tổng số thành viên 9, nhưng có mặt 9 + gửi ý kiến bằng văn bản 0 + vắng mặt 3 = 12.',
      'đoạn 4',
    ],
    ['file', 'returned', 'phiếu thu về 9, nhưng hợp lệ 8 + không hợp lệ 0 = 8.', 'đoạn 5'],
  ]);
  const votes = 'Mẫu Đình Phúc: phiếu hợp lệ 8, nhưng đồng ý 8 + không đồng ý 2 + trống 0 = 10.';
  expect(told).toContainEqual(['file', 'votes', votes, 'bảng 1, dòng 3, cột 3']);
});

interface Told {
  code: string;
  title: string;
}

describe('a file that cannot be compared is refused', () => {
  const long = (letters: number) => everywhere(' đã nhận hồ sơ', ` bộ phận ${'dài '.repeat(letters / 4)}`);
  /** Made before anything is measured: it costs more than whatever reads it. */
  let bomb: Buffer;
  beforeAll(() => {
    bomb = withBytes(papers.receipt, { 'word/document.xml': new Uint8Array(200 * 1024 * 1024) });
  });

  test.each<[string, () => Uint8Array, string]>([
    ['no Word document', () => Buffer.from('%PDF-1.7 không phải Word'), 'paper.unreadable'],
    ['an empty file', () => new Uint8Array(), 'paper.unreadable'],
    ['one that is cut off', () => papers.receipt.subarray(0, 5_000), 'paper.unreadable'],
    ['a broken text', () => edited(papers.receipt, (xml) => xml.slice(0, -20)), 'paper.unreadable'],
    [
      'an entity',
      () => edited(papers.receipt, (xml) => xml.replace('<w:document', '<!DOCTYPE x><w:document')),
      'paper.unreadable',
    ],
    [
      'tables in tables',
      () =>
        edited(
          papers.receipt,
          everywhere(
            '<w:body>',
            `<w:body>${'<w:tbl><w:tr><w:tc>'.repeat(9_000)}${'</w:tc></w:tr></w:tbl>'.repeat(9_000)}`,
          ),
        ),
      'paper.unreadable',
    ],
    [
      'a list of relations that is never closed',
      () =>
        withParts(papers.receipt, {
          'word/_rels/document.xml.rels': () => `<r>${'<Relationship '.repeat(100_000)}</r>`,
        }),
      'paper.unreadable',
    ],
    ['a macro', () => withBytes(papers.receipt, { 'word/vbaProject.bin': new Uint8Array(9) }), 'paper.macro'],
    ['a paragraph of 5 MB', () => edited(papers.receipt, long(5_000_000)), 'paper.tooLong'],
    ['a ZIP that unpacks to 200 MB', () => bomb, 'paper.tooLong'],
    ['a ZIP that says less', () => declaredAs(bomb, 'word/document.xml', 1_000), 'paper.unreadable'],
    [
      'a hundred thousand paragraphs',
      () =>
        edited(
          papers.receipt,
          everywhere('<w:body>', `<w:body>${'<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(80_000)}`),
        ),
      'paper.tooLong',
    ],
  ])('%s, in less than two seconds', async (_, made, code) => {
    const docx = made();
    const clerk = await season.as('clerk');
    const began = process.cpuUsage();
    const { status, body } = await clerk.send<Told>('POST', pathOf('receipt', '/check'), docxForm(docx));
    expect(process.cpuUsage(began).user / 1e3).toBeLessThan(2_000);
    expect([status, body.code]).toEqual([422, code]);
  });

  test.each<[string, Edit]>([
    ['a paragraph of half a million letters', long(500_000)],
    [
      'four thousand paragraphs',
      everywhere('<w:body>', `<w:body>${'<w:p><w:r><w:t>Hồ sơ của ai</w:t></w:r></w:p>'.repeat(4_500)}`),
    ],
    [
      'four thousand rows',
      everywhere(
        '<w:body>',
        `<w:body><w:tbl>${'<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Hồ sơ của ai</w:t></w:r></w:p></w:tc></w:tr>'.repeat(4_500)}</w:tbl>`,
      ),
    ],
  ])('or answered in less than two seconds: %s', async (_, edit) => {
    const clerk = await season.as('clerk');
    const docx = edited(papers.receipt, edit);
    const began = process.cpuUsage();
    const { status } = await clerk.send('POST', pathOf('receipt', '/check'), docxForm(docx));
    expect([200, 422]).toContain(status);
    expect(process.cpuUsage(began).user / 1e3).toBeLessThan(2_000);
  });

  test.each<[FormCode, FormCode]>([
    ['minutes', 'attendance'],
    ['minutes', 'invitation'],
    ['individualReport', 'collectiveReport'],
    ['resultNotice', 'nonAwardNotice'],
    ['handOver', 'resultNotice'],
    ['ballot', 'countRecord'],
    ['receipt', 'supplementRequest'],
    ['submissionLetter', 'decision'],
  ])('for %s, %s, with the name of the paper that is asked for', async (code, other) => {
    const clerk = await season.as('clerk');
    for (const [asked, sent] of [
      [code, other],
      [other, code],
    ] as const) {
      const { status, body } = await clerk.send<Told>('POST', pathOf(asked, '/check'), docxForm(papers[sent]));
      expect([status, body.code]).toEqual([422, 'paper.notThis']);
      expect(body.title).toContain(FORMS[asked].title.vi);
    }
  });

  test('and so is none at all', async () => {
    const clerk = await season.as('clerk');
    expect(await clerk.refused('POST', pathOf('receipt', '/check'), new FormData())).toEqual([422, 'file.missing']);
  });
});

test('a paper is compared for whom it is written, and for nobody else', async () => {
  const form = () => docxForm(papers.individualReport);
  const path = pathOf('individualReport', '/check');
  for (const name of ['clerk2', 'nominator2'])
    expect(await (await season.as(name)).refused('POST', path, form())).toEqual([404, 'notFound']);
  expect(
    await (await season.as('authority')).refused('POST', `forms/receipt/${gallery.awarded}/check`, form()),
  ).toEqual([404, 'notFound']);
  expect(await (await season.as('nominator')).ok('POST', path, form())).toEqual(NONE);
});

test('what a member may not see of a vote, no comparison tells him', async () => {
  const path = `forms/countRecord/${gallery.countedSheet}`;
  const [secretary, member] = [await season.as('secretary'), await season.as('member1')];
  const { bytes } = await member.file(`${path}.docx`);
  const guessed = edited(bytes, typed('……', '3'));
  const told = await member.ok<PaperCheckDto>('POST', `${path}/check`, docxForm(guessed));
  expect([told.differences, told.filledByHand.map(({ file }) => file)]).toEqual([[], ['3']]);
  const known = await secretary.ok<PaperCheckDto>('POST', `${path}/check`, docxForm(guessed));
  expect(known.differences.length).toBeGreaterThan(0);
});

test('nothing of the file is kept', async () => {
  await checked('receipt', edited(papers.receipt, typed('Thôn Một', 'Thôn Chín Mươi')));
  const incoming = join(season.app.get(Config, { strict: false }).dataDir, 'files', 'incoming');
  const isGone = async (tries: number): Promise<boolean> =>
    readdirSync(incoming).length === 0 || (tries > 0 && (await setTimeout(50), isGone(tries - 1)));
  expect(await isGone(40)).toBe(true);
});
