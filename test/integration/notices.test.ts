import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refused } from '../../src/domain/refusals.js';
import { MovableClock } from '../../src/platform/clock.js';
import { Database } from '../../src/platform/database.js';
import { insertOutbox, outboxRows, type Audience, type TellPayload } from '../../src/platform/outbox.js';
import { restAfter } from '../../src/platform/outbox.store.js';
import { AWAY_FOR } from '../../src/notices/post.js';
import { poolOf, servingOptions } from '../../src/platform/typeorm.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { Commune, MailServer, Program } from './notices.world.js';

const NOW = new Date('2025-12-01T02:00:00Z');
const PAGE = { limit: 20 };

let fresh: FreshDatabase;
let source: DataSource;
let database: Database;
let clock: MovableClock;
let commune: Commune;
let mail: MailServer;
let smtpUrl: string;
const programs: Program[] = [];

beforeAll(async () => {
  Logger.overrideLogger(false);
  fresh = await freshDatabase();
  source = await new DataSource(servingOptions(fresh.appUrl)).initialize();
  database = new Database(poolOf(source));
});

beforeEach(async () => {
  clock = new MovableClock(NOW);
  commune = await new Commune(database).settle();
  mail = new MailServer();
  smtpUrl = await mail.listen();
});

afterEach(async () => {
  await Promise.all(programs.splice(0).map((program) => program.stop()));
  await mail.close();
  await database.query('DELETE FROM outbox');
});

afterAll(async () => {
  await source.destroy();
  await fresh.drop();
});

async function start(settings: Record<string, string> = { SMTP_URL: smtpUrl }): Promise<Program> {
  const made = new Program(database, clock, settings);
  await made.relay.start();
  programs.push(made);
  return made;
}

let seq = 0;

/** What the engine writes with a move. */
async function tell(message: string, audience: Audience, params: TellPayload['params'] = {}): Promise<void> {
  const cause = { stream: 'dossier' as const, id: commune.dossier, seq: (seq += 1) };
  const payload = { message, audience, cause, params: { dossierId: commune.dossier, ...params } };
  await insertOutbox(database, outboxRows([{ organisationId: commune.id, kind: 'tell', payload }], clock.now()));
}

const inbox = async ({ notices }: Program, person: Parameters<typeof notices.own>[0]) =>
  (await notices.own(person, PAGE)).items;

const clerks = (): Audience => ({ role: 'clerk', organisationId: commune.id });

test('two processes deliver, and the record of it is lost: each clerk was still told once', async () => {
  const clerk = await commune.person({ name: 'Lê Thị Mẫu', roles: [['clerk', commune.id]], email: 'le@xa.example' });
  const other = await commune.person({ name: 'Mai Văn Hai', roles: [['clerk', commune.id]] });
  const [one, two] = [await start(), await start()];
  await tell('turn.evidence.appraisal', clerks());
  await Promise.all([one.relay.drain(), two.relay.drain()]);
  await database.query('UPDATE outbox SET done_at = NULL');
  clock.advance(60_000);
  await Promise.all([one.relay.drain(), two.relay.drain()]);
  for (const person of [clerk, other]) {
    expect((await inbox(one, person)).map(({ message, state }) => [message, state])).toEqual([
      ['turn.evidence.appraisal', 'sent'],
    ]);
  }
  expect(mail.accepted.map(({ to }) => to)).toEqual(['le@xa.example']);
});

test('a unit is told by its own nominators; who left and who is elsewhere is not', async () => {
  const { id, village, union } = commune;
  const here = await commune.person({ name: 'Của thôn', roles: [['nominator', id, village]] });
  const others = [
    await commune.person({ name: 'Của hội', roles: [['nominator', id, union]] }),
    await commune.person({ name: 'Đã nghỉ', roles: [['nominator', id, village]], active: false }),
    await commune.person({ name: 'Cán bộ', roles: [['clerk', id]] }),
  ];
  const { relay, ...rest } = await start();
  await tell('turn.evidence.supplement', { role: 'nominator', organisationId: id, unitId: village });
  await relay.drain();
  const all = { relay, ...rest } as Program;
  expect(await inbox(all, here)).toHaveLength(1);
  for (const person of others) expect(await inbox(all, person)).toEqual([]);
});

