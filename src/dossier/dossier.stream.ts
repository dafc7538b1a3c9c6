import { Injectable, type OnModuleInit } from '@nestjs/common';
import { reading, StreamReaders, type StreamReader } from '../audit/stream.reader.js';
import { dataOf, witness } from '../audit/witness.js';
import type { Memory } from '../domain/memory.js';
import type { Executor } from '../platform/database.js';
import { Mask } from './mask.js';

/** Of many dossiers json is made in half the time of jsonb. */
const STORED = `
  SELECT x.id, x.organisation_id AS "organisationId", x.version, x.head_hash AS "headHash", x.state, x.memory,
    x.content_digest AS "contentDigest",
    (SELECT coalesce(json_agg(json_object('{kind,code,criterion,contentId,digest}',
        ARRAY[c.kind, c.code, c.criterion, c.content_id::text, c.digest])), '[]')
      FROM dossier_content c WHERE c.dossier_id = x.id) AS items
  FROM dossier x`;

/** The dossier's side of its stream. */
export const dossierStream: StreamReader = {
  kind: 'dossier',
  read: reading(STORED, 'organisation_id'),
};

interface Columns {
  id: string;
  memory: Partial<Memory> | null;
  repeated: object;
  origin: object;
  lifeCycle: number;
  createdAt: string;
  changedAt: string;
}

const at = (column: string) => `to_char(x.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const COLUMNS = `
  SELECT x.id, x.memory, x.life_cycle AS "lifeCycle", ${at('created_at')} AS "createdAt", ${at('changed_at')} AS "changedAt",
    json_build_object('dueAt', ${at('due_at')}, 'held', x.held, 'referred', x.referred, 'receiverId', x.receiver_id)
      AS repeated,
    json_strip_nulls(json_build_object('campaignId', x.campaign_id, 'campaignVersion', x.campaign_version,
      'awardCode', x.award_code, 'nomineeId', x.nominee_id, 'unitId', x.unit_id, 'nominationId', x.nomination_id)) AS origin
  FROM dossier x WHERE x.id = ANY($1::uuid[])`;

/** The columns that no command changes must be those of CREATE; those that repeat the memory must repeat it rightly. */
export const dossierColumns = witness<Columns>('dossier', COLUMNS, (row, lines) => {
  const { repeated, origin, lifeCycle, createdAt, changedAt } = row;
  const { dueAt, held, referred, receiverId } = row.memory ?? {};
  return {
    stored: { columns: repeated, origin, lifeCycle, createdAt, changedAt },
    told: {
      columns: { dueAt, held, referred, receiverId },
      origin: dataOf(lines[0])['origin'],
      lifeCycle: lines[0]?.lifeCycle,
      createdAt: lines[0]?.at,
      changedAt: lines.at(-1)?.at,
    },
  };
});

/** Registers the dossier's reader; a stream whose vote is hidden from a person is hidden whole. */
@Injectable()
export class DossierStream implements OnModuleInit {
  constructor(
    private readonly readers: StreamReaders,
    private readonly mask: Mask,
  ) {}

  onModuleInit(): void {
    const hiddenFrom = (on: Executor, personId: string, ids: readonly string[]) =>
      this.mask.withHiddenSheets(on, personId, ids);
    this.readers.register({ ...dossierStream, hiddenFrom });
  }
}
