import type { FileChild } from 'docx';
import {
  body,
  closing,
  each,
  gap,
  head,
  heading,
  last,
  rows,
  signature,
  title,
  toFill,
  twoSignatures,
} from './layout.js';

/** Papers of one dossier, and of the list of a unit. */

const profileOf = (kind: 'collective' | 'individual'): FileChild[] =>
  kind === 'collective'
    ? [
        heading('I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH'),
        body('1. Tên tập thể: {Tên}.'),
        body('2. Đơn vị: {Đơn vị}.'),
        toFill('3. Trụ sở, cơ cấu tổ chức, chức năng, nhiệm vụ: '),
      ]
    : [
        heading('I. SƠ LƯỢC LÝ LỊCH'),
        body('1. Họ và tên: {Tên}.'),
        toFill('2. Ngày sinh, giới tính: '),
        toFill('3. Quê quán, nơi thường trú: '),
        body('4. Đơn vị, chức vụ: {Đơn vị}.'),
      ];

const report = (kind: 'collective' | 'individual'): FileChild[] => [
  ...head({ numbered: kind === 'collective' }),
  ...title('BÁO CÁO THÀNH TÍCH', 'Đề nghị tặng: {Hình thức khen thưởng}'),
  ...profileOf(kind),
  heading('II. THÀNH TÍCH ĐẠT ĐƯỢC'),
  each('Thành tích', '{Đoạn}'),
  body('Theo từng tiêu chuẩn của {Phong trào}:'),
  rows('Các tiêu chuẩn', [
    { head: 'STT', cell: '{STT}', width: 12, centre: true },
    { head: 'Tiêu chuẩn', cell: '{Tiêu chuẩn}', width: 68 },
    { head: 'Kết quả', cell: '{Kê khai}', width: 40 },
    { head: 'Minh chứng', cell: '{Minh chứng}', width: 40 },
  ]),
  gap(),
  heading('III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG'),
  body('{#Chưa được khen thưởng}Chưa có.{/Chưa được khen thưởng}{#Đã được khen thưởng}'),
  rows('Khen thưởng đã có', [
    { head: 'Năm', cell: '{Năm được khen}', width: 16, centre: true },
    { head: 'Danh hiệu, hình thức', cell: '{Đã được khen}', width: 64 },
    { head: 'Số, ngày quyết định; cơ quan ban hành', cell: '{Quyết định}', width: 80 },
  ]),
  closing('Đã được khen thưởng'),
  ...twoSignatures(
    ['XÁC NHẬN CỦA CẤP TRÌNH', ''],
    [kind === 'collective' ? 'THỦ TRƯỞNG ĐƠN VỊ' : 'NGƯỜI BÁO CÁO', kind === 'collective' ? '' : '{Tên}'],
  ),
];

const KIND_COLUMNS = [
  { head: 'STT', cell: '{STT}', width: 12, centre: true },
  { head: 'Tên', cell: '{Tên}', width: 68 },
  { head: 'Hình thức đề nghị', cell: '{Hình thức khen thưởng}', width: 80 },
];

export const OF_DOSSIER = {
  collectiveReport: report('collective'),
  individualReport: report('individual'),
  supplementRequest: [
    ...head({ numbered: false }),
    ...title('PHIẾU YÊU CẦU BỔ SUNG HỒ SƠ', 'Hồ sơ đề nghị {Hình thức khen thưởng} của {Tên}'),
    body('Kính gửi: {Đơn vị}.'),
    body('Qua thẩm định, hồ sơ của ', ['{Tên}', { bold: true }], ' còn thiếu hoặc cần sửa các nội dung sau:'),
    rows('Nội dung cần bổ sung', [
      { head: 'STT', cell: '{STT}', width: 12, centre: true },
      { head: 'Nội dung', cell: '{Nội dung}', width: 74 },
      { head: 'Lý do', cell: '{Lý do}', width: 74 },
    ]),
    gap(),
    last('Đề nghị bổ sung xong chậm nhất ', ['{Hạn bổ sung}', { bold: true }], '.'),
    ...signature(),
  ],
  receipt: [
    ...head({ numbered: false }),
    ...title('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', 'Hồ sơ đề nghị {Hình thức khen thưởng}'),
    body('{Bộ phận phụ trách} đã nhận hồ sơ của ', ['{Tên}', { bold: true }], ' do {Đơn vị} nộp {Ngày nhận}.'),
    body('Thành phần hồ sơ đã nhận:'),
    rows('Thành phần hồ sơ', [
      { head: 'STT', cell: '{STT}', width: 12, centre: true },
      { head: 'Nội dung', cell: '{Nội dung}', width: 148 },
    ]),
    gap(),
    last('Hẹn trả kết quả: ', ['{Ngày hẹn}', { bold: true }], '.'),
    ...twoSignatures(['NGƯỜI NỘP HỒ SƠ', ''], ['NGƯỜI NHẬN HỒ SƠ', '{Người ký}']),
  ],
  nominationList: [
    ...head({ numbered: false }),
    ...title('DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG', 'Phong trào: {Phong trào}'),
    body('Kính gửi: {Hội đồng}.'),
    body('{Đơn vị đề nghị} đề nghị khen thưởng {Số lượng} sau:'),
    heading('{#Có tập thể}Tập thể'),
    rows('Tập thể', KIND_COLUMNS),
    closing('Có tập thể'),
    heading('{#Có cá nhân}Cá nhân'),
    rows('Cá nhân', KIND_COLUMNS),
    closing('Có cá nhân'),
    heading('{#Có hộ gia đình}Hộ gia đình'),
    rows('Hộ gia đình', KIND_COLUMNS),
    closing('Có hộ gia đình'),
    ...twoSignatures(['THƯ KÝ CUỘC HỌP', ''], ['{Chức vụ người ký}', '{Người ký}']),
  ],
};
