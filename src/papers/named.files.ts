import { FILES_ARE_FREE } from '../platform/backup-lock.js';

/** By table, the digest of every file that its rows name. */
const NAMED_IN: Record<string, string> = {
  content_version: `SELECT content ->> 'sha256' AS digest FROM content_version WHERE content ->> 'sha256' IS NOT NULL`,
  paper: `SELECT file_sha256 AS digest FROM paper WHERE file_sha256 IS NOT NULL`,
  outgoing: `SELECT printed_sha256 AS digest FROM outgoing`,
  letter_set: `SELECT x.digest FROM letter_set, unnest(ARRAY[pdf_sha256, xlsx_sha256, zip_sha256]) AS x(digest)
    WHERE x.digest IS NOT NULL`,
  form_template: `SELECT file_sha256 AS digest FROM form_template WHERE file_sha256 IS NOT NULL`,
};

export const NAMING_TABLES = Object.keys(NAMED_IN);

/** The digest of every file that a dossier, a paper or a template names; of those of the tables that there are. */
export const namedFiles = (tables: readonly string[]): string =>
  NAMING_TABLES.filter((table) => tables.includes(table))
    .map((table) => NAMED_IN[table])
    .join(' UNION ');

/** Which of these are named now, or may be named by what a backup that is running saw. */
export const STILL_NEEDED = `SELECT content ->> 'sha256' AS digest FROM content_version
    WHERE content ? 'sha256' AND content ->> 'sha256' = ANY($1::text[])
  UNION SELECT file_sha256 FROM paper WHERE file_sha256 = ANY($1::text[])
  UNION SELECT printed_sha256 FROM outgoing WHERE printed_sha256 = ANY($1::text[])
  UNION SELECT x.digest FROM letter_set, unnest(ARRAY[pdf_sha256, xlsx_sha256, zip_sha256]) AS x(digest)
    WHERE x.digest = ANY($1::text[])
  UNION SELECT file_sha256 FROM form_template WHERE file_sha256 = ANY($1::text[])
  UNION SELECT asked FROM unnest($1::text[]) AS asked WHERE NOT ${FILES_ARE_FREE}`;