test('chosen persons are told, such as the voters of a sheet', async () => {
  const chosen = await commune.person({ name: 'Được chọn', roles: [['councilMember', commune.id]] });
  const recused = await commune.person({ name: 'Không bỏ phiếu', roles: [['councilMember', commune.id]] });
  const running = await start();
  await tell('sheet.opened', { personIds: [chosen.personId] }, { count: 3 });
  await running.relay.drain();
  expect(await inbox(running, chosen)).toHaveLength(1);
  expect(await inbox(running, recused)).toEqual([]);
});

test('a letter says what to do and by when, to each in his language; rows for delivery hold ids and no names', async () => {
  await commune.person({ name: 'Trần Văn A', roles: [['clerk', commune.id]], email: 'a@xa.example' });
  await commune.person({ name: 'Ms B', roles: [['clerk', commune.id]], email: 'b@xa.example', locale: 'en' });
  const { relay } = await start();
  await tell('turn.evidence.supplement', clerks(), { dueAt: '2025-12-15T17:00:00Z' });
  await relay.drain();
  const decoded = mail.accepted.map(({ to, raw }) => [to, readable(raw)] as const).sort();
  expect(decoded.map(([to]) => to)).toEqual(['a@xa.example', 'b@xa.example']);
  const [vi, en] = decoded.map(([, letter]) => letter);
  expect(vi!.subject).toBe('Nộp bổ sung chậm nhất hết ngày 15/12/2025: Nguyễn Thị Hòa – Giấy khen');
  expect(vi!.body).toContain('Kính gửi Trần Văn A,');
  expect(vi!.body).toContain('https://thidua.xa.example');
  expect(en!.subject).toBe('Hand in the supplement by the end of 15/12/2025: Nguyễn Thị Hòa – Giấy khen');
  const kept = await database.query<{ text: string }>(
    `SELECT payload::text AS text FROM outbox UNION ALL SELECT params::text FROM notice`,
  );
  expect(kept.filter(({ text }) => /Nguyễn|Trần|Giấy khen|@/.test(text))).toEqual([]);
});

test('without SMTP_URL and without an address people are told in the application alone', async () => {
  const clerk = await commune.person({ name: 'Có thư', roles: [['clerk', commune.id]], email: 'c@xa.example' });
  const running = await start({});
  await tell('turn.evidence.appraisal', clerks());
  await running.relay.drain();
  expect((await inbox(running, clerk)).map(({ letter }) => letter)).toEqual([null]);
});

test('a mailbox that is refused for good is shown to the clerk and the admin, who send again; others see nothing', async () => {
  mail.answer = (address) => (address.startsWith('gone') ? 550 : undefined);
  const lost = await commune.person({ name: 'Mất thư', roles: [['chair', commune.id]], email: 'gone@xa.example' });
  const clerk = await commune.person({ name: 'Lê Thị Mẫu', roles: [['clerk', commune.id]] });
  const elsewhere = await new Commune(database).settle();
  const stranger = await commune.person({ name: 'Xã khác', roles: [['clerk', elsewhere.id]] });
  const running = await start();
  await tell('turn.recommended', { role: 'chair', organisationId: commune.id });
  await running.relay.drain();

  const [failed, ...more] = (await running.notices.undelivered(clerk, PAGE)).items;
  expect(more).toEqual([]);
  expect(failed).toMatchObject({ state: 'failed', error: '550', recipient: { name: 'Mất thư' }, channel: 'email' });
  expect((await inbox(running, lost)).map(({ letter }) => letter)).toEqual([
    { id: failed!.id, state: 'failed', error: '550' },
  ]);
  expect((await running.notices.undelivered(stranger, PAGE)).items).toEqual([]);
  await expect(running.notices.resend(stranger, failed!.id)).rejects.toThrow(refused('notFound'));
  await expect(running.notices.resend(lost, failed!.id)).rejects.toThrow(refused('notFound'));

  mail.answer = () => undefined;
  expect(await running.notices.resend(clerk, failed!.id)).toMatchObject({ state: 'planned', error: null });
  await running.relay.drain();
  expect(await running.notices.one(clerk, failed!.id)).toMatchObject({ state: 'sent', error: null });
  await expect(running.notices.resend(clerk, failed!.id)).rejects.toThrow(refused('notice.notFailed'));
  expect(mail.accepted.map(({ to }) => to)).toEqual(['gone@xa.example']);
});

