import { list, must, mustHave, text, whether } from './form.js';

/** What stands on many papers: the head and the signature of Decree 30/2020, the season, rows of nominees. */

export const HEAD = {
  superior: text('Cơ quan chủ quản', ''),
  issuer: must(text('Cơ quan ban hành', 'ỦY BAN NHÂN DÂN\nXÃ MẪU')),
  number: text('Số', '05/TTr-UBND'),
  placeAndDay: must(text('Địa danh và ngày', 'Xã Mẫu, ngày 05 tháng 12 năm 2025')),
  /** "Mẫu số 01", from the annex that is in force. */
  annex: text('Mẫu số', ''),
};

export const SIGNATURE = {
  signedFor: text('Ký thay mặt', 'TM. ỦY BAN NHÂN DÂN'),
  position: text('Chức vụ người ký', 'CHỦ TỊCH'),
  signer: text('Người ký', 'Nguyễn Văn Mẫu'),
  recipients: list('Nơi nhận', { to: text('Nơi', 'Như trên') }),
};

export const SEASON = {
  campaign: text('Phong trào', 'Đẩy mạnh cải cách hành chính năm 2025'),
  year: text('Năm', '2025'),
  council: text('Hội đồng', 'Hội đồng Thi đua - Khen thưởng'),
  /** Who in the office receives dossiers, as the plan names it. */
  office: text('Bộ phận phụ trách', 'Phòng Văn hóa - Xã hội'),
  bases: list('Căn cứ', { basis: text('Nội dung căn cứ', 'Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022') }),
};

/** A text of several paragraphs, each for itself: what is justified must not end in the middle of a line. */
export const PARAGRAPHS = { paragraph: must(text('Đoạn', 'Trong năm 2025 đã hoàn thành tốt nhiệm vụ được giao.')) };

const PLACE = { position: text('STT', '1') };

/** Somebody or a collective, in any list. */
export const NOMINEE = {
  ...PLACE,
  name: must(text('Tên', 'Trần Thị Mẫu')),
  unit: text('Đơn vị', 'Thôn Mẫu'),
  award: text('Hình thức khen thưởng', 'Giấy khen'),
};

/** The three kinds of nominees apart, each with its count, as letters and decisions list them. */
export const BY_KIND = {
  collectives: list('Tập thể', NOMINEE),
  individuals: list('Cá nhân', NOMINEE),
  households: list('Hộ gia đình', NOMINEE),
  hasCollectives: whether('Có tập thể'),
  hasIndividuals: whether('Có cá nhân'),
  hasHouseholds: whether('Có hộ gia đình'),
  collectiveCount: text('Số tập thể', '03'),
  individualCount: text('Số cá nhân', '03'),
  householdCount: text('Số hộ gia đình', '03'),
  /** Those that there are, in words. */
  counts: text('Số lượng', '03 tập thể, 03 cá nhân và 03 hộ gia đình'),
};

/** The same where nobody may be left out. */
export const EVERY_KIND = mustHave(BY_KIND, 'collectives', 'individuals', 'households');

/** A paper that somebody signs in his office. */
export const SIGNED = mustHave(SIGNATURE, 'position', 'signer');

export const MEMBER = { ...PLACE, name: must(text('Họ và tên', 'Lê Văn Mẫu')), role: text('Nhiệm vụ', 'Ủy viên') };
export const ROW = PLACE;
