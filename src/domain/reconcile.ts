import type { Sentence } from './vocabulary.js';

/** The numbers that a paper says of one vote; null where it does not say. */
export interface VoteNumbers {
  allMembers: number | null;
  present: number | null;
  written: number | null;
  silent: number | null;
  issued: number | null;
  returned: number | null;
  unreturned: number | null;
  valid: number | null;
  invalid: number | null;
  nominees: NomineeNumbers[];
}

export interface NomineeNumbers {
  name: string;
  yes: number | null;
  no: number | null;
  blank: number | null;
  /** Who took no part in the vote on this one, and may have handed in a ballot on the others. */
  recused: number | null;
}

/** One equation of a vote that does not hold. */
export interface Unbalanced {
  equation: 'members' | 'issued' | 'returned' | 'votes';
  /** Of whose votes, or ''. */
  nominee: string;
  sentence: Sentence;
}

type Part = [number: number | null, said: Sentence];
const says = (vi: string, en: string): Sentence => ({ vi, en });

/** What does not add up. A number that is not known makes no equation wrong, unless the others are already too many. */
export function reconcile(vote: VoteNumbers): Unbalanced[] {
  const { valid, written, nominees } = vote;
  const whole: [Unbalanced['equation'], Part, Part[]][] = [
    [
      'members',
      [vote.allMembers, says('tổng số thành viên', 'all members')],
      [
        [vote.present, says('có mặt', 'present')],
        [written, says('gửi ý kiến bằng văn bản', 'in writing')],
        [vote.silent, says('vắng mặt', 'absent')],
      ],
    ],
    [
      'issued',
      [vote.issued, says('phiếu phát ra', 'ballots issued')],
      [
        [vote.returned, says('thu về', 'returned')],
        [vote.unreturned, says('không thu về', 'not returned')],
      ],
    ],
    [
      'returned',
      [vote.returned, says('phiếu thu về', 'ballots returned')],
      [
        [valid, says('hợp lệ', 'valid')],
        [vote.invalid, says('không hợp lệ', 'invalid')],
      ],
    ],
  ];
  return [
    ...whole.flatMap(([equation, total, parts]) => unbalanced({ equation, nominee: '' }, total, parts)),
    ...nominees.flatMap((nominee) => ofNominee(nominee, valid, written)),
  ];
}

function unbalanced(about: Omit<Unbalanced, 'sentence'>, [total, said]: Part, parts: readonly Part[]): Unbalanced[] {
  const known = parts.filter((part): part is [number, Sentence] => part[0] !== null);
  const sum = known.reduce((all, [number]) => all + number, 0);
  const holds = known.length === parts.length ? sum === total : sum <= (total ?? sum);
  return total === null || holds ? [] : [{ ...about, sentence: told([[total, said]], known, '') }];
}

/** The votes on one are the valid ballots and the opinions in writing; who took no part in it may be among them or not. */
function ofNominee(nominee: NomineeNumbers, valid: number | null, written: number | null): Unbalanced[] {
  const { name, yes, no, blank, recused } = nominee;
  const parts: Part[] = [
    [yes, says('đồng ý', 'yes')],
    [no, says('không đồng ý', 'no')],
    [blank, says('trống', 'blank')],
  ];
  const known = parts.filter((part): part is [number, Sentence] => part[0] !== null);
  if (valid === null) return [];
  const votes = known.reduce((all, [number]) => all + number, 0);
  const tooMany = written !== null && votes > valid + written;
  const isWhole = known.length === parts.length && recused !== null;
  const tooFew = isWhole && votes < valid + (written ?? 0) - recused;
  if (!tooMany && !tooFew) return [];
  const cast: [number, Sentence][] = [
    [valid, says('phiếu hợp lệ', 'valid ballots')],
    ...(written ? [[written, says('ý kiến bằng văn bản', 'opinions in writing')] as [number, Sentence]] : []),
  ];
  const out: [number, Sentence][] = recused ? [[-recused, says('không bỏ phiếu', 'taking no part')]] : [];
  return [{ equation: 'votes', nominee: name, sentence: told([...cast, ...out], known, name) }];
}

function told(left: readonly [number, Sentence][], right: readonly [number, Sentence][], name: string): Sentence {
  const side = (parts: readonly [number, Sentence][], language: keyof Sentence) => {
    const terms = parts.map(([number, said], at) => {
      const sign = at === 0 ? '' : number < 0 ? ' − ' : ' + ';
      return `${sign}${said[language]} ${Math.abs(number)}`;
    });
    const sum = parts.reduce((all, [number]) => all + number, 0);
    return `${terms.join('')}${parts.length > 1 ? ` = ${sum}` : ''}`;
  };
  const of = name === '' ? '' : `${name}: `;
  return {
    vi: `${of}${side(left, 'vi')}, nhưng ${side(right, 'vi')}.`,
    en: `${of}${side(left, 'en')}, but ${side(right, 'en')}.`,
  };
}
