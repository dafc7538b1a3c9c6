import { dataOf, linesOf, witness } from '../audit/witness.js';
import type { SetColumn } from '../domain/set-columns.js';
import { digestOfColumns } from './set.columns.js';

interface Stored {
  id: string;
  /** By their ids. */
  sets: Record<string, unknown>;
  /** By receiver and version. */
  columns: Record<string, { columns: SetColumn[]; by: string; at: string }>;
}

const at = (alias: string): string =>
  `to_char(${alias}.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const STORED = `
  SELECT x.id,
    (SELECT coalesce(jsonb_object_agg(s.id, jsonb_build_object('submissionId', s.submission_id, 'edition', s.edition,
        'signed', s.signed, 'dossierIds', s.dossier_ids, 'sourceDigest', s.source_digest, 'unbound', s.unbound,
        'files', jsonb_build_object('pdf', s.pdf_sha256, 'xlsx', s.xlsx_sha256, 'zip', s.zip_sha256),
        'by', s.created_by, 'at', ${at('s')})), '{}')
      FROM letter_set s WHERE s.organisation_id = x.id) AS sets,
    (SELECT coalesce(jsonb_object_agg(c.receiver_id || ' ' || c.version, jsonb_build_object('columns', c.columns,
        'by', c.created_by, 'at', ${at('c')})), '{}')
      FROM set_columns c WHERE c.organisation_id = x.id) AS columns
  FROM organisation x WHERE x.id = ANY($1::uuid[])`;

/** Every set that was built, file by file, and every choice of an authority's columns. */
export const setStream = witness<Stored>('organisation', STORED, ({ sets, columns }, lines) => ({
  stored: {
    sets,
    setColumns: Object.fromEntries(
      Object.entries(columns).map(([key, { columns: chosen, ...set }]) => [
        key,
        { ...set, digest: digestOfColumns(chosen) },
      ]),
    ),
  },
  told: {
    sets: Object.fromEntries(
      linesOf(lines, 'KEEP_SET').map((line) => {
        const { setId, ...built } = dataOf(line);
        return [String(setId), { ...built, by: line.actorId, at: line.at }];
      }),
    ),
    setColumns: Object.fromEntries(
      linesOf(lines, 'SET_COLUMNS').map((line) => {
        const { receiverId, version, digest } = dataOf(line);
        return [`${String(receiverId)} ${String(version)}`, { digest, by: line.actorId, at: line.at }];
      }),
    ),
  },
}));
