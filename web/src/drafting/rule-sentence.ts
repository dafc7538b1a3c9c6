import type { Fraction, RuleCard } from '#domain/rule-card.js';
import { defineWords } from '../words/words.ts';

const { useWords } = defineWords('rule', {
  vi: {
    noCouncilRule: 'Không qua Hội đồng.',
    ballots: 'Hội đồng biểu quyết bằng {{ballots}};',
    secret: 'phiếu kín trên máy',
    open: 'biểu quyết công khai',
    paper: 'phiếu giấy',
    byCirculation: 'lấy ý kiến bằng văn bản',
    or: ' hoặc ',
    quorum: 'phiên họp cần {{fraction}} thành viên Hội đồng;',
    threshold: 'đạt khi có {{fraction}} {{of}} đồng ý.',
    atLeast: 'ít nhất {{num}}/{{den}}',
    moreThan: 'trên {{num}}/{{den}}',
    allMembers: 'tổng số thành viên',
    entitled: 'số người được biểu quyết',
    present: 'số người có mặt',
    valid: 'số phiếu hợp lệ',
    blankNo: 'Phiếu trắng tính như không đồng ý.',
    blankOut: 'Phiếu trắng không tính vào tổng số.',
    absentNo: 'Vắng mặt tính như không đồng ý.',
    absentOut: 'Người vắng không tính vào tổng số.',
    writtenYes: 'Ý kiến bằng văn bản được tính.',
    writtenNo: 'Không nhận ý kiến bằng văn bản.',
    aside: 'Người không bỏ phiếu vì có liên quan vẫn tính trong tổng số.',
    asideOut: 'Người không bỏ phiếu vì có liên quan không tính trong tổng số.',
    tieFails: 'Bằng phiếu thì không đạt.',
    tieChair: 'Bằng phiếu thì theo ý kiến Chủ tịch Hội đồng.',
    tieAgain: 'Bằng phiếu thì bỏ phiếu lại.',
    quota: 'Đề nghị nhiều nhất {{count}} trường hợp.',
  },
  en: {
    noCouncilRule: 'It does not go through the council.',
    ballots: 'The council votes by {{ballots}};',
    secret: 'secret ballot on screen',
    open: 'open vote',
    paper: 'paper ballot',
    byCirculation: 'written consultation',
    or: ' or ',
    quorum: 'a sitting needs {{fraction}} of the council;',
    threshold: 'it passes with {{fraction}} of {{of}} in favour.',
    atLeast: 'at least {{num}}/{{den}}',
    moreThan: 'more than {{num}}/{{den}}',
    allMembers: 'all members',
    entitled: 'those entitled to vote',
    present: 'those present',
    valid: 'the valid ballots',
    blankNo: 'A blank counts as no.',
    blankOut: 'Blanks are left out of the count.',
    absentNo: 'Absence counts as no.',
    absentOut: 'The absent are left out of the count.',
    writtenYes: 'Written opinions count.',
    writtenNo: 'Written opinions are not taken.',
    aside: 'Who does not vote because of an interest still counts in the total.',
    asideOut: 'Who does not vote because of an interest is left out of the total.',
    tieFails: 'A tie fails.',
    tieChair: 'In a tie the chair’s side prevails.',
    tieAgain: 'A tie is voted on again.',
    quota: ['At most {{count}} may be recommended.', 'At most {{count}} may be recommended.'],
  },
});

/** A rule card as the sentences in which a regulation would say it. */
export function useRuleSentence(): (card: RuleCard) => string {
  const t = useWords();
  const part = ({ num, den, comparison }: Fraction) => t(comparison === '>=' ? 'atLeast' : 'moreThan', { num, den });
  return (card) => {
    if (card.ballots.includes('noCouncil')) return t('noCouncilRule');
    const ballots = card.ballots.flatMap((kind) => (kind === 'noCouncil' ? [] : [t(kind)])).join(t('or'));
    return [
      t('ballots', { ballots }),
      t('quorum', { fraction: part(card.quorum) }),
      t('threshold', { fraction: part(card.threshold), of: t(card.denominator) }),
      t(card.absent === 'notYes' ? 'absentNo' : 'absentOut'),
      t(card.blank === 'notYes' ? 'blankNo' : 'blankOut'),
      t(card.writtenOpinions === 'counted' ? 'writtenYes' : 'writtenNo'),
      t(card.recused === 'keepInDenominator' ? 'aside' : 'asideOut'),
      t(TIES[card.tie]),
      ...(card.quota === null ? [] : [t('quota', { count: card.quota })]),
    ].join(' ');
  };
}

const TIES = { fails: 'tieFails', chairSide: 'tieChair', rerun: 'tieAgain' } as const;
