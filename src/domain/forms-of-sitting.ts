import { list, must, mustHave, text, whether, type Form } from './form.js';
import { HEAD, MEMBER, NOMINEE, PARAGRAPHS, ROW, SEASON, SIGNATURE } from './form-parts.js';

/** Papers of one meeting of the council, and of a vote in it. */

const SITTING = {
  ...HEAD,
  ...SEASON,
  ...SIGNATURE,
  title: text('Tên phiên họp', 'Phiên họp xét khen thưởng'),
  place: text('Địa điểm', 'Hội trường UBND xã Mẫu'),
  time: text('Thời gian', '14 giờ 00, ngày 10 tháng 12 năm 2025'),
  presider: text('Chủ trì', 'Nguyễn Văn Mẫu'),
  secretary: text('Thư ký', 'Phạm Thị Mẫu'),
};

/** The same where the paper says when and where the council met. */
const MEETING = mustHave(SITTING, 'place', 'time');

const VOTED = {
  ...NOMINEE,
  yes: must(text('Đồng ý', '8')),
  no: text('Không đồng ý', '1'),
  blank: text('Phiếu trống', '0'),
  recused: text('Không bỏ phiếu', '0'),
  result: text('Kết quả', 'Được 8/9 phiếu đồng ý: đạt.'),
};

const VOTE = {
  award: must(text('Hình thức khen thưởng', 'Giấy khen')),
  method: text('Cách biểu quyết', 'bỏ phiếu kín'),
  allMembers: must(text('Tổng số thành viên', '9')),
  present: must(text('Số có mặt', '8')),
  written: must(text('Số gửi ý kiến', '1')),
  silent: must(text('Số vắng mặt', '0')),
  issued: must(text('Phiếu phát ra', '8')),
  returned: must(text('Phiếu thu về', '8')),
  unreturned: text('Phiếu không thu về', '0'),
  valid: must(text('Phiếu hợp lệ', '8')),
  invalid: must(text('Phiếu không hợp lệ', '0')),
  nominees: must(list('Danh sách', VOTED)),
};

export const FORMS_OF_SITTING = {
  invitation: {
    title: { vi: 'Giấy mời họp Hội đồng', en: 'Invitation to the sitting' },
    subject: 'sitting',
    issuedBy: 'office',
    symbol: 'GM',
    annex: null,
    fields: {
      ...MEETING,
      members: must(list('Thành viên', MEMBER)),
      agenda: must(
        list('Nội dung họp', {
          ...ROW,
          award: text('Hình thức khen thưởng', 'Giấy khen'),
          count: text('Số đề nghị', '12'),
        }),
      ),
    },
  },
  summaries: {
    title: { vi: 'Tóm tắt thành tích các trường hợp đề nghị', en: 'Half-page summaries of the nominees' },
    subject: 'sitting',
    issuedBy: 'council',
    symbol: null,
    annex: null,
    fields: {
      ...SITTING,
      nominees: must(list('Danh sách', { ...NOMINEE, summary: must(list('Tóm tắt', PARAGRAPHS)) })),
    },
  },
  appraisalReport: {
    title: { vi: 'Báo cáo thẩm định hồ sơ', en: 'Appraisal report' },
    subject: 'sitting',
    issuedBy: 'office',
    symbol: 'BC',
    annex: null,
    fields: {
      ...SITTING,
      nominees: must(list('Danh sách', { ...NOMINEE, finding: must(text('Kết quả thẩm định', 'đủ điều kiện')) })),
      total: text('Tổng số hồ sơ', '12'),
    },
  },
  attendance: {
    title: { vi: 'Danh sách điểm danh thành viên Hội đồng', en: 'Attendance sheet' },
    subject: 'sitting',
    issuedBy: 'council',
    symbol: null,
    annex: null,
    fields: { ...MEETING, members: must(list('Thành viên', MEMBER)) },
  },
  minutes: {
    title: { vi: 'Biên bản họp Hội đồng', en: 'Minutes of the sitting' },
    subject: 'sitting',
    issuedBy: 'council',
    symbol: 'BB',
    annex: null,
    fields: {
      ...mustHave(MEETING, 'presider', 'secretary'),
      present: must(list('Có mặt', MEMBER)),
      hasAbsent: whether('Có người vắng mặt'),
      absentCount: must(text('Số người vắng mặt', '03')),
      absent: must(list('Vắng mặt', MEMBER)),
      votes: must(list('Kết quả biểu quyết', VOTE)),
    },
  },
  ballot: {
    title: { vi: 'Phiếu bầu', en: 'Ballot' },
    subject: 'sheet',
    issuedBy: 'council',
    symbol: null,
    annex: null,
    fields: {
      ...SITTING,
      award: must(text('Hình thức khen thưởng', 'Giấy khen')),
      nominees: must(list('Danh sách', NOMINEE)),
    },
  },
  countRecord: {
    title: { vi: 'Biên bản kiểm phiếu', en: 'Record of the count' },
    subject: 'sheet',
    issuedBy: 'council',
    symbol: 'BB',
    annex: null,
    fields: { ...MEETING, ...VOTE },
  },
} as const satisfies Record<string, Form>;
