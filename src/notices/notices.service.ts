import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import type { Role } from '../domain/vocabulary.js';
import { organisationsOf, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { pageOf, positionAt, type Page, type PageQuery } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { OutboxRelay } from '../platform/outbox.relay.js';
import { insertOutbox, outboxRows } from '../platform/outbox.js';
import {
  countUnread,
  listOwn,
  listUndelivered,
  markAllRead,
  markRead,
  planAgain,
  readNotice,
  type NoticeRow,
} from './notice.store.js';
import { MOST_UNREAD, noticeView, type NoticeView } from './notice.view.js';

/** Who sees to it that an organisation's letters arrive. */
export const SENDERS = ['clerk', 'admin'] as const satisfies readonly Role[];

/** What people were told, and whether it arrived. */
@Injectable()
export class Notices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly relay: OutboxRelay,
  ) {}

  async own({ personId, locale }: SignedIn, { cursor, limit }: PageQuery): Promise<Page<NoticeView>> {
    const rows = await listOwn(this.database, personId, positionAt(cursor, 'instant'), limit + 1);
    return pageOf(rows, limit, position, (row) => noticeView(row, locale));
  }

  async undelivered(person: SignedIn, { cursor, limit }: PageQuery): Promise<Page<NoticeView>> {
    const places = organisationsOf(person, ...SENDERS);
    const rows = await listUndelivered(this.database, places, positionAt(cursor, 'instant'), limit + 1);
    return pageOf(rows, limit, position, (row) => noticeView(row, person.locale));
  }

  async one(person: SignedIn, id: string): Promise<NoticeView> {
    return noticeView(await this.visible(person, id), person.locale);
  }

  unread({ personId }: SignedIn): Promise<number> {
    return countUnread(this.database, personId, MOST_UNREAD);
  }

  /** One's own, all or those that had come by then; the rest are not his to read. */
  readAll({ personId }: SignedIn, upTo: string | undefined): Promise<number> {
    return markAllRead(this.database, personId, this.clock.now(), upTo);
  }

  async read(person: SignedIn, id: string): Promise<NoticeView> {
    await markRead(this.database, id, person.personId, this.clock.now());
    return this.one(person, id);
  }

  /** A letter that was refused goes out once more. */
  async resend(person: SignedIn, id: string): Promise<NoticeView> {
    const { organisationId } = await this.visible(person, id);
    if (!organisationsOf(person, ...SENDERS).includes(organisationId)) throw refused('notFound');
    await this.database.transaction(async (tx) => {
      if (!(await planAgain(tx, id))) throw refused('notice.notFailed');
      const draft = { organisationId, kind: 'email' as const, payload: { noticeId: id } };
      await insertOutbox(tx, outboxRows([draft], this.clock.now()));
    });
    this.relay.nudge();
    return this.one(person, id);
  }

  /** One's own, or one of an organisation whose letters one looks after. */
  private async visible(person: SignedIn, id: string): Promise<NoticeRow> {
    const row = await readNotice(this.database, id);
    const mine = row?.recipient.id === person.personId;
    if (row && (mine || organisationsOf(person, ...SENDERS).includes(row.organisationId))) return row;
    throw refused('notFound');
  }
}

const position = (row: NoticeRow) => ({ key: row.createdAt.toISOString(), id: row.id });
