import { jest } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleOf, type FactsOf, type Fields } from '../../src/domain/form.js';
import { FORM_CODES, FORMS, type FormCode, type FormFacts } from '../../src/domain/forms.js';
import { MovableClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { Office } from '../../src/platform/office.js';
import { fillIn, shippedTemplate } from '../../src/printing/template.file.js';
import { readPdf, type PdfPage } from '../support/pdf-words.js';
import { SOFFICE } from '../support/season.js';

/** LibreOffice alone may take a minute for a paper; the program itself gives it that. */
jest.setTimeout(90_000);

/** The papers as a printer gets them, made by the LibreOffice of this machine and read back. */
const clock = new MovableClock(new Date());
const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-office-'));
const office = new Office({ ...loadConfig({ DATA_DIR: folder }), sofficePath: SOFFICE }, clock);

afterAll(async () => {
  await office.onApplicationShutdown();
  rmSync(folder, { recursive: true });
});

async function printed<Code extends FormCode>(code: Code, change: Partial<FormFacts<Code>> = {}) {
  const { fields } = FORMS[code] as { fields: Fields };
  const facts = { ...sampleOf(fields), ...change } as FactsOf<Fields>;
  return readPdf(await office.pdf(await fillIn(await shippedTemplate(code), fields, facts)));
}

/** Each form once, with facts of nobody. */
const samples = new Map<FormCode, ReturnType<typeof printed>>();
function sampled(code: FormCode) {
  if (!samples.has(code)) samples.set(code, printed(code));
  return samples.get(code)!;
}

const textOf = (pages: readonly PdfPage[]): string => pages.map(({ words }) => words).join(' ');

describe('every paper', () => {
  test.each(FORM_CODES)('%s is on A4, within its margins, in the type of official papers', async (code) => {
    const { pages, fonts } = await sampled(code);
    expect(fonts.filter((name) => !/^(?:Liberation ?Serif|TimesNewRoman|OpenSymbol|DejaVu)/.test(name))).toEqual([]);
    for (const { width, height, pieces } of pages) {
      expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
      expect(Math.min(...pieces.map(({ left }) => left))).toBeGreaterThanOrEqual(29.9);
      expect(Math.max(...pieces.map(({ right }) => right))).toBeLessThanOrEqual(190.6);
      expect(Math.max(...pieces.map(({ top }) => top))).toBeLessThanOrEqual(277.1);
    }
    const body = pages[0]!.pieces.filter(({ top }) => top > 60);
    expect(body.filter(({ points }) => points < 11 || points > 14)).toEqual([]);
  });

  test.each(FORM_CODES)("%s begins with who issues it, the State's name and its motto", async (code) => {
    const [first] = (await sampled(code)).pages;
    const head = first!.pieces.filter(({ top }) => top < 60);
    const at = (text: string) => head.find((piece) => piece.text.includes(text))!;
    expect(at('XÃ MẪU').left).toBeLessThan(at('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').left);
    expect(at('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').top).toBeLessThan(at('Độc lập - Tự do - Hạnh phúc').top);
    expect(at('Xã Mẫu, ngày 05 tháng 12 năm 2025').top).toBeGreaterThan(at('Độc lập - Tự do - Hạnh phúc').top);
  });
});

const LETTERS =
  'A Á À Ả Ã Ạ Ă Ắ Ằ Ẳ Ẵ Ặ Â Ấ Ầ Ẩ Ẫ Ậ Đ E É È Ẻ Ẽ Ẹ Ê Ế Ề Ể Ễ Ệ I Í Ì Ỉ Ĩ Ị O Ó Ò Ỏ Õ Ọ Ô Ố Ồ Ổ Ỗ Ộ Ơ Ớ Ờ Ở Ỡ Ợ U Ú Ù Ủ Ũ Ụ Ư Ứ Ừ Ử Ữ Ự Y Ý Ỳ Ỷ Ỹ Ỵ';
const WRITTEN = [...LETTERS.split(' '), ...LETTERS.toLocaleLowerCase('vi').split(' ')];

/** Invented, each with another letter of the alphabet in it. */
const nominees = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    position: String(index + 1),
    name: `Mẫu ${WRITTEN[index % WRITTEN.length]}n Số ${index + 1}.`,
    unit: 'Thôn Mẫu',
    award: 'Giấy khen',
  }));

const list = (count: number): Partial<FormFacts<'submissionLetter'>> => ({
  individuals: nominees(count),
  hasIndividuals: count > 0,
  individualCount: String(count).padStart(2, '0'),
  ...{ collectives: [], hasCollectives: false, households: [], hasHouseholds: false },
});