test('a mail server that is busy, and one that is away, are asked again later', async () => {
  const clerk = await commune.person({ name: 'Lê Thị Mẫu', roles: [['clerk', commune.id]], email: 'le@xa.example' });
  mail.answer = () => 451;
  const running = await start();
  await tell('turn.evidence.appraisal', clerks());
  await running.relay.drain();
  expect(await emailRows()).toEqual([{ attempts: 1, error: '451', done: false }]);
  expect((await inbox(running, clerk))[0]!.letter).toMatchObject({ state: 'planned' });

  await mail.close();
  clock.advance(restAfter(1));
  await running.relay.drain();
  expect(await emailRows()).toEqual([{ attempts: 2, error: 'ESOCKET', done: false }]);

  mail = new MailServer();
  await mail.listen(Number(new URL(smtpUrl).port));
  clock.advance(AWAY_FOR);
  await running.relay.drain();
  expect(await emailRows()).toEqual([{ attempts: 3, error: null, done: true }]);
  expect((await inbox(running, clerk))[0]!.letter).toMatchObject({ state: 'sent' });
});

test('a mail server that is away is asked once, however many letters wait, so that nothing else waits for it', async () => {
  await commune.person({ name: 'Lê Thị Mẫu', roles: [['clerk', commune.id]], email: 'le@xa.example' });
  const running = await start();
  await mail.close();
  await tell('turn.evidence.appraisal', clerks());
  await running.relay.drain();
  clock.advance(1);
  await tell('turn.returned', clerks());
  await running.relay.drain();
  expect((await emailRows()).map(({ error }) => error)).toEqual(['ESOCKET', 'smtp.away']);
});

test.each([530, 550])('a mail server that answers %s to the sender refuses no letter for good', async (code) => {
  const clerk = await commune.person({ name: 'Lê Thị Mẫu', roles: [['clerk', commune.id]], email: 'le@xa.example' });
  mail.answerToSender = () => code;
  const running = await start();
  await tell('turn.evidence.appraisal', clerks());
  await running.relay.drain();
  expect(await emailRows()).toEqual([{ attempts: 1, error: `${code}`, done: false }]);
  expect((await running.notices.undelivered(clerk, PAGE)).items).toEqual([]);
  mail.answerToSender = () => undefined;
  clock.advance(restAfter(1));
  await running.relay.drain();
  expect((await inbox(running, clerk))[0]!.letter).toMatchObject({ state: 'sent' });
});

test('whoever leaves before his letter does gets none; it is shown as not delivered', async () => {
  const { id } = commune;
  const clerk = await commune.person({ name: 'Lê Thị Mẫu', roles: [['clerk', id]] });
  const leaving = await commune.person({ name: 'Sắp nghỉ', roles: [['chair', id]], email: 'nghi@xa.example' });
  mail.answer = () => 451;
  const running = await start();
  await tell('turn.recommended', { role: 'chair', organisationId: id });
  await running.relay.drain();
  await database.query('UPDATE person SET active = false WHERE id = $1', [leaving.personId]);
  mail.answer = () => undefined;
  clock.advance(restAfter(1));
  await running.relay.drain();
  expect(mail.accepted).toEqual([]);
  const { items } = await running.notices.undelivered(clerk, PAGE);
  expect(items.map(({ error, recipient }) => [error, recipient.name])).toEqual([['recipient.left', 'Sắp nghỉ']]);
});

