import { FILES_ARE_FREE } from '../platform/backup-lock.js';

/** The digest of every file that a dossier or a paper names. */
export const NAMED_FILES = `SELECT content ->> 'sha256' AS digest FROM content_version WHERE content ->> 'sha256' IS NOT NULL
  UNION SELECT file_sha256 FROM paper WHERE file_sha256 IS NOT NULL`;

/** Which of these are named now, or may be named by what a backup that is running saw. */
export const STILL_NEEDED = `SELECT content ->> 'sha256' AS digest FROM content_version
    WHERE content ? 'sha256' AND content ->> 'sha256' = ANY($1::text[])
  UNION SELECT file_sha256 FROM paper WHERE file_sha256 = ANY($1::text[])
  UNION SELECT asked FROM unnest($1::text[]) AS asked WHERE NOT ${FILES_ARE_FREE}`;
