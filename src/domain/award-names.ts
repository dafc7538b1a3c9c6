import { NearNames, OFFERED_NEAR } from './near-names.js';
import { searchKey } from './text.js';

/** What the law of emulation and commendation (06/2022/QH15) knows by name; an office writes more behind it. */
export const AWARD_NAMES: readonly string[] = [
  'Giấy khen',
  'Bằng khen',
  'Lao động tiên tiến',
  'Chiến sĩ tiên tiến',
  'Chiến sĩ thi đua cơ sở',
  'Chiến sĩ thi đua toàn quốc',
  'Chiến sĩ thi đua',
  'Tập thể lao động tiên tiến',
  'Tập thể lao động xuất sắc',
  'Đơn vị tiên tiến',
  'Đơn vị quyết thắng',
  'Cờ thi đua',
  'Gia đình văn hóa',
  'Thôn, tổ dân phố văn hóa',
  'Thôn văn hóa',
  'Tổ dân phố văn hóa',
  'Khu dân cư văn hóa',
  'Xã, phường, thị trấn tiêu biểu',
  'Huân chương',
  'Huy chương',
  'Kỷ niệm chương',
  'Huy hiệu',
  'Danh hiệu vinh dự nhà nước',
  'Anh hùng Lao động',
  'Bà mẹ Việt Nam anh hùng',
  'Nhà giáo Ưu tú',
  'Thầy thuốc Ưu tú',
  'Nghệ nhân Ưu tú',
];

/** What may stand before a name without changing it. */
const BEFORE = /^(?:danh hieu|duoc tang|tang)\s+/;

/** By which two titles are one award. */
export const awardKey = (title: string): string =>
  searchKey(title.replaceAll(/["“”'‘’(),;:]/g, ' ')).replace(BEFORE, '');

/** The awards that are known by name: those of the law, of the office's own plans, of its register. */
export function awardsBesides(own: readonly string[]) {
  const known = [...new Set([...own, ...AWARD_NAMES])];
  const keys = new Set(known.map(awardKey));
  const names = new NearNames(known, awardKey);
  const longest = Math.max(...[...keys].map((key) => key.split(' ').length));
  return {
    /** Also where an office wrote more behind the name: "Giấy khen của Chủ tịch UBND xã". */
    knows(title: string): boolean {
      const words = awardKey(title).split(' ').slice(0, longest);
      return words.some((_, index) => keys.has(words.slice(0, index + 1).join(' ')));
    },
    /** Those that may have been meant. */
    near: (title: string): string[] => names.to(awardKey(title)).slice(0, OFFERED_NEAR),
  };
}
