import type { Sentence, StreamKind } from './vocabulary.js';

const label = (vi: string, en: string): Sentence => ({ vi, en });

/** The states of what carries many dossiers, as screens and the page of the life cycle call them. */
export const BATCH_STATE_LABELS: Record<Exclude<StreamKind, 'dossier'>, Record<string, Sentence>> = {
  sitting: {
    new: label('(chưa có)', '(new)'),
    planned: label('Dự kiến', 'Planned'),
    open: label('Đang họp', 'Open'),
    closed: label('Đã bế mạc', 'Closed'),
  },
  sheet: {
    new: label('(chưa có)', '(new)'),
    scheduled: label('Chờ mở', 'Scheduled'),
    open: label('Đang bỏ phiếu', 'Open'),
    counted: label('Đã kiểm phiếu', 'Counted'),
    settled: label('Đã công bố', 'Settled'),
    void: label('Đã hủy', 'Void'),
  },
  submission: {
    new: label('(chưa có)', '(new)'),
    drafted: label('Đang soạn', 'Drafted'),
    signed: label('Đã ký', 'Signed'),
    delivered: label('Đã gửi đến nơi', 'Delivered'),
    answered: label('Đã trả lời xong', 'Answered'),
    recalled: label('Đã thu hồi', 'Recalled'),
    discarded: label('Đã bỏ', 'Discarded'),
  },
  decision: { new: label('(chưa có)', '(new)'), recorded: label('Đã ghi nhận', 'Recorded') },
  outgoing: {
    new: label('(chưa có)', '(new)'),
    printed: label('Đã in, chờ ký', 'Printed, to be signed'),
    signed: label('Đã ký, chờ vào số', 'Signed, to be numbered'),
    issued: label('Đã phát hành, chờ bản quét', 'Issued, to be scanned'),
    locked: label('Đã phát hành, đã khóa', 'Issued and locked'),
    replaced: label('Đã có bản thay thế', 'Replaced by another'),
    discarded: label('Đã bỏ bản in', 'Given up'),
  },
  organisation: {
    new: label('(chưa có)', '(new)'),
    active: label('Đang hoạt động', 'Active'),
    ceased: label('Đã chấm dứt', 'Ceased'),
  },
};
