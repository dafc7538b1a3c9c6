import { defineWords } from '../words/words.ts';

export const { useWords: useWorkWords } = defineWords('work', {
  vi: {
    title: 'Việc của tôi',
    lead: '{{count}} hồ sơ đang đến lượt bạn.',
    leadNone: 'Lúc này không có hồ sơ nào chờ bạn.',
    empty: 'Không có việc gì đang chờ. Khi đến lượt bạn, hồ sơ sẽ hiện ở đây và bạn được báo.',
    toCampaigns: 'Xem các phong trào đang mở',
    search: 'Tìm “{{q}}”',
    searchLead: 'Tìm theo phần đầu của họ tên hoặc của tên gọi; không cần gõ dấu.',
    searchNone: 'Không có hồ sơ nào bắt đầu bằng “{{q}}”.',
  },
  en: {
    title: 'My work',
    lead: ['{{count}} dossier waits for you.', '{{count}} dossiers wait for you.'],
    leadNone: 'No dossier waits for you now.',
    empty: 'Nothing waits. When it is your turn the dossier appears here and you are told.',
    toCampaigns: 'See the open campaigns',
    search: 'Search for “{{q}}”',
    searchLead: 'By the beginning of the family or the given name; marks may be left out.',
    searchNone: 'No dossier begins with “{{q}}”.',
  },
});
