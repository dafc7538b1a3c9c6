import { dataOf, linesOf, witness } from '../audit/witness.js';
import { shortCode } from '../domain/cover-slip.js';

interface Stored {
  id: string;
  /** By their ids. */
  slips: Record<string, unknown>;
}

const STORED = `
  SELECT x.id, (SELECT coalesce(jsonb_object_agg(s.id, jsonb_build_object('form', s.form, 'subjectId', s.subject_id,
      'sha256', s.file_sha256, 'code', s.code, 'by', s.created_by,
      'at', to_char(s.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '{}')
    FROM cover_slip s WHERE s.organisation_id = x.id) AS slips
  FROM organisation x WHERE x.id = ANY($1::uuid[])`;

/** Every slip that was written: for which paper, and of which file. */
export const coverSlipStream = witness<Stored>('organisation', STORED, ({ slips }, lines) => ({
  stored: { slips },
  told: {
    slips: Object.fromEntries(
      linesOf(lines, 'WRITE_COVER_SLIP').map((line) => {
        const { slipId, form, subjectId, sha256 } = dataOf(line);
        const code = /^[0-9a-f]{64}$/.test(String(sha256)) ? shortCode(String(sha256)) : null;
        return [String(slipId), { form, subjectId, sha256, code, by: line.actorId, at: line.at }];
      }),
    ),
  },
}));
