import { list, must, text, type Form } from './form.js';
import { BY_KIND, EVERY_KIND, HEAD, NOMINEE, ROW, SEASON, SIGNATURE, SIGNED } from './form-parts.js';

/** Papers that go to the authority, and those that tell its answer. */

const LETTER = {
  ...HEAD,
  ...SEASON,
  ...SIGNED,
  receiver: must(text('Cơ quan tiếp nhận', 'Chủ tịch Ủy ban nhân dân huyện Mẫu')),
  ...EVERY_KIND,
};

const DECIDED = {
  ...HEAD,
  ...SEASON,
  ...SIGNATURE,
  ...BY_KIND,
  decision: text('Quyết định số', '12/QĐ-UBND'),
  decisionDay: text('Ngày quyết định', 'ngày 20 tháng 12 năm 2025'),
  authority: text('Người quyết định', 'Chủ tịch Ủy ban nhân dân huyện Mẫu'),
};

export const FORMS_OF_ANSWER = {
  submissionLetter: {
    title: { vi: 'Tờ trình đề nghị khen thưởng', en: 'Submission letter' },
    subject: 'submission',
    issuedBy: 'office',
    symbol: 'TTr',
    annex: {
      number: 'Mẫu số 01',
      citation: 'Nghị định 152/2025/NĐ-CP, Phụ lục; Quyết định 638/QĐ-BNV',
      certainty: 'verified',
    },
    fields: LETTER,
  },
  contents: {
    title: { vi: 'Mục lục bộ hồ sơ', en: 'Table of contents of the set' },
    subject: 'submission',
    issuedBy: 'office',
    symbol: null,
    annex: null,
    fields: {
      ...HEAD,
      ...SEASON,
      receiver: must(text('Cơ quan tiếp nhận', 'Chủ tịch Ủy ban nhân dân huyện Mẫu')),
      letter: text('Tờ trình số', '05/TTr-UBND'),
      papers: must(
        list('Văn bản', {
          ...ROW,
          paper: must(text('Tên văn bản', 'Báo cáo thành tích')),
          of: text('Của', 'Trần Thị Mẫu'),
          number: text('Số văn bản', ''),
          /** Where it begins, in a set that is bound into one file. */
          page: text('Trang', ''),
        }),
      ),
    },
  },
  decision: {
    title: { vi: 'Quyết định khen thưởng', en: 'Decision' },
    subject: 'campaign',
    issuedBy: 'office',
    symbol: 'QĐ',
    annex: null,
    repeats: true,
    fields: {
      ...HEAD,
      ...SEASON,
      ...SIGNED,
      ...EVERY_KIND,
      authority: must(text('Thẩm quyền ban hành', 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU')),
    },
  },
  resultNotice: {
    title: { vi: 'Thông báo kết quả khen thưởng', en: 'Notice of the result' },
    subject: 'decision',
    issuedBy: 'office',
    symbol: 'TB',
    annex: null,
    fields: { ...DECIDED, ...SIGNED, ...EVERY_KIND },
  },
  nonAwardNotice: {
    title: { vi: 'Thông báo trường hợp không được khen thưởng', en: 'Notice of those not awarded' },
    subject: 'decision',
    issuedBy: 'office',
    symbol: 'TB',
    annex: null,
    fields: { ...DECIDED, nominees: must(list('Không được khen', { ...NOMINEE, why: text('Lý do', '') })) },
  },
  handOver: {
    title: { vi: 'Danh sách trao thưởng', en: 'Hand-over list' },
    subject: 'decision',
    issuedBy: 'office',
    symbol: null,
    annex: null,
    fields: {
      ...DECIDED,
      nominees: must(
        list('Danh sách', { ...NOMINEE, goldBook: text('Số sổ vàng', '12'), prize: text('Tiền thưởng', '') }),
      ),
    },
  },
} as const satisfies Record<string, Form>;
