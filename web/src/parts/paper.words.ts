import { defineWords } from '../words/words.ts';

export const { useWords: usePaperWords } = defineWords('paper', {
  vi: {
    purpose: 'Loại văn bản',
    number: 'Số, ký hiệu',
    date: 'Ngày ký',
    signer: 'Người ký',
    file: 'Bản chụp hoặc tệp',
    fileHint: 'pdf, docx, jpeg, png, tối đa 20 MB. Có thể bổ sung sau.',
    toPrint: 'In văn bản',
    toPrintWhy: 'Điền sẵn từ dữ liệu, để mở bằng Word rồi in và ký. Bản đã ký mới là văn bản.',
    asWord: '{{title}}, bản Word',
    asPdf: '{{title}}, bản PDF',
  },
  en: {
    purpose: 'Kind of paper',
    number: 'Number',
    date: 'Date',
    signer: 'Signed by',
    file: 'Scan or file',
    fileHint: 'pdf, docx, jpeg, png, up to 20 MB. It may follow later.',
    toPrint: 'Papers to print',
    toPrintWhy: 'Filled in from what is known, to be opened in Word, printed and signed. The signed one is the paper.',
    asWord: '{{title}}, for Word',
    asPdf: '{{title}}, as PDF',
  },
});
