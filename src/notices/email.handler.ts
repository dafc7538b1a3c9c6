import { Injectable, type OnModuleInit } from '@nestjs/common';
import { fillIn } from '../domain/places.js';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { OutboxHandlers } from '../platform/outbox.handlers.js';
import type { OutboxDelivery } from '../platform/outbox.js';
import { markRefused, markSent, readNotice, type NoticeRow } from './notice.store.js';
import { toldBy } from './notice.view.js';
import { PHRASES } from './phrases.js';
import { LetterRefused, Post } from './post.js';

/** Whoever left after he was told gets no letter any more; the letter is kept as not delivered. */
const LEFT = 'recipient.left';

/**
 * Sends a planned letter and records what became of it. Killed between the server's acceptance and the record, it sends
 * the letter once more, under the same Message-ID.
 */
@Injectable()
export class EmailHandler implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly post: Post,
    private readonly handlers: OutboxHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('email', (row) => this.send(row));
  }

  private async send({ payload }: OutboxDelivery<'email'>): Promise<void> {
    const notice = await readNotice(this.database, payload.noticeId);
    if (notice?.state !== 'planned') return;
    if (!notice.recipient.active) return void (await markRefused(this.database, notice.id, LEFT));
    try {
      await this.post.send(letterOf(notice, this.config.publicUrl));
    } catch (error) {
      if (!(error instanceof LetterRefused)) throw error;
      await markRefused(this.database, notice.id, error.code);
      return;
    }
    await markSent(this.database, notice.id, this.clock.now());
  }
}

function letterOf(notice: NoticeRow, publicUrl: string | undefined) {
  const { name, email, locale } = notice.recipient;
  const { subject, body } = toldBy(notice, locale);
  const { organisation } = notice.known;
  const places = { person: name, address: publicUrl ?? null, organisation };
  const say = (phrase: keyof typeof PHRASES) => fillIn(PHRASES[phrase][locale], places);
  const paragraphs = [say('greeting'), body, ...(publicUrl ? [say('link')] : []), say('signed'), say('automatic')];
  return { id: notice.id, from: organisation, to: email ?? '', subject, text: `${paragraphs.join('\n\n')}\n` };
}
