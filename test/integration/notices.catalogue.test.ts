import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statesWith } from '../../src/domain/arrows.js';
import { lifeCycleTable } from '../../src/domain/life-cycle-table.js';
import { CATALOGUE as REFUSALS } from '../../src/domain/refusal-catalogue.js';
import { STATES } from '../../src/domain/vocabulary.js';
import { MESSAGES, type Language, type MessageKey } from '../../src/notices/message.js';
import { PHRASES } from '../../src/notices/phrases.js';
import { CATALOGUES, render, type Known } from '../../src/notices/rendering.js';
import { slipsIn } from '../domain/slips.fixture.js';

const LANGUAGES: Language[] = ['vi', 'en'];

const KNOWN: Known = {
  organisation: 'UBND xã Tùng Anh',
  timeZone: 'Asia/Ho_Chi_Minh',
  nominee: 'Nguyễn Thị Hòa',
  award: 'Giấy khen',
  campaign: 'Cải cách hành chính 2025',
  receiver: 'UBND tỉnh Hà Tĩnh',
  count: 3,
  dueAt: '2025-12-15T17:00:00.000Z',
};
const BARE: Known = { ...KNOWN, nominee: null, award: null, campaign: null, receiver: null, count: null, dueAt: null };

/** look.md, "Words nobody should meet"; `recommended` is also plain English. */
const FORBIDDEN = [
  ...['băm', 'Merkle', 'checkpoint', 'digest', 'ciphertext', 'hash', 'token', 'payload', 'dead letter', 'recusal'],
  ...['workflow', 'verified', 'verify', 'lapsed', 'feasibility', 'receiving authority', 'district', 'receipt'],
  ...['outbox', 'lỗi hệ thống'],
];

const allWords = (language: Language): string[] => [
  ...Object.values(CATALOGUES[language]).flatMap(({ subject, body }) => [subject, body]),
  ...Object.values(PHRASES).map((phrase) => phrase[language]),
];

const placesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

test.each(STATES)('there are words for whoever has the turn in %s, or for its unit at that end', (state) => {
  const turn = statesWith('live').includes(state);
  const end = statesWith('end').includes(state);
  const wanted = [...(turn ? [`turn.${state}`] : []), ...(end ? [`end.${state}`] : [])];
  expect(MESSAGES.filter((key) => key === `turn.${state}` || key === `end.${state}`)).toEqual(wanted);
});

test('every message that an arrow of the life cycle sends has words', () => {
  const sent = lifeCycleTable().arrows.flatMap(({ messages }) => messages.map(({ message }) => message));
  expect(sent.length).toBeGreaterThan(30);
  expect(sent.filter((key) => !(MESSAGES as readonly string[]).includes(key))).toEqual([]);
});

const MESSAGE_KEY = /'((?:turn|end|sheet|submission|decision|season|campaign|deadline)\.[\w.]+)'/g;

test('every message that the files of the program name has words', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/^(domain|notices)\//.test(file),
  );
  const named = files.flatMap((file) => [...readFileSync(join('src', file), 'utf8').matchAll(MESSAGE_KEY)]);
  const keys = [...new Set(named.map(([, key]) => key!))].filter((key) => !(key in REFUSALS));
  expect(keys).toContain('sheet.opened');
  expect(keys.filter((key) => !(MESSAGES as readonly string[]).includes(key))).toEqual([]);
});

test.each(LANGUAGES)('no two messages begin with the same action (%s)', (language) => {
  const openings = Object.values(CATALOGUES[language]).map(({ subject }) => subject.split(/[:[{]/)[0]!.trim());
  expect(openings.filter((opening, index) => openings.indexOf(opening) !== index)).toEqual([]);
  expect(openings.filter((opening) => opening.length < 4)).toEqual([]);
});

test.each(LANGUAGES)('nobody meets a word of the machine room (%s)', (language) => {
  const met = allWords(language).flatMap((text) =>
    FORBIDDEN.filter((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(text)),
  );
  expect(met).toEqual([]);
});

test.each(LANGUAGES)('every place is filled, whether much or little is known (%s)', (language) => {
  for (const key of MESSAGES) {
    for (const known of [KNOWN, BARE]) {
      const { subject, body } = render(key, known, language);
      expect([subject, body].filter((text) => !/^\p{Lu}/u.test(text))).toEqual([]);
      expect([key, subject, body].join('\n')).not.toMatch(/[[\]{}]|null|undefined|\s[,.:]|\s\s/);
    }
  }
});

test('both languages tell the same: the same places in each message', () => {
  const places = (language: Language, key: MessageKey) => {
    const { subject, body } = CATALOGUES[language][key];
    return [placesIn(subject), [...new Set(placesIn(body))].sort()];
  };
  for (const key of MESSAGES) expect([key, places('en', key)]).toEqual([key, places('vi', key)]);
});

test('a subject begins with the action and the deadline: a day, or a time where it is not the end of a day', () => {
  const subject = (dueAt: string | null, language: Language) =>
    render('turn.evidence.supplement', { ...KNOWN, dueAt }, language).subject;
  expect(subject('2025-12-15T17:00:00.000Z', 'vi')).toBe(
    'Nộp bổ sung chậm nhất hết ngày 15/12/2025: Nguyễn Thị Hòa – Giấy khen',
  );
  expect(subject('2025-12-15T10:00:00.000Z', 'vi')).toBe(
    'Nộp bổ sung trước 17:00 ngày 15/12/2025: Nguyễn Thị Hòa – Giấy khen',
  );
  expect(subject('2025-12-15T17:00:00.000Z', 'en')).toBe(
    'Hand in the supplement by the end of 15/12/2025: Nguyễn Thị Hòa – Giấy khen',
  );
  expect(subject(null, 'en')).toBe('Hand in the supplement: Nguyễn Thị Hòa – Giấy khen');
});

test('a name that looks like a place stays a name', () => {
  const { subject } = render('turn.evidence.appraisal', { ...KNOWN, nominee: '[{award}] {count}' }, 'vi');
  expect(subject).toBe('Thẩm định: [{award}] {count} – Giấy khen');
});

test.each(MESSAGES)('%s tells no code, with what it is about and without', (key) => {
  const [told, bare] = [KNOWN, BARE].map((known) => ({ vi: render(key, known, 'vi'), en: render(key, known, 'en') }));
  const read = [told!, bare!].flatMap(({ vi, en }) => [
    { vi: vi.subject, en: en.subject },
    { vi: vi.body, en: en.body },
  ]);
  expect(read.flatMap(slipsIn)).toEqual([]);
});
