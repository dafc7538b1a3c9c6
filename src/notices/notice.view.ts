import { ApiProperty } from '@nestjs/swagger';
import type { Language, Message } from './message.js';
import type { NoticeRow } from './notice.store.js';
import { render } from './rendering.js';

class LetterView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['planned', 'sent', 'failed'] })
  state: 'planned' | 'sent' | 'failed';

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The code that the mail server refused it with; recipient.left where the account is closed.',
  })
  error: string | null;
}

class AboutView {
  @ApiProperty({ format: 'uuid', required: false })
  dossierId?: string;

  @ApiProperty({ format: 'uuid', required: false })
  submissionId?: string;

  @ApiProperty({ format: 'uuid', required: false })
  sheetId?: string;

  @ApiProperty({ format: 'uuid', required: false })
  campaignId?: string;
}

class RecipientView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

export class NoticeView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  organisationId: string;

  @ApiProperty({ enum: ['inApp', 'email'] })
  channel: 'inApp' | 'email';

  @ApiProperty({ type: String, description: 'The key of the message.' })
  message: string;

  @ApiProperty()
  subject: string;

  @ApiProperty()
  body: string;

  @ApiProperty({ enum: ['planned', 'sent', 'failed', 'read'] })
  state: 'planned' | 'sent' | 'failed' | 'read';

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The code that the mail server refused it with; recipient.left where the account is closed.',
  })
  error: string | null;

  @ApiProperty()
  recipient: RecipientView;

  @ApiProperty()
  about: AboutView;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  dueAt: string | null;

  @ApiProperty({ type: LetterView, nullable: true, description: 'The same message by e-mail.' })
  letter: LetterView | null;

  @ApiProperty()
  createdAt: Date;

  @ApiProperty({ type: Date, nullable: true })
  sentAt: Date | null;

  @ApiProperty({ type: Date, nullable: true })
  readAt: Date | null;
}

/** A badge needs no more; beyond it the count would cost what it is not worth. */
export const MOST_UNREAD = 100;

export class UnreadView {
  @ApiProperty({
    type: 'integer',
    maximum: MOST_UNREAD,
    description: `Counted up to ${MOST_UNREAD}, which means "or more".`,
  })
  count: number;
}

export class ReadView {
  @ApiProperty({ type: 'integer', description: 'How many were unread before.' })
  count: number;
}

export class CopiedTextView {
  @ApiProperty()
  text: string;
}

/** The words of a notice. */
export const toldBy = ({ message, known, params }: NoticeRow, language: Language): Message =>
  render(message, { ...known, count: params.count ?? null, dueAt: params.dueAt ?? null }, language);

export function noticeView(row: NoticeRow, language: Language): NoticeView {
  const { dueAt = null, count: _, ...about } = row.params;
  return {
    ...{ id: row.id, organisationId: row.organisationId, channel: row.channel, message: row.message },
    ...toldBy(row, language),
    ...{ state: row.state, error: row.error, about, dueAt, letter: row.letter },
    recipient: { id: row.recipient.id, name: row.recipient.name },
    ...{ createdAt: row.createdAt, sentAt: row.sentAt, readAt: row.readAt },
  };
}
