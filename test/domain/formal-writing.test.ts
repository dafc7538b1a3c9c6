import { addDays } from '../../src/domain/days.js';
import { formalDay, formalDayToFill, paperNumber, placeAndDay } from '../../src/domain/formal-writing.js';

test.each([
  ['2025-02-05', 'ngày 05 tháng 02 năm 2025'],
  ['2025-01-31', 'ngày 31 tháng 01 năm 2025'],
  ['2025-02-28', 'ngày 28 tháng 02 năm 2025'],
  ['2024-02-29', 'ngày 29 tháng 02 năm 2024'],
  ['2025-03-01', 'ngày 01 tháng 3 năm 2025'],
  ['2025-09-09', 'ngày 09 tháng 9 năm 2025'],
  ['2025-09-10', 'ngày 10 tháng 9 năm 2025'],
  ['2025-10-02', 'ngày 02 tháng 10 năm 2025'],
  ['2025-12-15', 'ngày 15 tháng 12 năm 2025'],
])('a paper of %s says %s', (day, written) => {
  expect(formalDay(day)).toBe(written);
});

test('on every day of ten years the day has two digits, and a zero stands before no month but 1 and 2', () => {
  const days = Array.from({ length: 3_653 }, (_, index) => addDays('2020-01-01', index));
  const written = days.map((day) => /^ngày (\d+) tháng (\d+) năm (\d+)$/.exec(formalDay(day))!.slice(1));
  const expected = days.map((day) => {
    const [year, month, date] = day.split('-') as [string, string, string];
    return [date, ['01', '02'].includes(month) ? month : String(Number(month)), year];
  });
  expect(written).toEqual(expected);
});

test('a paper that is not issued leaves room for its day and its number', () => {
  expect(formalDayToFill(2025)).toBe('ngày     tháng     năm 2025');
  expect(placeAndDay('Tùng Anh', null, 2025)).toBe('Tùng Anh, ngày     tháng     năm 2025');
  expect(placeAndDay('Tùng Anh', '2025-12-05', 2025)).toBe('Tùng Anh, ngày 05 tháng 12 năm 2025');
  expect(paperNumber(null, 'TTr-UBND')).toBe('     /TTr-UBND');
});

test.each([
  [1, 'TTr-UBND', '01/TTr-UBND'],
  [9, 'QĐ-UBND', '09/QĐ-UBND'],
  [10, 'BC-UBND', '10/BC-UBND'],
  [142, 'QĐ-UBND', '142/QĐ-UBND'],
])('number %d of %s is written %s', (serial, symbol, written) => {
  expect(paperNumber(serial, symbol)).toBe(written);
});
