import { Injectable } from '@nestjs/common';
import { statesWith } from '../domain/arrows.js';
import { refused } from '../domain/refusals.js';
import type { Role, State } from '../domain/vocabulary.js';
import { HIDDEN_STATE } from '../dossier/dossier.filter.js';
import { UNIT_OF_DOSSIER } from '../dossier/dossier.unit.js';
import { Mask } from '../dossier/mask.js';
import { mustHold } from '../people/reach.js';
import type { SignedIn } from '../people/signed-in.js';
import { pageOf, positionAt, type Page, type PageQuery } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { EXCERPT, type ReadDossier } from './reading-list.answers.js';
import { readSitting } from './sitting.row.js';

export const READERS = ['councilMember', 'secretary', 'chair', 'clerk', 'auditor'] as const satisfies readonly Role[];

/** The states of a dossier that waits for the council, or that it votes on: one and the same to whoever is recused. */
const WAITING: State[] = [HIDDEN_STATE, ...statesWith('onSheet')];

const piecesOf = (kind: string, fields: string): string => `(SELECT coalesce(jsonb_agg(jsonb_build_object(${fields})
      ORDER BY c.criterion NULLS FIRST, c.code), '[]')
    FROM dossier_content c JOIN content_version v ON v.id = c.content_id
    WHERE c.dossier_id = d.id AND c.kind = '${kind}')`;
const textOf = (code: string): string => `(SELECT jsonb_build_object('text', left(v.content ->> 'text', ${EXCERPT}),
      'more', length(v.content ->> 'text') > ${EXCERPT})
    FROM dossier_content c JOIN content_version v ON v.id = c.content_id
    WHERE c.dossier_id = d.id AND c.kind = 'section' AND c.code = '${code}' AND c.filled AND v.content IS NOT NULL)`;

/**
 * `$1` the sitting, `$2` its campaign, `$3` the states of what waits. Awards come in the order of the agenda, those of a
 * sheet that is not on it last; the number in front of the key keeps them so.
 */
const PAGE = `
  WITH listed AS (
    SELECT d.*, o.sheet_id, lpad(coalesce(a.position, 9999)::text, 4, '0') || ' ' || n.sort_key AS key
    FROM dossier d JOIN nominee n ON n.id = d.nominee_id
      LEFT JOIN sitting_agenda a ON a.sitting_id = $1 AND a.award_code = d.award_code
      LEFT JOIN LATERAL (SELECT o.sheet_id FROM sheet_dossier o JOIN sheet s ON s.id = o.sheet_id
        WHERE o.dossier_id = d.id AND s.sitting_id = $1 AND NOT o.removed AND s.state <> 'void'
        ORDER BY s.id DESC LIMIT 1) o ON true
    WHERE d.campaign_id = $2 AND (o.sheet_id IS NOT NULL OR (a.position IS NOT NULL AND d.state = ANY($3)))
  )
  SELECT d.id AS "dossierId", d.sheet_id AS "sheetId", d.key, d.award_code AS "awardCode", d.state, d.held,
    jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) AS nominee,
    ${UNIT_OF_DOSSIER} AS unit,
    ${piecesOf('claim', `'criterionCode', c.code, 'content', v.content`)} AS claims,
    ${textOf('summary')} AS summary, ${textOf('report')} AS report,
    ${piecesOf('evidence', `'id', c.code, 'criterionCode', c.criterion, 'name', v.content ->> 'name', 'mediaType', v.content ->> 'mediaType'`)} AS evidence
  FROM listed d JOIN nominee n ON n.id = d.nominee_id
  WHERE $4::text IS NULL OR (d.key, d.id) > ($4, $5::uuid)
  ORDER BY d.key, d.id LIMIT $6`;

interface Row extends ReadDossier {
  key: string;
}

/** What the members of a sitting read before they vote: every dossier that waits, award by award. */
@Injectable()
export class ReadingList {
  constructor(
    private readonly database: Database,
    private readonly mask: Mask,
  ) {}

  async page(person: SignedIn, sittingId: string, { cursor, limit }: PageQuery): Promise<Page<ReadDossier>> {
    const sitting = await readSitting(this.database, sittingId);
    if (!sitting) throw refused('notFound');
    mustHold(person, sitting.organisationId, ...READERS);
    const after = positionAt(cursor, 'text');
    const place = [after?.key ?? null, after?.id ?? null, limit + 1];
    const values = [sittingId, sitting.campaignId, WAITING, ...place];
    const rows = await this.database.query<Row & Record<string, unknown>>(PAGE, values);
    const ids = rows.map(({ dossierId }) => dossierId);
    const hidden = await this.mask.hidden(this.database, person.personId, ids);
    const position = ({ key, dossierId }: Row) => ({ key, id: dossierId });
    return pageOf(rows, limit, position, ({ key: _, ...row }) =>
      hidden.has(row.dossierId) ? { ...row, state: HIDDEN_STATE } : row,
    );
  }
}
