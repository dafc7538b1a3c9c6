import { list, must, text, whether, type Form } from './form.js';
import { EVERY_KIND, HEAD, PARAGRAPHS, ROW, SEASON, SIGNATURE, SIGNED } from './form-parts.js';

/** Papers of one dossier, and of the list of a unit. */

const ANNEX = (number: string, certainty: 'verified' | 'unverified') => ({
  number: `Mẫu số ${number}`,
  citation: 'Nghị định 152/2025/NĐ-CP, Phụ lục',
  certainty,
});

const CRITERION = {
  ...ROW,
  criterion: text('Tiêu chuẩn', 'Hoàn thành tốt nhiệm vụ được giao'),
  claim: text('Kê khai', '100 %'),
  evidence: text('Minh chứng', 'Báo cáo tổng kết năm'),
};

const PAST_AWARD = {
  year: text('Năm được khen', '2024'),
  title: text('Đã được khen', 'Giấy khen'),
  decision: text('Quyết định', 'Số 12/QĐ-UBND ngày 05 tháng 02 năm 2024 của Chủ tịch UBND xã Mẫu'),
};

const REPORT = {
  ...HEAD,
  ...SEASON,
  name: must(text('Tên', 'Trần Thị Mẫu')),
  unit: must(text('Đơn vị', 'Thôn Mẫu')),
  award: must(text('Hình thức khen thưởng', 'Giấy khen')),
  achievement: must(list('Thành tích', PARAGRAPHS)),
  criteria: must(list('Các tiêu chuẩn', CRITERION)),
  hasPastAwards: whether('Đã được khen thưởng'),
  noPastAwards: whether('Chưa được khen thưởng'),
  pastAwards: must(list('Khen thưởng đã có', PAST_AWARD)),
};

const ABOUT_ONE = {
  ...HEAD,
  ...SEASON,
  ...SIGNATURE,
  name: must(text('Tên', 'Trần Thị Mẫu')),
  unit: must(text('Đơn vị', 'Thôn Mẫu')),
  award: text('Hình thức khen thưởng', 'Giấy khen'),
};

export const FORMS_OF_DOSSIER = {
  collectiveReport: {
    title: { vi: 'Báo cáo thành tích của tập thể', en: 'Achievement report of a collective' },
    subject: 'dossier',
    issuedBy: 'unit',
    symbol: 'BC',
    annex: ANNEX('08', 'unverified'),
    fields: REPORT,
  },
  individualReport: {
    title: { vi: 'Báo cáo thành tích của cá nhân', en: 'Achievement report of a person' },
    subject: 'dossier',
    issuedBy: 'unit',
    symbol: null,
    annex: ANNEX('08', 'unverified'),
    fields: REPORT,
  },
  supplementRequest: {
    title: { vi: 'Phiếu yêu cầu bổ sung hồ sơ', en: 'Supplement request' },
    subject: 'dossier',
    issuedBy: 'office',
    symbol: null,
    annex: null,
    repeats: true,
    fields: {
      ...ABOUT_ONE,
      ...SIGNED,
      items: must(
        list('Nội dung cần bổ sung', {
          ...ROW,
          item: text('Nội dung', 'Báo cáo thành tích'),
          why: text('Lý do', 'chưa ký'),
        }),
      ),
      due: must(text('Hạn bổ sung', 'ngày 10 tháng 12 năm 2025')),
    },
  },
  receipt: {
    title: { vi: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', en: 'Receipt with the promised date' },
    subject: 'dossier',
    issuedBy: 'office',
    symbol: null,
    annex: null,
    fields: {
      ...ABOUT_ONE,
      received: must(text('Ngày nhận', 'ngày 05 tháng 12 năm 2025')),
      promised: must(text('Ngày hẹn', 'ngày 15 tháng 12 năm 2025')),
      held: must(list('Thành phần hồ sơ', { ...ROW, item: text('Nội dung', 'Báo cáo thành tích') })),
    },
  },
  nominationList: {
    title: { vi: 'Danh sách đề nghị khen thưởng của đơn vị', en: "A unit's nomination list" },
    subject: 'nomination',
    issuedBy: 'unit',
    symbol: null,
    annex: null,
    fields: {
      ...HEAD,
      ...SEASON,
      ...SIGNATURE,
      unit: must(text('Đơn vị đề nghị', 'Thôn Mẫu')),
      ...EVERY_KIND,
    },
  },
} as const satisfies Record<string, Form>;
