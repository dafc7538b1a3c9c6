import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Database, type Tx } from '../platform/database.js';
import { DeliveryFailed, OutboxHandlers } from '../platform/outbox.handlers.js';
import { insertOutbox, outboxRows, type Audience, type OutboxDelivery } from '../platform/outbox.js';
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

/** A notice that is there already is the same notice: the line that it is about, the person and the channel are. */
const INSERT = `
  INSERT INTO notice (id, organisation_id, recipient_id, cause_stream, cause_id, cause_seq, channel, message, params,
    state, created_at, sent_at)
  SELECT t.id, $2, t.recipient, $3, $4, $5, t.channel, $6, $7, t.state, $8, CASE t.state WHEN 'sent' THEN $8::timestamptz END
  FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, recipient uuid, channel text, state text)
  ON CONFLICT (cause_stream, cause_id, cause_seq, recipient_id, channel) DO NOTHING RETURNING id, channel`;

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

  private async tell(row: OutboxDelivery<'tell'>): Promise<void> {
    const { organisationId, payload } = row;
    if (!isMessage(payload.message)) throw new DeliveryFailed('message.unknown');
    await this.database.transaction(async (tx) => {
      const recipients = await this.recipients(tx, payload.audience);
      const letters = await this.keep(tx, row, recipients);
      const drafts = letters.map((noticeId) => ({ organisationId, kind: 'email' as const, payload: { noticeId } }));
      await insertOutbox(tx, outboxRows(drafts, this.clock.now()));
    });
  }

  private recipients(tx: Tx, audience: Audience): Promise<Recipient[]> {
    if ('personIds' in audience) return tx.query<Recipient>(CHOSEN, [audience.personIds]);
    return tx.query<Recipient>(HOLDERS, [audience.organisationId, audience.role, audience.unitId ?? null]);
  }

  /** Returns the ids of the letters that were not planned before. */
  private async keep(tx: Tx, { organisationId, payload }: OutboxDelivery<'tell'>, to: Recipient[]): Promise<string[]> {
    const { cause, message, params } = payload;
    const now = this.clock.now();
    const notices = to.flatMap(({ id, hasEmail }) => [
      { id: newId(now), recipient: id, channel: 'inApp', state: 'sent' },
      ...(hasEmail && this.config.smtpUrl
        ? [{ id: newId(now), recipient: id, channel: 'email', state: 'planned' }]
        : []),
    ]);
    const about = [organisationId, cause.stream, cause.id, cause.seq, message, JSON.stringify(params), now];
    const kept = await tx.query<{ id: string; channel: string }>(INSERT, [JSON.stringify(notices), ...about]);
    return kept.filter(({ channel }) => channel === 'email').map(({ id }) => id);
  }
}
