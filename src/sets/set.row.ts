import type { FormCode } from '../domain/forms.js';

/** A kept file of a set. */
export interface KeptFile {
  sha256: string;
  size: number;
}

/** A set as it was built. */
export interface Edition {
  id: string;
  submissionId: string;
  edition: number;
  signed: boolean;
  dossierIds: string[];
  sourceDigest: string;
  pdf: (KeptFile & { pages: number }) | null;
  xlsx: KeptFile;
  zip: KeptFile;
  unbound: { form: FormCode; subjectId: string }[];
  createdBy: string | null;
  createdAt: Date;
}

export const EDITIONS = `SELECT x.id, x.submission_id AS "submissionId", x.edition, x.signed, x.dossier_ids AS "dossierIds",
    x.source_digest AS "sourceDigest", x.unbound, x.created_at AS "createdAt",
    CASE WHEN x.pdf_sha256 IS NOT NULL
      THEN jsonb_build_object('sha256', x.pdf_sha256, 'size', x.pdf_size, 'pages', x.pdf_pages) END AS pdf,
    jsonb_build_object('sha256', x.xlsx_sha256, 'size', x.xlsx_size) AS xlsx,
    jsonb_build_object('sha256', x.zip_sha256, 'size', x.zip_size) AS zip,
    (SELECT p.full_name FROM person p WHERE p.id = x.created_by) AS "createdBy"
  FROM letter_set x WHERE x.submission_id = $1`;
export const LATEST = `${EDITIONS} ORDER BY x.edition DESC LIMIT 1`;

/** Whether it is of the papers as they stand, and has all that can be made of them here. */
export const isOf = (
  { sourceDigest, signed, pdf }: Edition,
  { digest, letter }: { digest: string; letter: { state: string } },
  canBind: boolean,
): boolean => sourceDigest === digest && signed === (letter.state !== 'drafted') && (pdf !== null || !canBind);
