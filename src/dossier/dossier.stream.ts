import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  StreamReaders,
  wantedSql,
  wantedValues,
  type StoredStream,
  type StreamReader,
  type Wanted,
} from '../audit/stream.reader.js';
import { digestsOf, type ContentItem } from '../domain/content.js';
import type { Memory } from '../domain/memory.js';
import type { Executor } from '../platform/database.js';
import { Mask } from './mask.js';

interface Stored {
  id: string;
  organisationId: string;
  version: number;
  headHash: string;
  state: string;
  memory: Memory;
  contentDigest: string;
  dueAt: Date | null;
  held: boolean;
  referred: boolean;
  receiverId: string | null;
  items: Pick<ContentItem, 'kind' | 'code' | 'digest'>[];
  origin: Record<string, string>;
}

const STORED = `
  SELECT x.id, x.organisation_id AS "organisationId", x.version, x.head_hash AS "headHash", x.state, x.memory,
    x.content_digest AS "contentDigest", x.due_at AS "dueAt", x.held, x.referred, x.receiver_id AS "receiverId",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'code', c.code, 'digest', c.digest)), '[]')
      FROM dossier_content c WHERE c.dossier_id = x.id) AS items,
    jsonb_build_object('campaignId', x.campaign_id, 'awardCode', x.award_code, 'nomineeId', x.nominee_id,
      'unitId', x.unit_id) AS origin
  FROM dossier x WHERE ${wantedSql('organisation_id')}`;

/** The dossier's side of its stream; the columns that repeat its memory must repeat it rightly. */
export const dossierStream: StreamReader = {
  kind: 'dossier',
  read: async (on: Executor, wanted: Wanted): Promise<StoredStream[]> =>
    (await on.query<Stored>(STORED, wantedValues(wanted))).map((row) => ({
      ...row,
      contradictions: contradictions(row),
    })),
};

function contradictions({ memory, dueAt, held, referred, receiverId, items, contentDigest }: Stored): string[] {
  const repeated = [
    ['due_at', dueAt?.toISOString() ?? null, memory.dueAt],
    ['held', held, memory.held],
    ['referred', referred, memory.referred],
    ['receiver_id', receiverId, memory.receiverId],
  ] as const;
  const { content } = digestsOf(items as ContentItem[]);
  return [
    ...repeated.filter(([, column, known]) => column !== known).map(([name]) => `${name} is not what its memory says`),
    ...(content === contentDigest ? [] : ['what it holds is not what its content digest says']),
  ];
}

/** Registers the dossier's reader; a stream whose vote is hidden from a person is hidden whole. */
@Injectable()
export class DossierStream implements OnModuleInit {
  constructor(
    private readonly readers: StreamReaders,
    private readonly mask: Mask,
  ) {}

  onModuleInit(): void {
    const hiddenFrom = async (on: Executor, personId: string, id: string) =>
      (await this.mask.hiddenSheets(on, personId, id)).length > 0;
    this.readers.register({ ...dossierStream, hiddenFrom });
  }
}
