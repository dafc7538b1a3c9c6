import type { IssuedBy } from './form.js';
import { serialWritten } from './formal-writing.js';

/** Whether an office types the numbers of its papers from its own register, or has them drawn here. */
export const NUMBERINGS = ['typed', 'drawn'] as const;
export type Numbering = (typeof NUMBERINGS)[number];

/** How an organisation heads and signs its papers. */
export interface Letterhead {
  /** In capitals, a line each; blank where the office stands under none. */
  superior: string;
  /** In capitals, a line each: "ỦY BAN NHÂN DÂN", "XÃ TÙNG ANH". */
  issuer: string;
  /** Behind the dash of a number: "TTr-UBND"; null where the name has no such short form. */
  short: string | null;
  /** The same of its council: "BB-HĐTĐKT". */
  councilShort: string;
  /** Where it issues its papers: "Tùng Anh". */
  place: string;
  signedFor: string;
  /** A line each: "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH". */
  position: string;
  /** Null where more than one person might be meant. */
  signer: string | null;
  /** Whom every paper goes to, behind those that the paper itself names. */
  recipients: string[];
  /** "{số}/{loại}-{cơ quan}". */
  numberForm: string;
}

/** What an office says of it; null where it is as follows from its name. */
export type LetterheadSettings = { [Part in keyof Letterhead]: Letterhead[Part] | null };

export const NUMBER_TAGS = ['{số}', '{loại}', '{cơ quan}'] as const;
/** Of a council for emulation and commendation, as it is called at every level. */
const COUNCIL_SHORT = 'HĐTĐKT';
const NUMBER_FORM = '{số}/{loại}-{cơ quan}';

const COMMITTEE = /^(?:UBND|(?:ủy|uỷ) ban nhân dân)\s+/iu;
const LEVELS = /^(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+/iu;
const FOR_ALL = /^\s*TM\./u;
const IN_PLACE = /^\s*(?:KT|TL|TUQ|Q)\.\s*/u;
const ASIDE = /\s*\([^)]*\)\s*$/u;

/** The head that follows from a name, as people's committees write it. */
export function letterheadOf(name: string, signer: string | null = null): Letterhead {
  const committee = COMMITTEE.test(name);
  const rest = name.replace(COMMITTEE, '');
  const capitals = (text: string) => text.toLocaleUpperCase('vi');
  return {
    superior: '',
    issuer: committee ? `ỦY BAN NHÂN DÂN\n${capitals(rest)}` : capitals(name),
    short: committee ? 'UBND' : null,
    councilShort: COUNCIL_SHORT,
    place: rest.replace(ASIDE, '').replace(LEVELS, ''),
    signedFor: committee ? 'TM. ỦY BAN NHÂN DÂN' : '',
    position: committee ? 'CHỦ TỊCH' : 'THỦ TRƯỞNG',
    signer,
    recipients: ['Lưu: VT'],
    numberForm: NUMBER_FORM,
  };
}

/**
 * Who decides on awards in an organisation: of a people's committee its chair (Law on Emulation and Commendation 2022,
 * articles 80 and 90), so that no decision is signed for the committee.
 */
export const decidingIn = (name: string): string => (COMMITTEE.test(name) ? `Chủ tịch ${name}` : name);

/**
 * How a decision is headed and signed: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU" over it, whoever signs in his place ("KT. CHỦ TỊCH"),
 * and nothing that says that he signs for the committee.
 */
export function deciding({ issuer, signedFor, position }: Pick<Letterhead, 'issuer' | 'signedFor' | 'position'>) {
  const own = signedFor.split('\n').filter((line) => !FOR_ALL.test(line));
  const [first = ''] = [...own, ...position.split('\n')].filter((line) => line.trim() !== '');
  const authority = `${first.replace(IN_PLACE, '')} ${issuer.replaceAll('\n', ' ')}`.trim();
  return { authority, signedFor: own.join('\n') };
}

/** The same with what the office says of it. */
export const letterheadBy = (derived: Letterhead, said: Partial<LetterheadSettings> | null): Letterhead => ({
  ...derived,
  ...Object.fromEntries(Object.entries(said ?? {}).filter(([part, value]) => part in derived && value !== null)),
});

/** "05/TTr-UBND", in the office's own form; the number is blank until it is known, and how a unit calls itself is not. */
export function numberWritten(
  { numberForm, ...shorts }: Letterhead,
  serial: number | null,
  type: string,
  by: IssuedBy,
): string {
  const short = { office: shorts.short, council: shorts.councilShort, unit: null }[by];
  const form = short === null ? numberForm.replace(/[-/. ]?\{cơ quan\}/u, '') : numberForm;
  const parts: Record<string, string> = { '{số}': serialWritten(serial), '{loại}': type, '{cơ quan}': short ?? '' };
  return form.replaceAll(/\{[^{}]*\}/gu, (tag) => parts[tag] ?? tag);
}
