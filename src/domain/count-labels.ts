import type { Sentence } from './vocabulary.js';

/** What does not add up in counts that were entered from paper. */
export const COUNT_LABELS: Record<string, Sentence> = {
  'count.notWhole': { vi: 'có số không phải số nguyên không âm', en: 'a number is not whole' },
  'count.attendance': {
    vi: 'có mặt và gửi ý kiến nhiều hơn số ủy viên',
    en: 'more came or wrote than there are members',
  },
  'count.sum': { vi: 'tổng không bằng số ủy viên', en: 'the sum is not the number of members' },
  'count.opinions': { vi: 'số ý kiến bằng văn bản không khớp', en: 'the written opinions do not fit the votes' },
  'count.ballots': { vi: 'số phiếu nhiều hơn số người có mặt', en: 'more ballots than members present' },
  'count.recused': {
    vi: 'ít người không bỏ phiếu hơn số đã khai có liên quan',
    en: 'fewer recused than were declared',
  },
  'count.written': { vi: 'khác với các ý kiến bằng văn bản đã nhập', en: 'not the written opinions that were entered' },
};
