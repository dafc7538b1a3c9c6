import type { Sentence } from '../domain/vocabulary.js';

const phrase = (vi: string, en: string): Sentence => ({ vi, en });

/** What the places of messages are filled with, and what stands around a message in a letter or a copied text. */
export const PHRASES = {
  dossier: phrase('{nominee} – {award}', '{nominee} – {award}'),
  aboutDossier: phrase('hồ sơ của {nominee} ({award})', 'the dossier of {nominee} ({award})'),
  dossiers: phrase('[{award}, ]{count} hồ sơ', '[{award}, ]{count} dossiers'),
  aboutDossiers: phrase('{count} hồ sơ[ ({award})]', '{count} dossiers[ ({award})]'),
  oneDossier: phrase('[{award}, ]một hồ sơ', '[{award}, ]one dossier'),
  aboutOne: phrase('một hồ sơ[ ({award})]', 'one dossier[ ({award})]'),
  higherAuthority: phrase('cấp trên', 'the higher authority'),
  thisCampaign: phrase('phong trào thi đua', 'the campaign'),
  dueAt: phrase('trước {time} ngày {day}', 'before {time} on {day}'),
  dueOn: phrase('chậm nhất hết ngày {day}', 'by the end of {day}'),
  greeting: phrase('Kính gửi {person},', 'Dear {person},'),
  link: phrase('Xem và làm tiếp tại: {address}', 'Look and continue at: {address}'),
  signed: phrase('{organisation}', '{organisation}'),
  automatic: phrase(
    'Thư do chương trình Vinh Danh gửi tự động; xin không trả lời thư này.',
    'Sent automatically by Vinh Danh; please do not reply to this letter.',
  ),
  waiting: phrase(
    '{what}. Đang ở bước: {state}.[ Đang chờ: {who}.] Đơn vị chưa cần làm gì.',
    '{what}. Now: {state}.[ Waiting for: {who}.] The unit need not do anything yet.',
  ),
  unitTasks: phrase('{unit}: có {count} việc cần làm.', '{unit}: {count} things to do.'),
  unitIdle: phrase('{unit}: hiện không có việc nào phải làm.', '{unit}: nothing to do for now.'),
} as const;
