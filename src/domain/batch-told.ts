import { COMMAND_TOLD } from './command-told.js';
import type { Sentence } from './vocabulary.js';

const told = (vi: string, en: string): Sentence => ({ vi, en });

/** What a line of a sitting, a sheet, a letter, a decision or an organisation says that somebody did, after his name. */
const BATCH_TOLD: Record<string, Sentence> = {
  PLAN_SITTING: told('lập phiên họp', 'planned the sitting'),
  EDIT_SITTING: told('sửa thông tin phiên họp', 'edited the sitting'),
  SET_AGENDA: told('xếp chương trình họp', 'set the agenda'),
  SET_ATTENDANCE: told('ghi người có mặt', 'noted who is present'),
  SET_RECUSALS: told('ghi người không bỏ phiếu vì có liên quan', 'noted who may not vote, being concerned'),
  OPEN_SITTING: told('khai mạc phiên họp', 'opened the sitting'),
  CLOSE_SITTING: told('bế mạc phiên họp', 'closed the sitting'),
  MAKE_SHEET: told('lập phiếu bầu', 'made the sheet'),
  RECORD_OPINION: told('ghi một ý kiến bằng văn bản', 'recorded a written opinion'),
  CAST_BALLOT: told('đã bỏ phiếu', 'voted'),
  ATTACH_MINUTES: told('đính kèm biên bản', 'attached the minutes'),
  DRAFT_SUBMISSION: told('soạn tờ trình', 'drafted the letter'),
  CHANGE_LIST: told('sửa danh sách trong tờ trình', 'changed the list of the letter'),
  DISCARD: told('bỏ bản soạn tờ trình', 'discarded the draft'),
  NUMBER_LETTER: told('vào số tờ trình', 'numbered the letter'),
  IMPORT_CAMPAIGN: told('đưa một phong trào vào', 'brought in a campaign'),
  AMEND_CAMPAIGN: told('điều chỉnh một phong trào', 'amended a campaign'),
  SET_TEMPLATE: told('đặt mẫu văn bản', 'set the template of a paper'),
  PRINT_PAPER: told('in văn bản để ký', 'printed a paper to be signed'),
  MARK_PAPER: told('ghi việc ký, xác nhận, đóng dấu', 'noted who has signed, confirmed and stamped'),
  ISSUE_PAPER: told('phát hành văn bản', 'issued a paper'),
  LOCK_PAPER: told('đính kèm bản đã ký và khóa văn bản', 'attached the signed copy and locked the paper'),
  CORRECT_PAPER: told('lập bản thay thế của văn bản', 'made another paper in the place of one'),
  REPLACE_PAPER: told('thay văn bản bằng bản khác', 'replaced a paper by another'),
  DISCARD_PAPER: told('bỏ bản đã in', 'gave up what was printed'),
  CORRECT_COUNT: told('đính chính số phiếu theo bản đã ký', 'corrected the counts by the signed paper'),
  IMPORT_PAST: told('nhập danh sách khen thưởng các năm trước', 'brought in a list of past awards'),
  TAKE_BACK_PAST: told('rút lại một danh sách khen thưởng đã nhập', 'took back a list of past awards'),
  WRITE_COVER_SLIP: told('lập phiếu đối chiếu cho một văn bản', 'wrote a slip to go with a paper'),
  KEEP_SET: told('lập bộ hồ sơ của một tờ trình', 'built the set of a letter'),
  SET_COLUMNS: told('đặt các cột danh sách theo nơi nhận', 'set the columns of the list for an authority'),
  SET_LETTERHEAD: told('đặt tiêu đề văn bản', 'set the letterhead'),
  ENTER_GOLD_BOOK: told('ghi sổ vàng', 'entered the awards in the gold book'),
  SET_PRIZE: told('ghi mức tiền thưởng', 'set what an award is paid'),
  NOMINATE: told('lập danh sách đề nghị', 'made a list of nominees'),
  NOTE_SUCCESSION: told('ghi việc sáp nhập, chia, đổi tên hoặc chấm dứt', 'recorded a merger, split, new name or end'),
  TAKE_BACK_SUCCESSION: told('gỡ việc kế thừa đã ghi nhầm', 'took back a succession recorded by mistake'),
  GRANT_ROLE: told('giao một tư cách', 'gave a role'),
  TAKE_ROLE: told('gỡ một tư cách', 'took a role away'),
  ISSUE_SLIP: told('làm phiếu truy cập', 'made an access slip'),
  CHANGE_ACCOUNT: told('sửa một tài khoản', 'changed an account'),
};

/** What any line says that somebody did; a command without words of its own is told by its code. */
export const lineTold = (command: string): Sentence =>
  BATCH_TOLD[command] ?? (COMMAND_TOLD as Record<string, Sentence>)[command] ?? told(command, command);
