import * as fc from 'fast-check';
import { sampleOf, type FactsOf } from '../../src/domain/form.js';
import { FORMS } from '../../src/domain/forms.js';
import type { Block, PaperText } from '../../src/domain/paper-blocks.js';
import { comparePapers } from '../../src/domain/paper-comparison.js';
import { markedFacts, withoutMarks } from '../../src/domain/paper-marks.js';

/** A letter of some nominees, as its template would say it. */
const { fields } = FORMS.submissionLetter;
type Letter = FactsOf<typeof fields>;

const paragraph = (text: string, number: number): Block => ({
  kind: 'paragraph',
  place: { in: 'paragraph', number },
  cells: [text],
});
const row = (cells: string[], index: number): Block => ({
  kind: 'row',
  place: { in: 'row', table: 1, row: index + 1 },
  cells,
});

function laidOut(letter: Letter): PaperText {
  const sentences = [
    `Số: ${letter.number}`,
    letter.placeAndDay,
    'TỜ TRÌNH',
    `Kính gửi: ${letter.receiver}.`,
    `Căn cứ kết quả xét của ${letter.council}, kính đề nghị xem xét, khen thưởng cho ${letter.counts} có tên sau:`,
    `Cá nhân: ${letter.individualCount}`,
  ];
  const rows = [
    ['STT', 'Tên', 'Đơn vị', 'Danh hiệu'],
    ...letter.individuals.map((one) => [one.position, one.name, one.unit, one.award]),
  ];
  return {
    blocks: [...sentences.map(paragraph), ...rows.map(row), paragraph(`${letter.position}: ${letter.signer}`, 7)],
    trackedChanges: false,
  };
}

const plainOf = (paper: PaperText, change = (text: string) => text): PaperText => ({
  ...paper,
  blocks: paper.blocks.map((block) => ({ ...block, cells: block.cells.map((cell) => change(withoutMarks(cell))) })),
});

const compared = (letter: Letter, file: PaperText) => {
  const { marked, facts } = markedFacts(fields, letter);
  return comparePapers(laidOut(marked), facts, file);
};

const SYLLABLES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Thị',
  'Văn',
  'Đức',
  'Hà',
  'Hạ',
  'Hạnh',
  'Hoà',
  'Hòa',
  'Ỷ',
  'Ưng',
  'Ẩn',
  'Mẫu',
  'Mậu',
];
const NAME = fc.array(fc.constantFrom(...SYLLABLES), { minLength: 2, maxLength: 4 }).map((words) => words.join(' '));
const UNIT = fc.constantFrom('Thôn Một', 'Thôn Hai', 'Hội Nông dân', 'Trường Mầm non Tùng Anh');
const NOMINEE = fc.record({ name: NAME, unit: UNIT, award: fc.constantFrom('Giấy khen', 'Lao động tiên tiến') });
const LETTER: fc.Arbitrary<Letter> = fc
  .record({
    nominees: fc.uniqueArray(NOMINEE, { maxLength: 25, selector: ({ name }) => name }),
    number: fc.integer({ min: 10, max: 999 }),
    day: fc.integer({ min: 10, max: 28 }),
    signer: NAME,
  })
  .map(({ nominees, number, day, signer }) => ({
    ...sampleOf(fields),
    ...{ number: `${number}/TTr-UBND`, placeAndDay: `Tùng Anh, ngày ${day} tháng 12 năm 2025`, signer },
    ...{ counts: `${nominees.length} cá nhân`, individualCount: String(nominees.length) },
    individuals: nominees.map((one, index) => ({ position: String(index + 1), ...one })),
  }));

test('a letter of any nominees does not differ from itself, however its letters are written', () => {
  fc.assert(
    fc.property(LETTER, fc.constantFrom('NFC', 'NFD'), (letter, form) => {
      const file = plainOf(laidOut(letter), (text) => text.normalize(form).replaceAll(' ', '\u00a0'));
      expect(compared(letter, file)).toMatchObject({ differences: [], filledByHand: [], wording: 0 });
    }),
  );
});

