import { defineWords } from '../words/words.ts';

export const { useWords: usePaperWords } = defineWords('paper', {
  vi: {
    purpose: 'Loại văn bản',
    number: 'Số, ký hiệu',
    date: 'Ngày ký',
    signer: 'Người ký',
    file: 'Bản chụp hoặc tệp',
    fileHint: 'pdf, docx, jpeg, png, tối đa 20 MB. Có thể bổ sung sau.',
  },
  en: {
    purpose: 'Kind of paper',
    number: 'Number',
    date: 'Date',
    signer: 'Signed by',
    file: 'Scan or file',
    fileHint: 'pdf, docx, jpeg, png, up to 20 MB. It may follow later.',
  },
});
