import type { Sentence } from './vocabulary.js';

const label = (vi: string, en: string): Sentence => ({ vi, en });

const PERSON = label('người', 'person');
const NOMINEE = label('người, tập thể', 'nominee');
const DOSSIER = label('hồ sơ', 'dossier');
const UNIT = label('đơn vị', 'unit');
const AWARD = label('danh hiệu', 'award');
const PAPER = label('văn bản', 'paper');
const ROLE = label('tư cách', 'role');
const DAY = label('ngày', 'day');
const PASSWORD = label('mật khẩu', 'password');

/** What the fields of a request are called on the screens that fill them. */
const FIELDS: Readonly<Record<string, Sentence>> = {
  absent: label('vắng', 'absent'),
  accessSlip: label('phiếu truy cập', 'access slip'),
  amount: label('số tiền', 'amount'),
  awardCode: AWARD,
  awardCodes: AWARD,
  ballotKind: label('cách biểu quyết', 'kind of ballot'),
  blank: label('phiếu trắng', 'blank'),
  campaignId: label('phong trào', 'campaign'),
  chairConfirmationId: label('văn bản xác nhận của Chủ tịch', "the chair's paper"),
  choice: label('lựa chọn', 'choice'),
  citation: label('căn cứ', 'citation'),
  code: label('mã', 'code'),
  consentPaperId: label('văn bản đồng ý của cấp trên', "the authority's consent"),
  date: DAY,
  dossierDeadline: label('hạn nộp hồ sơ', 'deadline'),
  dossierId: DOSSIER,
  dossierIds: DOSSIER,
  dueAt: label('hạn', 'due date'),
  email: label('thư điện tử', 'e-mail'),
  first: label('số đầu tiên', 'first number'),
  fromDate: label('từ ngày', 'from'),
  fullName: label('họ và tên', 'full name'),
  intoId: NOMINEE,
  issuer: label('cơ quan ban hành', 'issuing body'),
  kind: label('loại', 'kind'),
  letterPaperId: PAPER,
  meetingPaperId: label('biên bản họp của đơn vị', "record of the unit's meeting"),
  minutesPaperId: label('biên bản họp', 'minutes'),
  name: label('tên', 'name'),
  no: label('không đồng ý', 'no'),
  nomineeId: NOMINEE,
  number: label('số', 'number'),
  numberForm: label('dạng số, ký hiệu', 'form of the number'),
  numbering: label('cách lấy số', 'where numbers come from'),
  oldPassword: label('mật khẩu cũ', 'old password'),
  onDate: DAY,
  opinions: label('ý kiến bằng văn bản', 'written opinions'),
  outcome: label('kết quả', 'outcome'),
  paperId: PAPER,
  password: PASSWORD,
  periodTo: label('ngày kết thúc phong trào', 'end of the campaign'),
  personId: PERSON,
  persons: PERSON,
  place: label('địa điểm', 'place'),
  plannedAt: label('ngày, giờ họp', 'day and hour'),
  position: label('chức vụ người ký', "signer's position"),
  presiderDeputyId: label('chủ trì thay', 'presider in his place'),
  presiderId: label('người chủ trì', 'presider'),
  q: label('chữ cần tìm', 'what is looked for'),
  reason: label('lý do', 'reason'),
  recipients: label('nơi nhận', 'recipients'),
  recused: label('không bỏ phiếu vì có liên quan', 'not voting, being concerned'),
  role: ROLE,
  roles: ROLE,
  secretaryDeputyId: label('thư ký thay', 'secretary in his place'),
  secretaryId: label('thư ký', 'secretary'),
  councilShort: label('chữ viết tắt của Hội đồng', "the council's abbreviation"),
  short: label('chữ viết tắt', 'abbreviation'),
  signedFor: label('ký thay mặt', 'signed for'),
  signer: label('người ký', 'signer'),
  signerId: label('người ký', 'signer'),
  superior: label('cơ quan chủ quản', 'superior body'),
  target: label('bước trở về', 'where it goes back to'),
  text: label('nội dung', 'text'),
  title: label('tên', 'title'),
  toDate: label('đến ngày', 'until'),
  toId: label('cơ quan kế thừa', 'successor'),
  unitId: UNIT,
  username: label('tên đăng nhập', 'username'),
  validFrom: label('ngày thành lập', 'founded on'),
  year: label('năm', 'year'),
  yes: label('đồng ý', 'yes'),
};

/** A place in what was sent, in words: `items[1].awardCode` is "dòng 2, danh hiệu". Steps that no screen names are left out. */
export const placeTold = (path: string, language: keyof Sentence): string =>
  [...path.matchAll(/\[(\d+)\]|[A-Za-z]\w*/g)].flatMap(([name, index]) => stepTold(name, index, language)).join(', ');

function stepTold(name: string, index: string | undefined, language: keyof Sentence): string[] {
  if (index !== undefined) return [`${language === 'vi' ? 'dòng' : 'row'} ${Number(index) + 1}`];
  return Object.hasOwn(FIELDS, name) ? [FIELDS[name]![language]] : [];
}
