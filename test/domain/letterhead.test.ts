import { letterheadProblems, tidied } from '../../src/domain/letterhead-check.js';
import {
  deciding,
  letterheadBy,
  letterheadOf,
  numberWritten,
  type LetterheadSettings,
} from '../../src/domain/letterhead.js';

const SILENT: LetterheadSettings = {
  ...{ superior: null, issuer: null, short: null, place: null, signedFor: null, position: null, signer: null },
  ...{ councilShort: null, recipients: null, numberForm: null },
};
const said = (more: Partial<LetterheadSettings>): LetterheadSettings => ({ ...SILENT, ...more });

test('a committee that says nothing is headed by what follows from its name', () => {
  expect(letterheadBy(letterheadOf('UBND xã Tùng Anh (dữ liệu mẫu)', 'Lê Mẫu'), SILENT)).toEqual({
    ...{ superior: '', issuer: 'ỦY BAN NHÂN DÂN\nXÃ TÙNG ANH (DỮ LIỆU MẪU)', short: 'UBND', place: 'Tùng Anh' },
    councilShort: 'HĐTĐKT',
    ...{ signedFor: 'TM. ỦY BAN NHÂN DÂN', position: 'CHỦ TỊCH', signer: 'Lê Mẫu' },
    ...{ recipients: ['Lưu: VT'], numberForm: '{số}/{loại}-{cơ quan}' },
  });
});

test('what it says takes the place of that, part by part', () => {
  const { issuer, position, signedFor } = letterheadBy(
    letterheadOf('UBND xã Mẫu'),
    said({ position: 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH', issuer: 'HỘI ĐỒNG NHÂN DÂN' }),
  );
  expect([issuer, position, signedFor]).toEqual([
    'HỘI ĐỒNG NHÂN DÂN',
    'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH',
    'TM. ỦY BAN NHÂN DÂN',
  ]);
});

test.each([
  ['UBND xã Mẫu', 'office', {}, 5, 'TTr', '05/TTr-UBND'],
  ['UBND xã Mẫu', 'office', {}, null, 'TTr', '     /TTr-UBND'],
  ['UBND xã Mẫu', 'office', {}, 142, 'QĐ', '142/QĐ-UBND'],
  ['Trường Mẫu', 'office', {}, 5, 'TTr', '05/TTr'],
  ['Trường Mẫu', 'office', { short: 'THM' }, 5, 'TTr', '05/TTr-THM'],
  ['UBND xã Mẫu', 'office', { numberForm: '{số}/{cơ quan}-{loại}' }, 7, 'BC', '07/UBND-BC'],
  ['UBND xã Mẫu', 'office', { numberForm: '{số}/2026/{loại}-{cơ quan}' }, 7, 'BC', '07/2026/BC-UBND'],
  ['Trường Mẫu', 'office', { numberForm: '{số} {loại}/{cơ quan}' }, 12, 'BC', '12 BC'],
  ['UBND xã Mẫu', 'council', { short: 'UB' }, 5, 'BB', '05/BB-HĐTĐKT'],
  ['Trường Mẫu', 'council', { councilShort: 'HĐTĐ' }, null, 'BB', '     /BB-HĐTĐ'],
  ['UBND xã Mẫu', 'unit', { short: 'UB' }, null, 'BC', '     /BC'],
] as const)('of %s, the %s with %j numbers %s of %s as %s', (name, by, more, serial, type, written) => {
  expect(numberWritten(letterheadBy(letterheadOf(name), said(more)), serial, type, by)).toBe(written);
});

const faults = (more: Partial<LetterheadSettings>) =>
  letterheadProblems(said(more)).map(({ path, code }) => `${path}: ${code}`);

test.each([
  ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU', ''],
  ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH', 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU', ''],
  ['TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU', 'KT. CHỦ TỊCH'],
  ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU', 'KT. CHỦ TỊCH'],
  ['', 'THỦ TRƯỞNG', 'THỦ TRƯỞNG ỦY BAN NHÂN DÂN XÃ MẪU', ''],
])('a decision that is signed "%s" "%s" is the decision of the %s', (signedFor, position, authority, left) => {
  const head = { issuer: 'ỦY BAN NHÂN DÂN\nXÃ MẪU', signedFor, position };
  expect(deciding(head)).toEqual({ authority, signedFor: left });
});

test('what an office says of itself can be printed', () => {
  expect(
    faults({
      ...{ superior: 'ỦY BAN NHÂN DÂN\nTỈNH MẪU', position: 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH', short: 'UBND' },
      ...{ recipients: ['TT Đảng ủy, HĐND xã', 'Lưu: VT, VHXH'], numberForm: '{số}/{loại}-{cơ quan}' },
    }),
  ).toEqual([]);
});

test.each([
  [{ issuer: 'X'.repeat(81) }, 'issuer: text.tooLong'],
  [{ issuer: 'A\nB\nC\nD' }, 'issuer: text.tooManyLines'],
  [{ place: 'Một\nHai' }, 'place: text.tooManyLines'],
  [{ short: 'U'.repeat(21) }, 'short: text.tooLong'],
  [{ signer: 'Lê\u0007 Mẫu' }, 'signer: text.unprintable'],
  [{ signer: 'Lê\tMẫu' }, 'signer: text.unprintable'],
  [{ position: 'CHỦ \ufffe TỊCH' }, 'position: text.unprintable'],
  [{ superior: '\u{1fffe}' }, 'superior: text.unprintable'],
  [{ recipients: ['Như trên', 'x'.repeat(121)] }, 'recipients[1]: text.tooLong'],
  [{ recipients: Array.from({ length: 11 }, () => 'Như trên') }, 'recipients: list.wrongLength'],
  [{ numberForm: '{loại}-{cơ quan}' }, 'numberForm: numberForm.wrong'],
  [{ numberForm: '{số}/{số}' }, 'numberForm: numberForm.wrong'],
  [{ numberForm: '{số}/{năm}' }, 'numberForm: numberForm.wrong'],
  [{ numberForm: '{số}/{loại' }, 'numberForm: numberForm.wrong'],
] as const)('%j is refused: %s', (more, fault) => {
  expect(faults(more as Partial<LetterheadSettings>)).toEqual([fault]);
});

test.each([
  [null, null],
  ['', null],
  [' \n ', null],
  ['  KT. CHỦ TỊCH \r\n\n PHÓ CHỦ TỊCH  ', 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH'],
])('%j is kept as %j', (typed, kept) => {
  expect(tidied(typed)).toBe(kept);
});
