/** A paper `p` of a LEFT JOIN as it is referred to: null where there is none. */
export const PAPER_REF = `CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'number', p.number,
      'date', p.date, 'attached', p.file_sha256 IS NOT NULL) END`;
