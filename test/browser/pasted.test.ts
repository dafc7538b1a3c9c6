import { pastedRows } from '../../web/src/drafting/pasted.js';

const names = (text: string) => pastedRows(text).map(({ name }) => name);

test('a numbered list from a chat gives each name, with the office behind it apart', () => {
  const text =
    'Danh sách đề nghị khen thưởng:\n1. Nguyễn Văn Ví Dụ - Bí thư chi bộ\n2) Trần Thị Mẫu\n3/ Đ/c Lê Văn Thử, Trưởng thôn';
  expect(pastedRows(text)).toEqual([
    { name: 'Nguyễn Văn Ví Dụ', note: 'Bí thư chi bộ', kind: 'individual' },
    { name: 'Trần Thị Mẫu', note: '', kind: 'individual' },
    { name: 'Lê Văn Thử', note: 'Trưởng thôn', kind: 'individual' },
  ]);
});

test('cells of a sheet give name, year and what stands beside, without the head of the table', () => {
  const text = 'STT\tHọ và tên\tNăm sinh\tChức vụ\r\n1\tMẫu Thị Hòa\t1980\tHội viên\r\n2\tMẫu Văn Thủy\t1975\t\r\n';
  expect(pastedRows(text)).toEqual([
    { name: 'Mẫu Thị Hòa', note: 'Hội viên', kind: 'individual', year: 1980 },
    { name: 'Mẫu Văn Thủy', note: '', kind: 'individual', year: 1975 },
  ]);
});

test('names in one line are told apart by commas, an office behind a comma is not taken for a name', () => {
  expect(names('Nguyễn Văn An, Trần Thị Bình; Lê Chi')).toEqual(['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Chi']);
  expect(names('Nguyễn Văn An, phó thôn')).toEqual(['Nguyễn Văn An']);
});

test('collectives and households are known by how they begin, a family name is not taken for one', () => {
  const kinds = pastedRows('Tập thể Thôn Một\nHộ bà Trần Thị Mẫu (1960)\nĐoàn Văn Mẫu\nChi hội Phụ nữ Mẫu\nTổ một cửa');
  expect(kinds.map(({ kind }) => kind)).toEqual(['collective', 'household', 'individual', 'collective', 'collective']);
  expect(kinds[1]).toMatchObject({ name: 'Hộ bà Trần Thị Mẫu', year: 1960 });
});

test('letters sent apart from their marks become one spelling, and empty lines nothing', () => {
  expect(names('\n\n  Hòa Bình Mẫu'.normalize('NFD') + '\n-\n')).toEqual(['Hòa Bình Mẫu']);
});
