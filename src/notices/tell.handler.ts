import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { DeliveryFailed, OutboxHandlers } from '../platform/outbox.handlers.js';
import type { OutboxDelivery } from '../platform/outbox.js';
import { newId } from '../platform/random.js';
import { Together } from '../platform/together.js';
import { isMessage } from './message.js';

/** While so many statements wait for the disk, what comes goes with the next. */
const AT_ONCE = 1;

/** One whom a row means; `place` tells which row of those that were asked for. */
interface Recipient {
  place: number;
  id: string;
  hasEmail: boolean;
}

/** For each of a JSON array of audiences: holders of a role, or whoever was chosen. */
const RECIPIENTS = `
  SELECT a.place, x.* FROM jsonb_to_recordset($1::jsonb) AS a(place integer, "organisationId" uuid, role text, "unitId" uuid,
    "personIds" uuid[])
  CROSS JOIN LATERAL (
    SELECT p.id, p.email IS NOT NULL AS "hasEmail" FROM role r JOIN person p ON p.id = r.person_id
    WHERE p.active AND r.organisation_id = a."organisationId" AND r.role = a.role
      AND (a."unitId" IS NULL OR r.unit_id = a."unitId")
    UNION
    SELECT p.id, p.email IS NOT NULL FROM person p WHERE p.active AND p.id = ANY(a."personIds")
  ) x`;

/**
 * A notice that is there already is the same notice: the line that it is about, the person and the channel are. The letter
 * of one that was not there before goes into the outbox. One statement: it holds no connection between two.
 */
const KEEP = `
  WITH told AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, organisation uuid, recipient uuid, stream text, cause uuid,
      seq integer, channel text, message text, params jsonb, state text, at timestamptz, letter uuid)
  ), kept AS (
    INSERT INTO notice (id, organisation_id, recipient_id, cause_stream, cause_id, cause_seq, channel, message, params,
      state, created_at, sent_at)
    SELECT t.id, t.organisation, t.recipient, t.stream, t.cause, t.seq, t.channel, t.message, t.params, t.state, t.at,
      CASE t.state WHEN 'sent' THEN t.at END
    FROM told t ORDER BY t.cause, t.seq, t.recipient, t.channel
    ON CONFLICT (cause_stream, cause_id, cause_seq, recipient_id, channel) DO NOTHING RETURNING id
  )
  INSERT INTO outbox (id, organisation_id, kind, payload, next_at)
  SELECT t.letter, t.organisation, 'email', jsonb_build_object('noticeId', t.id), t.at
  FROM told t JOIN kept k ON k.id = t.id WHERE t.channel = 'email'`;

type Tell = Pick<OutboxDelivery<'tell'>, 'organisationId' | 'payload'>;

/** Makes messages into notices: in the application at once, and a letter to whoever has an address. */
@Injectable()
export class TellHandler implements OnModuleInit {
  private readonly together = new Together<Tell, void>((told) => this.tell(told), AT_ONCE);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly handlers: OutboxHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('tell', (row) => {
      if (!isMessage(row.payload.message)) throw new DeliveryFailed('message.unknown');
      return this.together.ask(row);
    });
  }

  private async tell(told: readonly Tell[]): Promise<void[]> {
    const audiences = told.map(({ payload: { audience } }, place) => ({ ...audience, place }));
    const recipients = await this.database.query<Recipient>(RECIPIENTS, [JSON.stringify(audiences)]);
    const now = this.clock.now();
    const notices = recipients.flatMap((recipient) => this.noticesFor(told[recipient.place]!, recipient, now));
    if (notices.length > 0) await this.database.query(KEEP, [JSON.stringify(notices)]);
    return told.map(() => undefined);
  }

  private noticesFor({ organisationId, payload }: Tell, { id, hasEmail }: Recipient, now: Date): object[] {
    const { cause, message, params } = payload;
    const about = {
      ...{ organisation: organisationId, recipient: id, stream: cause.stream, cause: cause.id, seq: cause.seq },
      ...{ message, params, at: now },
    };
    const inApp = { ...about, id: newId(now), channel: 'inApp', state: 'sent' };
    if (!hasEmail || !this.config.smtpUrl) return [inApp];
    return [inApp, { ...about, id: newId(now), channel: 'email', state: 'planned', letter: newId(now) }];
  }
}
