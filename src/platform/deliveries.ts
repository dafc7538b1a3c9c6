import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Database } from './database.js';
import { LANE_OF, LANES, type Lane } from './outbox.lanes.js';
import { OutboxRelay } from './outbox.relay.js';
import { OUTBOX_KINDS, type OutboxKind } from './outbox.js';

/** Rows are counted no further; whoever has so many waiting knows enough. */
const MOST = 10_000;

const THROUGH = ['redis', 'process'] as const;

export class WaitingView {
  @ApiProperty({ enum: OUTBOX_KINDS })
  kind: OutboxKind;

  @ApiProperty({ enum: LANES, description: 'Mail waits by itself, so that nothing waits behind it.' })
  lane: Lane;

  @ApiProperty({ type: 'integer' })
  waiting: number;

  @ApiProperty({ type: 'integer', description: 'Of those: tried before, and tried again later.' })
  retried: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Since when the first of them waits.',
  })
  oldest: Date | null;
}

export class DeliveriesView {
  @ApiProperty({ enum: THROUGH, description: 'Through Redis while it answers, otherwise by the program itself.' })
  through: (typeof THROUGH)[number];

  @ApiProperty({ description: `More than ${MOST} wait; only those whose turn comes first are counted.` })
  more: boolean;

  @ApiProperty({ type: [WaitingView], description: 'Of the whole installation, by kind.' })
  kinds: WaitingView[];
}

/** The id of a row is made when it is, and tells when. */
const WAITING = `
  SELECT kind, count(*)::int AS waiting, count(*) FILTER (WHERE last_error IS NOT NULL)::int AS retried,
    min(uuid_extract_timestamp(id)) AS oldest
  FROM (SELECT id, kind, last_error FROM outbox WHERE done_at IS NULL ORDER BY next_at LIMIT ${MOST + 1}) o GROUP BY kind`;

const NOTHING = { waiting: 0, retried: 0, oldest: null };

/** What has not left yet, in numbers: no letter, no person, no organisation. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly database: Database,
    private readonly relay: OutboxRelay,
  ) {}

  async show(): Promise<DeliveriesView> {
    const rows = await this.database.query<Omit<WaitingView, 'lane'> & Record<string, unknown>>(WAITING);
    const kinds = OUTBOX_KINDS.map((kind) => ({
      ...(rows.find((row) => row.kind === kind) ?? { kind, ...NOTHING }),
      lane: LANE_OF[kind],
    }));
    const waiting = kinds.reduce((sum, one) => sum + one.waiting, 0);
    return { through: this.relay.throughRedis ? 'redis' : 'process', more: waiting > MOST, kinds };
  }
}