test('killed between the acceptance of a letter and its record: it is repeated, with the same Message-ID', async () => {
  const clerk = await commune.person({ name: 'Lê Thị Mẫu', roles: [['clerk', commune.id]], email: 'le@xa.example' });
  const owner = await new DataSource(servingOptions(fresh.ownerUrl)).initialize();
  mail.onAccepting = () => owner.query('REVOKE UPDATE ON notice FROM PUBLIC, vinhdanh_app');
  const running = await start();
  await tell('turn.evidence.appraisal', clerks());
  await running.relay.drain();
  expect((await inbox(running, clerk))[0]!.letter).toMatchObject({ state: 'planned' });
  mail.onAccepting = async () => undefined;
  await owner.query('GRANT UPDATE ON notice TO vinhdanh_app');
  await owner.destroy();
  clock.advance(restAfter(1));
  await running.relay.drain();
  const { letter } = (await inbox(running, clerk))[0]!;
  expect(letter).toMatchObject({ state: 'sent' });
  const id = `<${letter!.id}@thidua.xa.example>`;
  expect(mail.accepted.map(({ messageId }) => messageId)).toEqual([id, id]);
});

test('a notice is read by whom it is for, and by nobody else', async () => {
  const clerk = await commune.person({ name: 'Lê Thị Mẫu', roles: [['clerk', commune.id]] });
  const member = await commune.person({ name: 'Ủy viên', roles: [['councilMember', commune.id]] });
  const running = await start();
  await tell('turn.evidence.appraisal', clerks());
  await running.relay.drain();
  const { id } = (await inbox(running, clerk))[0]!;
  await expect(running.notices.read(member, id)).rejects.toThrow(refused('notFound'));
  expect(await running.notices.read(clerk, id)).toMatchObject({ state: 'read', readAt: NOW });
  clock.advance(1_000);
  expect(await running.notices.read(clerk, id)).toMatchObject({ state: 'read', readAt: NOW });
});

test('an officer of the receiver learns the name while it holds the dossier, and no more once it was recalled', async () => {
  const { district, dossier } = commune;
  const officer = await commune.person({ name: 'Tiếp nhận', roles: [['authorityOfficer', district]] });
  const running = await start();
  await database.query('UPDATE dossier SET receiver_id = $2 WHERE id = $1', [dossier, district]);
  await tell('turn.forwarded.received', { role: 'authorityOfficer', organisationId: district });
  await running.relay.drain();
  const subject = async () => (await inbox(running, officer))[0]!.subject;
  expect(await subject()).toBe('Ghi quyết định hoặc trả lại: Nguyễn Thị Hòa – Giấy khen');
  await database.query('UPDATE dossier SET receiver_id = NULL WHERE id = $1', [dossier]);
  expect(await subject()).toBe('Ghi quyết định hoặc trả lại: Giấy khen, một hồ sơ');
});

test('pages of notices follow one another, newest first', async () => {
  const clerk = await commune.person({ name: 'Lê Thị Mẫu', roles: [['clerk', commune.id]] });
  const { relay, notices } = await start();
  const sent = ['turn.evidence.appraisal', 'turn.returned', 'turn.forwarding'];
  for (const message of sent) {
    await tell(message, clerks());
    await relay.drain();
    clock.advance(1);
  }
  const first = await notices.own(clerk, { limit: 2 });
  const second = await notices.own(clerk, { limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...second.items].map(({ message }) => message)).toEqual(sent.toReversed());
  expect(second.nextCursor).toBeNull();
});

test('a message without words is not told, and waits with its code', async () => {
  const { relay } = await start();
  await tell('turn.nowhere', clerks());
  await relay.drain();
  expect(await database.query('SELECT last_error AS error, done_at AS done FROM outbox')).toEqual([
    { error: 'message.unknown', done: null },
  ]);
});

