import { dataOf, linesOf, witness } from '../audit/witness.js';
import type { LineBody } from '../domain/line.js';

interface Stored {
  id: string;
  /** By form and version: the digest of its file, null for the shipped one. */
  templates: Record<string, unknown>;
}

const STORED = `
  SELECT x.id, (SELECT coalesce(jsonb_object_agg(concat_ws(' ', t.form, t.version), t.file_sha256), '{}')
    FROM form_template t WHERE t.organisation_id = x.id) AS templates
  FROM organisation x WHERE x.id = ANY($1::uuid[])`;

/** Every template that an organisation set, by the digest of its file. */
export const templateStream = witness<Stored>('organisation', STORED, ({ templates }, lines) => ({
  stored: { templates },
  told: { templates: templatesIn(lines) },
}));

const templatesIn = (lines: readonly LineBody[]): Record<string, unknown> =>
  Object.fromEntries(
    linesOf(lines, 'SET_TEMPLATE').map((line) => {
      const { form, version, sha256 } = dataOf(line);
      return [`${String(form)} ${String(version)}`, sha256];
    }),
  );
