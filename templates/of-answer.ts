import type { FileChild } from 'docx';
import {
  body,
  closing,
  each,
  gap,
  head,
  heading,
  last,
  over,
  rows,
  signature,
  title,
  twoSignatures,
} from './layout.js';

/** Papers that go to the authority, and those that tell its answer. */

const NAMED = [
  { head: 'STT', cell: '{STT}', width: 12, centre: true },
  { head: 'Tên', cell: '{Tên}', width: 58 },
  { head: 'Đơn vị', cell: '{Đơn vị}', width: 40 },
  { head: 'Danh hiệu, hình thức', cell: '{Hình thức khen thưởng}', width: 50 },
];

const part = (there: string, list: string, name: string): FileChild[] => [
  heading(`{#${there}}${name}`),
  rows(list, NAMED),
  closing(there),
];

const BY_KIND = [
  ...part('Có tập thể', 'Tập thể', 'Tập thể: {Số tập thể}'),
  ...part('Có cá nhân', 'Cá nhân', 'Cá nhân: {Số cá nhân}'),
  ...part('Có hộ gia đình', 'Hộ gia đình', 'Hộ gia đình: {Số hộ gia đình}'),
];

const BASES = [each('Căn cứ', 'Căn cứ {Nội dung căn cứ};', { italics: true })];
const COUNTED = '{Số lượng}';
const DECISION = 'Quyết định số {Quyết định số} {Ngày quyết định} của {Người quyết định}';

export const OF_ANSWER = {
  submissionLetter: [
    ...head({ numbered: true }),
    ...title('TỜ TRÌNH', 'Về việc đề nghị khen thưởng {Phong trào}'),
    body('Kính gửi: ', ['{Cơ quan tiếp nhận}', { bold: true }], '.'),
    ...BASES,
    body(
      'Căn cứ kết quả xét của {Hội đồng}, kính đề nghị {Cơ quan tiếp nhận} xem xét, khen thưởng cho',
      ` ${COUNTED} có tên sau:`,
    ),
    ...BY_KIND,
    gap(),
    body('(Có hồ sơ, báo cáo thành tích kèm theo.)'),
    last('Kính đề nghị xem xét, quyết định./.'),
    ...signature(),
  ],
  contents: [
    ...head({ numbered: false }),
    ...title('MỤC LỤC HỒ SƠ', 'Kèm theo Tờ trình số {Tờ trình số}'),
    body('Kính gửi: {Cơ quan tiếp nhận}.'),
    rows('Văn bản', [
      { head: 'STT', cell: '{STT}', width: 12, centre: true },
      { head: 'Tên văn bản', cell: '{Tên văn bản}', width: 58 },
      { head: 'Của', cell: '{Của}', width: 43 },
      { head: 'Số', cell: '{Số văn bản}', width: 30 },
      { head: 'Trang', cell: '{Trang}', width: 17, centre: true },
    ]),
    gap(),
  ],
  decision: [
    ...head({ numbered: true }),
    ...title('QUYẾT ĐỊNH', 'Về việc khen thưởng {Phong trào}'),
    over('{Thẩm quyền ban hành}'),
    ...BASES,
    body('Theo đề nghị của {Hội đồng},'),
    over('QUYẾT ĐỊNH:'),
    body(['Điều 1. ', { bold: true }], `Khen thưởng ${COUNTED} có tên trong danh sách sau:`),
    ...BY_KIND,
    gap(),
    body(['Điều 2. ', { bold: true }], 'Quyết định này có hiệu lực kể từ ngày ký.'),
    last(
      ['Điều 3. ', { bold: true }],
      'Các bộ phận có liên quan và tập thể, cá nhân, hộ gia đình có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.',
    ),
    ...signature(),
  ],
  resultNotice: [
    ...head({ numbered: true }),
    ...title('THÔNG BÁO', 'Kết quả khen thưởng {Phong trào}'),
    body(`Theo ${DECISION}, ${COUNTED} sau được khen thưởng:`),
    ...BY_KIND,
    ...signature(),
  ],
  nonAwardNotice: [
    ...head({ numbered: true }),
    ...title('THÔNG BÁO', 'Các trường hợp chưa được khen thưởng {Phong trào}'),
    body(`Theo ${DECISION}, các trường hợp sau chưa được khen thưởng:`),
    rows('Không được khen', [...NAMED.slice(0, 3), { head: 'Lý do', cell: '{Lý do}', width: 50 }]),
    ...signature(),
  ],
  handOver: [
    ...head({ numbered: false }),
    ...title('DANH SÁCH TRAO THƯỞNG', '{Phong trào}'),
    body(`Theo ${DECISION}.`),
    rows('Danh sách', [
      { head: 'STT', cell: '{STT}', width: 11, centre: true },
      { head: 'Tên', cell: '{Tên}', width: 45 },
      { head: 'Danh hiệu, hình thức', cell: '{Hình thức khen thưởng}', width: 34 },
      { head: 'Số sổ vàng', cell: '{Số sổ vàng}', width: 20, centre: true },
      { head: 'Tiền thưởng', cell: '{Tiền thưởng}', width: 25 },
      { head: 'Ký nhận', cell: '', width: 25 },
    ]),
    ...twoSignatures(['NGƯỜI LẬP', ''], ['{Chức vụ người ký}', '{Người ký}']),
  ],
};
