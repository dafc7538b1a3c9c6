/** A small commune for notices.test.ts, with its relay and a mail server that remembers. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Role } from '../../src/domain/vocabulary.js';
import { CopiedText } from '../../src/notices/copied.text.js';
import { EmailHandler } from '../../src/notices/email.handler.js';
import { Notices } from '../../src/notices/notices.service.js';
import { Post } from '../../src/notices/post.js';
import { TellHandler } from '../../src/notices/tell.handler.js';
import type { SignedIn } from '../../src/people/signed-in.js';
import type { Clock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import type { Database } from '../../src/platform/database.js';
import { Metrics } from '../../src/platform/metrics.js';
import { OutboxHandlers } from '../../src/platform/outbox.handlers.js';
import { OutboxRelay } from '../../src/platform/outbox.relay.js';
import { OutboxWorker } from '../../src/platform/outbox.worker.js';

export interface Mail {
  to: string;
  raw: string;
  messageId: string;
}

/** A real SMTP server. `answer` is what it says to an address; undefined accepts. */
export class MailServer {
  readonly accepted: Mail[] = [];
  answer: (address: string) => number | undefined = () => undefined;
  /** What it says to whoever sends; undefined accepts. */
  answerToSender: () => number | undefined = () => undefined;
  onAccepting: () => Promise<unknown> = async () => undefined;

  private readonly server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onMailFrom: (_, __, done) => {
      const responseCode = this.answerToSender();
      done(responseCode ? Object.assign(new Error('this sender is not allowed'), { responseCode }) : null);
    },
    onRcptTo: ({ address }, _, done) => {
      const responseCode = this.answer(address);
      done(responseCode ? Object.assign(new Error(`no mailbox ${address}`), { responseCode }) : null);
    },
    onData: async (stream, session, done) => {
      const raw = await text(stream);
      const messageId = /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim() ?? '';
      await this.onAccepting();
      this.accepted.push({ to: session.envelope.rcptTo[0]!.address, raw, messageId });
      done();
    },
  });

  async listen(port = 0): Promise<string> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server.server, 'listening');
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}?from=thidua@xa.example`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** Everything of one process that delivers notices. */
export class Program {
  readonly relay: OutboxRelay;
  readonly notices: Notices;
  readonly copied: CopiedText;
  private readonly post: Post;

  constructor(database: Database, clock: Clock, settings: Record<string, string> = {}) {
    const config = loadConfig({ PUBLIC_URL: 'https://thidua.xa.example', ...settings });
    const handlers = new OutboxHandlers();
    this.post = new Post(clock, config);
    new TellHandler(database, clock, config, handlers).onModuleInit();
    new EmailHandler(database, clock, config, this.post, handlers).onModuleInit();
    handlers.register('deliver', async () => undefined);
    handlers.register('set', async () => undefined);
    this.relay = new OutboxRelay(config, database, clock, new OutboxWorker(database, clock, handlers), new Metrics());
    this.notices = new Notices(database, clock, this.relay);
    this.copied = new CopiedText(database, config);
  }

  async stop(): Promise<void> {
    await this.relay.stop();
    this.post.onModuleDestroy();
  }
}

export interface PersonDraft {
  name: string;
  roles: [Role, string, string?][];
  email?: string;
  locale?: 'vi' | 'en';
  active?: boolean;
}

/** Rows of a commune, written as they are: nothing of the program that makes them is on trial here. */
export class Commune {
  readonly id = randomUUID();
  readonly district = randomUUID();
  readonly village = randomUUID();
  readonly union = randomUUID();
  readonly campaign = randomUUID();
  readonly nominee = randomUUID();
  readonly dossier = randomUUID();

  constructor(private readonly database: Database) {}

  async settle(): Promise<this> {
    const { database: on, id, district, village, union, campaign, nominee } = this;
    const organisation = `INSERT INTO organisation (id, code, name, kind) VALUES ($1, $1::uuid::text, $2, 'other')`;
    await on.query(organisation, [id, 'UBND xã Mẫu']);
    await on.query(organisation, [district, 'UBND huyện Mẫu']);
    for (const [unit, name] of [[village, 'Thôn Một'] as const, [union, 'Hội Phụ nữ'] as const])
      await on.query(
        `INSERT INTO unit (id, organisation_id, code, name, kind, search_key) VALUES ($1, $2, $1::uuid::text, $3, 'other', '')`,
        [unit, id, name],
      );
    await on.query(
      `INSERT INTO campaign (id, organisation_id, code, title, current_version, created_at)
       VALUES ($1, $2, 'cchc', 'Cải cách hành chính', 1, now())`,
      [campaign, id],
    );
    const content = { awards: [{ code: 'gk', title: 'Giấy khen' }] };
    await on.query(
      `INSERT INTO campaign_version (campaign_id, version, content, digest, created_at) VALUES ($1, 1, $2, '', now())`,
      [campaign, JSON.stringify(content)],
    );
    await on.query(
      `INSERT INTO nominee (id, organisation_id, kind, name, search_key, sort_key, created_at)
       VALUES ($1, $2, 'individual', 'Nguyễn Thị Hòa', '', '', now())`,
      [nominee, id],
    );
    await this.addDossier(this.dossier, 'evidence.supplement');
    return this;
  }

  async addDossier(id: string, state: string): Promise<void> {
    await this.database.query(
      `INSERT INTO dossier (id, organisation_id, campaign_id, campaign_version, award_code, nominee_id, unit_id,
         life_cycle, state, memory, content_digest, version, head_hash, created_at, changed_at, due_at)
       VALUES ($1, $2, $3, 1, 'gk', $4, $5, 1, $6, '{}', '', 1, '', now(), now(), '2025-12-15T17:00:00Z')`,
      [id, this.id, this.campaign, this.nominee, this.village, state],
    );
  }

  async person({ name, roles, email, locale = 'vi', active = true }: PersonDraft): Promise<SignedIn> {
    const personId = randomUUID();
    await this.database.query(
      `INSERT INTO person (id, username, full_name, email, locale, active, created_at)
       VALUES ($1, $1::uuid::text, $2, $3, $4, $5, now())`,
      [personId, name, email ?? null, locale, active],
    );
    for (const [role, place, unit] of roles)
      await this.database.query(
        `INSERT INTO role (id, organisation_id, person_id, role, unit_id) VALUES (gen_random_uuid(), $1, $2, $3, $4)`,
        [place, personId, role, unit ?? null],
      );
    const held = roles.map(([role, organisationId, unitId]) => ({ role, organisationId, unitId: unitId ?? null }));
    return { sessionId: personId, personId, username: name, fullName: name, locale, roles: held };
  }
}
