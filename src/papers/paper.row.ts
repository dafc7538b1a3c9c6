/** The columns of a paper as it is told. */
export const PAPER_COLUMNS = `id, organisation_id AS "organisationId", purpose, subject_kind AS "subjectKind",
  subject_id AS "subjectId", number, date, signer, file_sha256 AS "fileSha256", file_name AS "fileName",
  media_type AS "mediaType", file_size AS "fileSize", version`;
