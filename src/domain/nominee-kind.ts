import type { NomineeKind } from './vocabulary.js';

const HOUSEHOLD = /^(?:hộ|gia đình)\s/iu;
const COLLECTIVE =
  /^(?:tập thể|chi hội|chi bộ|chi đoàn|hội|đoàn|ban|tổ|đội|thôn|xóm|khối|trường|trạm|phòng|văn phòng|bộ phận|câu lạc bộ|ubnd|uỷ ban|ủy ban|công an|hợp tác xã|nhóm|cơ quan|đơn vị)\s/iu;

/** What a name is of, as it begins: a first guess, which the person who pastes may correct. */
export function kindOf(name: string): NomineeKind {
  if (HOUSEHOLD.test(name)) return 'household';
  // "Đoàn Văn A" is a person: of two readings of a short name, the one with capitals throughout.
  return COLLECTIVE.test(`${name} `) && !(isName(name) && FAMILY.test(name)) ? 'collective' : 'individual';
}

export const ADDRESS = /^(?:đ\/c|đồng chí|ông|bà|anh|chị)\.?\s+(?=\p{Lu})/iu;

/** Two words or more, each with a capital: "Trần Thị B", not "Bí thư chi bộ". */
export const isName = (text: string): boolean => {
  const words = text.replace(ADDRESS, '').split(/\s+/);
  return words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
};

/** Family names that are also words for a group. */
const FAMILY = /^(?:đoàn|tổ|khối)\s+(?:thị|văn|\p{Lu}\p{Ll}+$|\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+$)/iu;
