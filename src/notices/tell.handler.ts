import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { DeliveryFailed, OutboxHandlers } from '../platform/outbox.handlers.js';
import type { Audience, OutboxDelivery } from '../platform/outbox.js';
import { newId } from '../platform/random.js';
import { isMessage } from './message.js';

interface Recipient {
  id: string;
  hasEmail: boolean;
}

const HOLDERS = `
  SELECT DISTINCT p.id, p.email IS NOT NULL AS "hasEmail" FROM role r JOIN person p ON p.id = r.person_id
  WHERE p.active AND r.organisation_id = $1 AND r.role = $2 AND ($3::uuid IS NULL OR r.unit_id = $3)`;

const CHOSEN = `SELECT p.id, p.email IS NOT NULL AS "hasEmail" FROM person p WHERE p.active AND p.id = ANY($1::uuid[])`;

/**
 * A notice that is there already is the same notice: the line that it is about, the person and the channel are. The letter
 * of one that was not there before goes into the outbox. One statement: it holds no connection between two.
 */
const KEEP = `
  WITH told AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, recipient uuid, channel text, state text, letter uuid)
  ), kept AS (
    INSERT INTO notice (id, organisation_id, recipient_id, cause_stream, cause_id, cause_seq, channel, message, params,
      state, created_at, sent_at)
    SELECT t.id, $2, t.recipient, $3, $4, $5, t.channel, $6, $7, t.state, $8,
      CASE t.state WHEN 'sent' THEN $8::timestamptz END
    FROM told t
    ON CONFLICT (cause_stream, cause_id, cause_seq, recipient_id, channel) DO NOTHING RETURNING id
  )
  INSERT INTO outbox (id, organisation_id, kind, payload, next_at)
  SELECT t.letter, $2, 'email', jsonb_build_object('noticeId', t.id), $8 FROM told t JOIN kept k ON k.id = t.id
  WHERE t.channel = 'email'`;

/** Makes a message into notices: in the application at once, and a letter to whoever has an address. */
@Injectable()
export class TellHandler implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly handlers: OutboxHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('tell', (row) => this.tell(row));
  }

  private async tell({ organisationId, payload }: OutboxDelivery<'tell'>): Promise<void> {
    const { audience, cause, message, params } = payload;
    if (!isMessage(message)) throw new DeliveryFailed('message.unknown');
    const now = this.clock.now();
    const notices = (await this.recipients(audience)).flatMap(({ id, hasEmail }) => [
      { id: newId(now), recipient: id, channel: 'inApp', state: 'sent' },
      ...(hasEmail && this.config.smtpUrl
        ? [{ id: newId(now), recipient: id, channel: 'email', state: 'planned', letter: newId(now) }]
        : []),
    ]);
    if (notices.length === 0) return;
    const about = [organisationId, cause.stream, cause.id, cause.seq, message, JSON.stringify(params), now];
    await this.database.query(KEEP, [JSON.stringify(notices), ...about]);
  }

  private recipients(audience: Audience): Promise<Recipient[]> {
    if ('personIds' in audience) return this.database.query<Recipient>(CHOSEN, [audience.personIds]);
    return this.database.query<Recipient>(HOLDERS, [audience.organisationId, audience.role, audience.unitId ?? null]);
  }
}