describe('a letter', () => {
  test('names all of a hundred and fifty, with every letter that Vietnamese writes, over several pages', async () => {
    const { pages } = await printed('submissionLetter', list(150));
    const text = textOf(pages);
    expect(nominees(150).filter(({ name }) => !text.includes(name))).toEqual([]);
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.slice(1, -1).filter(({ words }) => !words.includes('STT Tên'))).toEqual([]);
  });

  test('has the number of each page in the middle of its top, but of the first', async () => {
    const { pages } = await printed('submissionLetter', list(60));
    const numbers = pages.map(({ pieces, width }) =>
      pieces
        .filter(({ top, left, right }) => top < 19 && Math.abs((left + right) / 2 - (width + 10) / 2) < 3)
        .map(({ text }) => text),
    );
    expect(numbers).toEqual(pages.map((_, index) => (index === 0 ? [] : [String(index + 1)])));
  });

  test('of one names one, and of none has no empty table', async () => {
    const one = textOf((await printed('submissionLetter', list(1))).pages);
    expect(one).toContain('Cá nhân: 01');
    expect(one).toContain('1 Mẫu An Số 1. Thôn Mẫu Giấy khen');
    const none = textOf((await printed('submissionLetter', list(0))).pages);
    expect(none).not.toMatch(/STT|Cá nhân:/);
    expect(none).toContain('CHỦ TỊCH');
  });

  test('keeps a name of three hundred letters whole, and its signature with the last sentence', async () => {
    const long = 'Tổ tự quản bảo vệ môi trường liên thôn '.repeat(8).slice(0, 299) + '.';
    const people = [...nominees(27), { ...nominees(1)[0]!, unit: long }];
    const { pages } = await printed('submissionLetter', { ...list(28), individuals: people });
    expect(textOf(pages)).toContain(long);
    const { words } = pages.at(-1)!;
    expect(words).toContain('Kính đề nghị xem xét, quyết định./.');
    expect(words).toContain('Nguyễn Văn Mẫu');
  });
});

test('a letterhead of its own stands in its order: superior over issuer, "KT." over the deputy, both over the name', async () => {
  const { pages } = await printed('submissionLetter', {
    ...list(3),
    ...{
      superior: 'ỦY BAN NHÂN DÂN\nTỈNH THỬ',
      issuer: 'ỦY BAN NHÂN DÂN\nXÃ THỬ NGHIỆM',
      signedFor: 'TM. ỦY BAN NHÂN DÂN',
    },
    ...{ position: 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH', signer: 'Ngô Thị Phó', number: '     /UBNDX-TTr' },
    recipients: [{ to: 'Như trên' }, { to: 'TT Đảng ủy, HĐND xã' }, { to: 'Lưu: VT, VHXH' }],
  });
  const at = (text: string) => pages.flatMap(({ pieces }) => pieces).find((piece) => piece.text.includes(text))!;
  const inOrder = (...texts: string[]) => {
    const tops = texts.map((text) => at(text).top);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(new Set(tops).size).toBe(tops.length);
  };
  inOrder('TỈNH THỬ', 'XÃ THỬ NGHIỆM', '/UBNDX-TTr');
  inOrder('TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Ngô Thị Phó');
  inOrder('Như trên', 'TT Đảng ủy, HĐND xã', 'Lưu: VT, VHXH');
  expect(at('XÃ THỬ NGHIỆM').right).toBeLessThan(at('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').left + 1);
  expect(at('Lưu: VT, VHXH').right).toBeLessThan(at('PHÓ CHỦ TỊCH').left);
});

const lying = () => readdirSync(join(folder, 'printing'));

test.each(['/bin/false', '/nowhere/soffice'])(
  'where %s is named as the office, no PDF comes and nothing stays',
  async (path) => {
    await office.onApplicationShutdown();
    const broken = new Office({ ...loadConfig({ DATA_DIR: folder }), sofficePath: path }, clock);
    await expect(broken.pdf(Buffer.from('x'))).rejects.toMatchObject({ refusal: { code: 'office.failed' } });
    expect(lying()).toEqual([]);
  },
);

test('what a killed server has left of a paper is taken away by the next one, an hour later', async () => {
  for (const name of ['paper-left', 'other']) mkdirSync(join(folder, 'printing', name));
  await office.onApplicationBootstrap();
  expect(lying().length).toBe(2);
  clock.advance(2 * 3_600_000);
  await office.onApplicationBootstrap();
  expect(lying()).toEqual(['other']);
});
