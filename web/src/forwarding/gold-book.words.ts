import { defineWords } from '../words/words.ts';

export const { useWords: useGoldBookWords } = defineWords('goldBook', {
  vi: {
    number: 'Số sổ vàng',
    prize: 'Tiền thưởng',
    title: 'Ghi sổ vàng',
    waiting: 'Còn {{count}} khen thưởng chưa có số trong sổ vàng.',
    next: 'Số kế tiếp của sổ: {{next}}.',
    begin: 'Sổ vàng chưa mở trên máy. Nếu cơ quan đang có sổ giấy, nhập số kế tiếp của sổ đó.',
    first: 'Số đầu tiên',
    enter: 'Ghi sổ vàng cho {{count}} khen thưởng',
    entered: 'Đã ghi sổ vàng.',
    all: 'Đã ghi đủ. Khen thưởng bị hủy vẫn giữ số của mình, số đó không dùng lại.',
    higher: 'hưởng theo danh hiệu cao hơn',
    byHand: 'cơ quan ghi',
    prizes: 'Mức tiền thưởng',
    prizesWhy:
      'Danh hiệu thi đua tính theo lương cơ sở vào ngày quyết định. Giấy khen và mức riêng của cơ quan thì ghi ở đây, tính bằng đồng; để trống là theo quy định chung.',
    amountOf: 'Mức của “{{award}}” (đồng)',
    save: 'Ghi mức này',
    saved: 'Đã ghi mức tiền thưởng.',
  },
  en: {
    number: 'Gold book no.',
    prize: 'Prize',
    title: 'Enter in the gold book',
    waiting: [
      '{{count}} award has no number in the gold book yet.',
      '{{count}} awards have no number in the gold book yet.',
    ],
    next: 'The next number of the book: {{next}}.',
    begin: 'The gold book is not begun here. If the office keeps one on paper, give its next number.',
    first: 'First number',
    enter: ['Enter {{count}} award', 'Enter {{count}} awards'],
    entered: 'Entered in the gold book.',
    all: 'All are entered. An award that is revoked keeps its number, which is not used again.',
    higher: 'paid with a higher title',
    byHand: 'set by the office',
    prizes: 'What is paid',
    prizesWhy:
      'Titles are paid by the base salary on the day of the decision. What certificates are paid, and amounts of your own, are set here in dong; blank means as law says.',
    amountOf: 'Amount of “{{award}}” (dong)',
    save: 'Set the amount',
    saved: 'The amount is set.',
  },
});
