import { defineWords } from '../words/words.ts';

export const { useWords: useNoticeWords } = defineWords('notices', {
  vi: {
    title: 'Thông báo',
    lead: 'Những gì chương trình đã báo cho bạn, mới nhất ở trên.',
    empty: 'Chưa có thông báo nào. Khi có việc đến lượt bạn, bạn sẽ được báo ở đây.',
    fresh: 'mới',
    open: 'Mở',
    read: 'Đánh dấu đã đọc',
    readAll: 'Đánh dấu tất cả đã đọc',
    mailed: 'cũng gửi qua thư điện tử',
    mailFailed: 'thư điện tử chưa gửi được',
  },
  en: {
    title: 'Notices',
    lead: 'What you were told, newest first.',
    empty: 'No notices yet. When it is your turn you are told here.',
    fresh: 'new',
    open: 'Open',
    read: 'Mark as read',
    readAll: 'Mark all as read',
    mailed: 'also sent by e-mail',
    mailFailed: 'the e-mail was not delivered',
  },
});
