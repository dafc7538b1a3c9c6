import { body, centred, gap } from './layout.js';

/** The slip that goes with a paper: nothing of an official one, so that nobody takes it for one. */
export const OF_SLIP = {
  coverSlip: [
    centred('PHIẾU ĐỐI CHIẾU TỆP VĂN BẢN', { bold: true }),
    centred('(không phải văn bản hành chính; không ký, không đóng dấu)', { italics: true, points: 12 }),
    gap(),
    body('Cơ quan: ', ['{Cơ quan}', { bold: true }]),
    body('Văn bản: ', ['{Văn bản}', { bold: true }]),
    body('Về: {Về}'),
    body('Tệp Word được lập lúc {Lúc}.'),
    gap(),
    centred('{Mã ngắn}', { bold: true, points: 14 }),
    gap(),
    body('Mã SHA-256 của tệp: ', ['{Mã SHA-256}', { font: 'Liberation Mono', points: 11 }]),
    body('Nơi đối chiếu: {Nơi đối chiếu}'),
    body('Tệp nhận được cho ra đúng các mã này thì không khác một ký tự nào so với tệp đã lập.'),
  ],
};