test('for Zalo: the words of the message, the tasks of a unit, and nothing of a vote', async () => {
  const { village, dossier } = commune;
  const nominator = await commune.person({ name: 'Của thôn', roles: [['nominator', commune.id, village]] });
  const stranger = await commune.person({ name: 'Của hội', roles: [['nominator', commune.id, commune.union]] });
  const { copied } = await start({});
  const link = 'Xem và làm tiếp tại: https://thidua.xa.example';
  const task = 'Nộp bổ sung chậm nhất hết ngày 15/12/2025: Nguyễn Thị Hòa – Giấy khen';
  expect(await copied.ofDossier(nominator, dossier, 'vi')).toBe(
    [
      task,
      'Cán bộ Nội vụ yêu cầu bổ sung hồ sơ của Nguyễn Thị Hòa (Giấy khen). Hãy trả lời từng mục trong phiếu yêu cầu, rồi nộp bổ sung chậm nhất hết ngày 15/12/2025.',
      link,
    ].join('\n\n'),
  );
  expect(await copied.ofUnit(nominator, village, 'vi')).toBe(`Thôn Một: có 1 việc cần làm.\n- ${task}\n\n${link}`);
  await expect(copied.ofDossier(stranger, dossier, 'vi')).rejects.toThrow(refused('notFound'));
  await expect(copied.ofUnit(stranger, village, 'vi')).rejects.toThrow(refused('notFound'));

  const shown = async (state: string) => {
    await database.query('UPDATE dossier SET state = $2 WHERE id = $1', [dossier, state]);
    return copied.ofDossier(nominator, dossier, 'vi');
  };
  const waiting = await shown('councilVote.scheduled');
  expect(waiting).toContain('Đang ở bước: Chờ Hội đồng họp. Đang chờ: thư ký Hội đồng.');
  expect([await shown('councilVote.voting'), await shown('councilVote.counted')]).toEqual([waiting, waiting]);
  expect(await copied.ofUnit(nominator, village, 'vi')).toContain('Thôn Một: hiện không có việc nào phải làm.');
});

const emailRows = () =>
  database.query(
    `SELECT attempts, last_error AS error, done_at IS NOT NULL AS done FROM outbox WHERE kind = 'email' ORDER BY id`,
  );

/** The subject and the text of a letter, decoded. */
function readable(raw: string): { subject: string; body: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const subject = /^Subject: ([\s\S]*?)\r\n(?![ \t])/m.exec(`${head}\r\n`)![1]!;
  const words = [...subject.matchAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi)].map(([, kind, text]) =>
    kind === 'B' ? Buffer.from(text!, 'base64') : quoted(text!.replaceAll('_', ' ')),
  );
  const text = rest.join('\r\n\r\n');
  const body = /^Content-Transfer-Encoding: base64/im.test(head) ? Buffer.from(text, 'base64') : quoted(text);
  return { subject: words.length > 0 ? Buffer.concat(words).toString() : subject, body: body.toString() };
}

const quoted = (text: string): Buffer =>
  Buffer.from(
    text
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );

test('the badge counts what is unread, no further than a hundred; reading all leaves what came after the screen was drawn', async () => {
  const clerk = await commune.person({ name: 'Lê Thị Mẫu', roles: [['clerk', commune.id]] });
  const other = await commune.person({ name: 'Mai Văn Hai', roles: [['clerk', commune.id]] });
  const program = await start({});
  const { notices } = program;
  expect(await notices.unread(clerk)).toBe(0);
  await tell('turn.evidence.appraisal', clerks());
  await tell('turn.evidence.appraisal', clerks());
  await program.relay.drain();
  const drawn = clock.now().toISOString();
  clock.advance(1_000);
  await tell('turn.evidence.appraisal', clerks());
  await program.relay.drain();
  await notices.read(clerk, (await inbox(program, clerk)).at(-1)!.id);
  expect(await notices.unread(clerk)).toBe(2);
  expect(await notices.readAll(clerk, drawn)).toBe(1);
  expect((await inbox(program, clerk)).map(({ state }) => state)).toEqual(['sent', 'read', 'read']);
  expect(await notices.readAll(clerk, undefined)).toBe(1);
  expect([await notices.unread(clerk), await notices.unread(other)]).toEqual([0, 3]);
  await database.query(
    `INSERT INTO notice (id, organisation_id, recipient_id, cause_stream, cause_id, cause_seq, channel, message, params,
       state, created_at)
     SELECT gen_random_uuid(), $1, $2, 'dossier', gen_random_uuid(), 1, 'inApp', 'end.awarded', '{}', 'sent', now()
     FROM generate_series(1, 150)`,
    [commune.id, clerk.personId],
  );
  expect(await notices.unread(clerk)).toBe(100);
});
