import { defineWords } from '../words/words.ts';

/** Apart from the words of the sitting room: these are on the first page that everybody opens. */
export const { useWords: useMyBallotsWords } = defineWords('myBallots', {
  vi: {
    myBallots: 'Đang chờ bạn ở Hội đồng',
    waitsVote: 'Phiếu đang mở: bạn chưa bỏ phiếu',
    waitsClose: 'Phiếu đang mở: theo dõi và đóng phiếu',
    waitsSettle: 'Đã kiểm phiếu: chờ công bố',
    today: 'Phiên họp đang diễn ra',
    voteNow: 'Bỏ phiếu',
  },
  en: {
    myBallots: 'Waiting for you in the council',
    waitsVote: 'An open sheet: you have not voted',
    waitsClose: 'An open sheet: follow it and close it',
    waitsSettle: 'Counted: to be announced',
    today: 'A sitting that is on now',
    voteNow: 'Vote',
  },
});