const ONCE = {
  number: '7/TB-UBND',
  placeAndDay: 'Tùng Anh, ngày 09 tháng 12 năm 2025',
  receiver: 'Sở Nội vụ tỉnh Mẫu',
  signer: 'Mẫu Thị Khác',
};
const OF_ROW = { name: 'Mẫu Thị Khác', unit: 'Thôn Chín', award: 'Bằng khen' };

test('any one fact that was changed is found, and nothing else', () => {
  fc.assert(
    fc.property(LETTER, fc.constantFrom(...(Object.keys(ONCE) as (keyof typeof ONCE)[])), (letter, name) => {
      const { differences } = compared(letter, plainOf(laidOut({ ...letter, [name]: ONCE[name] })));
      expect(differences).toMatchObject([
        { kind: 'changed', field: fields[name].tag, record: letter[name], file: ONCE[name] },
      ]);
    }),
  );
});

const withNominees = LETTER.filter(({ individuals }) => individuals.length > 0);

test('any one cell of a list that was changed is found in its row', () => {
  const cells = fc.constantFrom(...(Object.keys(OF_ROW) as (keyof typeof OF_ROW)[]));
  fc.assert(
    fc.property(withNominees, fc.nat(), cells, (letter, at, name) => {
      const index = at % letter.individuals.length;
      const was = letter.individuals[index]!;
      const individuals = letter.individuals.with(index, { ...was, [name]: OF_ROW[name] });
      const { differences } = compared(letter, plainOf(laidOut({ ...letter, individuals })));
      const told = differences.flatMap(({ file }) => file).join(' ');
      expect(told).toContain(OF_ROW[name]);
      if (name === 'name') expect(differences.map(({ record }) => record)).toContain(was.name);
      else
        expect(differences).toMatchObject([
          {
            kind: 'changed',
            row: was.name,
            record: was[name],
            place: { vi: expect.stringContaining(`dòng ${index + 2},`) },
          },
        ]);
    }),
  );
});

const renumbered = (rows: Letter['individuals']) => rows.map((one, index) => ({ ...one, position: String(index + 1) }));

test('a row that was taken out, whether the others are numbered anew or not, is one difference', () => {
  fc.assert(
    fc.property(withNominees, fc.nat(), fc.boolean(), (letter, at, anew) => {
      const index = at % letter.individuals.length;
      const rest = letter.individuals.toSpliced(index, 1);
      const file = plainOf(laidOut({ ...letter, individuals: anew ? renumbered(rest) : rest }));
      const { differences } = compared(letter, file);
      expect(differences.filter(({ field }) => field !== 'STT')).toMatchObject([
        { kind: 'rowMissing', field: 'Cá nhân', record: letter.individuals[index]!.name },
      ]);
      if (anew) expect(differences).toHaveLength(1);
    }),
  );
});

test('a row that was moved is one difference', () => {
  fc.assert(
    fc.property(
      LETTER.filter(({ individuals }) => individuals.length > 2),
      fc.nat(),
      fc.nat(),
      (letter, one, other) => {
        const from = one % letter.individuals.length;
        const to = other % letter.individuals.length;
        fc.pre(Math.abs(from - to) > 1);
        const rest = letter.individuals.toSpliced(from, 1);
        const individuals = renumbered(rest.toSpliced(to, 0, letter.individuals[from]!));
        const { differences } = compared(letter, plainOf(laidOut({ ...letter, individuals })));
        expect(differences).toMatchObject([
          { kind: 'rowMoved', row: letter.individuals[from]!.name, record: String(from + 1), file: String(to + 1) },
        ]);
      },
    ),
  );
});

test('sentences put otherwise are wording', () => {
  fc.assert(
    fc.property(LETTER, (letter) => {
      const file = plainOf(laidOut(letter), (text) =>
        text.replace(
          'kính đề nghị xem xét, khen thưởng cho',
          'trân trọng đề nghị quý cơ quan xét, tặng thưởng đối với',
        ),
      );
      const { differences, wording } = compared(letter, file);
      expect([differences, wording > 0]).toEqual([[], true]);
    }),
  );
});
