import type { Effect } from './memory.js';
import type { Sentence } from './vocabulary.js';

const label = (vi: string, en: string): Sentence => ({ vi, en });

/** What follows from an accepted command, as the page of the life cycle says it. */
export const EFFECT_LABELS: Record<Effect, Sentence> = {
  noteAnswer: label(
    'mục bổ sung được tính là đã trả lời; bỏ đi hoặc để trống thì không',
    'an item that was asked for counts as answered; taken away or emptied, no more',
  ),
  startDue: label('đặt hạn nộp và các mục cần bổ sung', 'sets the due date and the items asked for'),
  extendDue: label('dời hạn', 'moves the due date'),
  clearDue: label('xóa hạn', 'clears the due date'),
  countRound: label('tính một lần bổ sung', 'counts a supplement round'),
  markSubmitted: label('giữ quy tắc xét của ngày nộp', 'pins the rule card of the day'),
  markCompleted: label('ghi nhớ đã nộp đủ', 'remembers that it was handed in'),
  markReferred: label('Hội đồng được xem hồ sơ', 'lets the council see it'),
  keepVote: label('giữ dấu của nội dung đã biểu quyết', 'keeps the digests of what was voted on'),
  dropVote: label('kết quả biểu quyết cũ hết giá trị', 'an earlier vote stands no more'),
  markStruck: label('ghi nhớ đã đưa ra khỏi danh sách', 'remembers that it was struck'),
  markDecidedHere: label('ghi nhớ do cấp mình quyết định', 'remembers that it was decided here'),
  rememberLapse: label('ghi nhớ bước đã quá hạn', 'remembers where it lapsed'),
  hold: label('dừng tính hạn', 'stops the clock'),
  release: label('tính hạn tiếp', 'starts the clock again'),
  handOver: label('cơ quan tiếp nhận được xem', 'lets the receiver see it'),
  takeBack: label('rời tờ trình, cơ quan tiếp nhận không xem được nữa', 'takes it from its letter and the receiver'),
  askReinstatement: label('ghi đề nghị khôi phục', 'keeps the request'),
  reinstate: label(
    'trở lại bước được đề nghị, có hạn nếu còn nộp; sau khi rút thì kết quả biểu quyết hết giá trị và Hội đồng chưa xem',
    'goes back, with a date where it is handed in; after a withdrawal its vote is spent and the council sees it no more',
  ),
  leaveSheet: label('rời phiếu', 'takes it off its sheet'),
  releaseSubmission: label('rời tờ trình', 'takes it out of its submission'),
  tellTurn: label('báo người đến lượt', 'tells whose turn it is'),
  tellUnit: label('báo đơn vị đề nghị', 'tells the unit'),
  tellChair: label('báo Chủ tịch', 'tells the chair'),
};
