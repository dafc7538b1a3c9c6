import { BATCH_STATE_LABELS } from './batch-labels.js';
import { ROLE_LABELS, STATE_LABELS, type Sentence } from './vocabulary.js';

const PIECES: Record<string, Sentence> = {
  report: { vi: 'báo cáo thành tích', en: 'achievement report' },
  claim: { vi: 'kê khai tiêu chuẩn', en: 'claim on criterion' },
  evidence: { vi: 'minh chứng cho tiêu chuẩn', en: 'evidence for criterion' },
  section: { vi: 'mục', en: 'section' },
  achievementReport: { vi: 'báo cáo thành tích', en: 'achievement report' },
  councilMinutes: { vi: 'biên bản họp Hội đồng', en: "council's minutes" },
  submissionLetter: { vi: 'tờ trình', en: 'submission letter' },
  withdrawalLetter: { vi: 'văn bản xin rút gửi cơ quan tiếp nhận', en: 'letter of withdrawal to the receiver' },
  recordOfAct: { vi: 'văn bản làm căn cứ', en: 'the paper it rests on' },
  meetingRecord: { vi: 'biên bản họp của đơn vị', en: "record of the unit's meeting" },
};

/** What does not add up in counts that were entered from paper. */
const COUNT_PROBLEMS: Record<string, Sentence> = {
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

const LABELS: Record<string, Sentence> = {
  ...COUNT_PROBLEMS,
  ...PIECES,
  ...BATCH_STATE_LABELS.submission,
  ...ROLE_LABELS,
  ...STATE_LABELS,
};

/** What a code is called by people: a role, a state, or a piece of a dossier (`claim:t1`); others stay as they are. */
export function wordFor(code: string, language: keyof Sentence): string {
  const label = LABELS[code];
  if (label) return label[language];
  const [kind, name] = code.split(':');
  const piece = name === undefined ? undefined : PIECES[kind!];
  return piece ? `${piece[language]} ${name}` : code;
}
