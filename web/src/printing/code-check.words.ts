import { defineWords } from '../words/words.ts';

export const { useWords: useCodeCheckWords } = defineWords('codeCheck', {
  vi: {
    title: 'Kiểm tra mã',
    lead: 'Xem một tệp Word có đúng là tệp đã lập và đã in phiếu đối chiếu hay không. Tệp được tính mã ngay trên máy này, không gửi đi đâu.',
    file: 'Tệp Word cần kiểm tra',
    ownCode: 'Mã ngắn của tệp này: {{code}}',
    ownFull: 'Mã đầy đủ: {{full}}',
    code: 'Hoặc mã ngắn ghi trên phiếu',
    codeWrong: 'Mã ngắn có mười chữ và số; xem lại trên phiếu.',
    same: 'Đúng là tệp đã lập: {{title}}, {{name}} lập lúc {{when}}.',
    slipIs: 'Phiếu này được lập cho: {{title}}, {{name}} lập lúc {{when}}.',
    none: 'Cơ quan chưa lập phiếu nào mang mã này. Tệp đã bị sửa, được lập lại khi dữ liệu đã khác, hoặc chưa từng có phiếu.',
    again: 'Lấy lại phiếu',
  },
  en: {
    title: 'Check a code',
    lead: 'Whether a Word file is the one that was written and got a slip. Its code is worked out on this device; the file is sent nowhere.',
    file: 'The Word file',
    ownCode: 'The short code of this file: {{code}}',
    ownFull: 'In full: {{full}}',
    code: 'Or the short code on the slip',
    codeWrong: 'A short code has ten letters and digits; look at the slip again.',
    same: 'It is the file that was written: {{title}}, by {{name}}, {{when}}.',
    slipIs: 'This slip was written for: {{title}}, by {{name}}, {{when}}.',
    none: 'The office has no slip with this code. The file was changed, was written again from other facts, or never had a slip.',
    again: 'Take the slip again',
  },
});
