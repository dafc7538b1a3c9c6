import {
  body,
  centred,
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

/** Papers of one meeting of the council, and of a vote in it. */

const MEMBERS = [
  { head: 'STT', cell: '{STT}', width: 12, centre: true },
  { head: 'Họ và tên', cell: '{Họ và tên}', width: 62 },
  { head: 'Nhiệm vụ', cell: '{Nhiệm vụ}', width: 46 },
];

const COUNTS = [
  { head: 'STT', cell: '{STT}', width: 11, centre: true },
  { head: 'Tên', cell: '{Tên}', width: 47 },
  { head: 'Đồng ý', cell: '{Đồng ý}', width: 16, centre: true },
  { head: 'Không đồng ý', cell: '{Không đồng ý}', width: 18, centre: true },
  { head: 'Trống', cell: '{Phiếu trống}', width: 16, centre: true },
  { head: 'Kết quả', cell: '{Kết quả}', width: 52 },
];

const BALLOTS = [
  body(
    '- Tổng số thành viên: {Tổng số thành viên}; có mặt: {Số có mặt}; gửi ý kiến bằng văn bản: {Số gửi ý kiến}; vắng mặt: {Số vắng mặt}.',
  ),
  body(
    '- Phiếu phát ra: {Phiếu phát ra}; thu về: {Phiếu thu về}; hợp lệ: {Phiếu hợp lệ}; không hợp lệ: {Phiếu không hợp lệ}.',
  ),
];

const SIGNED = twoSignatures(['THƯ KÝ', '{Thư ký}'], ['CHỦ TRÌ', '{Chủ trì}']);

export const OF_SITTING = {
  invitation: [
    ...head({ numbered: true }),
    ...title('GIẤY MỜI', 'Họp {Hội đồng}'),
    body('Kính gửi: Các thành viên {Hội đồng}.'),
    body('Thời gian: ', ['{Thời gian}', { bold: true }], '.'),
    body('Địa điểm: ', ['{Địa điểm}', { bold: true }], '.'),
    body('Chủ trì: {Chủ trì}.'),
    body('Nội dung: xét khen thưởng {Phong trào}:'),
    rows('Nội dung họp', [
      { head: 'STT', cell: '{STT}', width: 12, centre: true },
      { head: 'Danh hiệu, hình thức', cell: '{Hình thức khen thưởng}', width: 108 },
      { head: 'Số trường hợp', cell: '{Số đề nghị}', width: 40, centre: true },
    ]),
    gap(),
    body('Thành phần:'),
    rows(
      'Thành viên',
      MEMBERS.map((column) => ({ ...column, width: column.width + (column.head === 'STT' ? 0 : 20) })),
    ),
    ...signature(),
  ],
  summaries: [
    ...head({ numbered: false }),
    ...title('TÓM TẮT THÀNH TÍCH', 'Các trường hợp đề nghị khen thưởng {Phong trào}'),
    heading("{#Danh sách [loopOver: 'paragraph']}{STT}. {Tên}"),
    body('{Đơn vị}. Đề nghị: {Hình thức khen thưởng}.'),
    each('Tóm tắt', '{Đoạn}'),
    closing('Danh sách'),
  ],
  appraisalReport: [
    ...head({ numbered: true }),
    ...title('BÁO CÁO', 'Thẩm định hồ sơ đề nghị khen thưởng {Phong trào}'),
    body('Kính gửi: {Hội đồng}.'),
    body('{Bộ phận phụ trách} đã thẩm định {Tổng số hồ sơ} hồ sơ, kết quả như sau:'),
    rows('Danh sách', [
      { head: 'STT', cell: '{STT}', width: 12, centre: true },
      { head: 'Tên', cell: '{Tên}', width: 44 },
      { head: 'Đơn vị', cell: '{Đơn vị}', width: 34 },
      { head: 'Đề nghị', cell: '{Hình thức khen thưởng}', width: 36 },
      { head: 'Kết quả thẩm định', cell: '{Kết quả thẩm định}', width: 34 },
    ]),
    ...signature(),
  ],
  attendance: [
    ...head({ numbered: false }),
    ...title('DANH SÁCH ĐIỂM DANH', 'Họp {Hội đồng}'),
    body('{Thời gian}, tại {Địa điểm}.'),
    rows('Thành viên', [...MEMBERS, { head: 'Ký tên', cell: '', width: 40 }]),
    ...SIGNED,
  ],
  minutes: [
    ...head({ numbered: true }),
    ...title('BIÊN BẢN', 'Họp {Hội đồng} xét khen thưởng {Phong trào}'),
    body('Thời gian: {Thời gian}.'),
    body('Địa điểm: {Địa điểm}.'),
    body('Chủ trì: {Chủ trì}. Thư ký: {Thư ký}.'),
    heading('I. THÀNH PHẦN'),
    body('1. Có mặt:'),
    rows(
      'Có mặt',
      MEMBERS.map((column) => ({ ...column, width: column.width + (column.head === 'STT' ? 0 : 20) })),
    ),
    gap(),
    body('2. Vắng mặt: {Số người vắng mặt}{#Có người vắng mặt}'),
    rows('Vắng mặt', [...MEMBERS, { head: 'Ý kiến bằng văn bản', cell: '', width: 40 }]),
    closing('Có người vắng mặt'),
    heading('II. NỘI DUNG'),
    toFill(''),
    toFill(''),
    toFill(''),
    heading('III. KẾT QUẢ BIỂU QUYẾT'),
    body(
      ["{#Kết quả biểu quyết [loopOver: 'paragraph']}{Hình thức khen thưởng}", { bold: true }],
      ' ({Cách biểu quyết}):',
    ),
    ...BALLOTS,
    rows('Danh sách', COUNTS),
    closing('Kết quả biểu quyết'),
    last('Biên bản đã được đọc lại, các thành viên có mặt nhất trí. Cuộc họp kết thúc lúc …… giờ …… cùng ngày.'),
    ...SIGNED,
  ],
  ballot: [
    ...head({ numbered: false }),
    ...title('PHIẾU BẦU', '{Hình thức khen thưởng}'),
    body('Đánh dấu X vào một ô ở mỗi dòng; dòng không đánh dấu là phiếu trống.'),
    rows('Danh sách', [
      { head: 'STT', cell: '{STT}', width: 12, centre: true },
      { head: 'Tên', cell: '{Tên}', width: 56 },
      { head: 'Đơn vị', cell: '{Đơn vị}', width: 44 },
      { head: 'Đồng ý', cell: '☐', width: 22, centre: true },
      { head: 'Không đồng ý', cell: '☐', width: 26, centre: true },
    ]),
    gap(),
    centred('(Đóng dấu treo của Hội đồng)', { points: 12, italics: true }),
  ],
  countRecord: [
    ...head({ numbered: true }),
    ...title('BIÊN BẢN KIỂM PHIẾU', '{Hình thức khen thưởng}'),
    body('{Thời gian}, tại {Địa điểm}, Tổ kiểm phiếu của {Hội đồng} đã kiểm phiếu ({Cách biểu quyết}):'),
    ...BALLOTS,
    rows('Danh sách', COUNTS),
    gap(),
    last('Biên bản lập thành 02 bản, đã được đọc lại và nhất trí.'),
    ...SIGNED,
  ],
};
