/** How an organisation heads and signs its papers. */
export interface Letterhead {
  /** In capitals, a line each: "ỦY BAN NHÂN DÂN", "XÃ TÙNG ANH". */
  issuer: string;
  /** Behind the dash of a number: "TTr-UBND"; null where the name has no such short form. */
  short: string | null;
  /** Where it issues its papers: "Tùng Anh". */
  place: string;
  signedFor: string;
  position: string;
}

const COMMITTEE = /^(?:UBND|(?:ủy|uỷ) ban nhân dân)\s+/iu;
const LEVELS = /^(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+/iu;
const ASIDE = /\s*\([^)]*\)\s*$/u;

/** The head that follows from a name, as people's committees write it. An office with another form says so in its template. */
export function letterheadOf(name: string): Letterhead {
  const committee = COMMITTEE.test(name);
  const rest = name.replace(COMMITTEE, '');
  const capitals = (text: string) => text.toLocaleUpperCase('vi');
  return {
    issuer: committee ? `ỦY BAN NHÂN DÂN\n${capitals(rest)}` : capitals(name),
    short: committee ? 'UBND' : null,
    place: rest.replace(ASIDE, '').replace(LEVELS, ''),
    signedFor: committee ? 'TM. ỦY BAN NHÂN DÂN' : '',
    position: committee ? 'CHỦ TỊCH' : 'THỦ TRƯỞNG',
  };
}

/** "TTr-UBND". */
export const symbolOf = (type: string, short: string | null): string => (short === null ? type : `${type}-${short}`);
