import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import { CampaignStore } from '../campaigns/campaign.store.js';
import { tagsOf } from '../domain/arrows.js';
import { awardOf, criteriaOf } from '../domain/campaign.js';
import { missingFrom, missingPapers } from '../domain/completeness.js';
import type { ContentItem } from '../domain/content.js';
import type { Role } from '../domain/vocabulary.js';
import { HIDDEN_STATE } from '../dossier/dossier.filter.js';
import { UNIT_OF_DOSSIER } from '../dossier/dossier.unit.js';
import { Mask } from '../dossier/mask.js';
import { mustHold } from '../people/reach.js';
import type { SignedIn } from '../people/signed-in.js';
import { pageOf, positionAt, type Page, type PageQuery } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import type { CheckedDossier } from './completeness.answers.js';
import { PAPER_REF } from './paper.ref.js';
import { ofSettledVote } from './settled-sheet.view.js';

export const MAY_CHECK = ['auditor', 'clerk', 'chair', 'secretary', 'admin'] as const satisfies readonly Role[];

const MINUTES = ofSettledVote(
  `jsonb_build_object('sheetId', s.id, 'promised', s.minutes_promised, 'paper', ${PAPER_REF})`,
);
const LETTER = `SELECT jsonb_build_object('submissionId', s.id, 'signer', coalesce(p.signer, w.full_name),
    'signedAt', s.signed_at, 'paper', ${PAPER_REF})
  FROM submission_dossier m JOIN submission s ON s.id = m.submission_id LEFT JOIN paper p ON p.id = s.letter_paper_id
    LEFT JOIN person w ON w.id = s.signer_id
  WHERE m.dossier_id = d.id AND m.signed_seq IS NOT NULL AND NOT m.recalled AND s.state <> 'recalled'
  ORDER BY m.signed_seq DESC LIMIT 1`;
const DECISION = `SELECT jsonb_build_object('decisionId', e.id, 'outcome', r.outcome, 'paper', ${PAPER_REF})
  FROM decision_outcome r JOIN decision e ON e.id = r.decision_id LEFT JOIN LATERAL paper_of_decision(e.id) p ON true
  WHERE r.dossier_id = d.id ORDER BY e.created_at DESC, e.id DESC LIMIT 1`;
const ITEMS = `SELECT coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'code', c.code, 'criterion', c.criterion,
    'digest', c.digest, 'filled', c.filled)), '[]') FROM dossier_content c WHERE c.dossier_id = d.id`;
const PAGE = `
  SELECT d.id, d.campaign_version AS "campaignVersion", d.award_code AS "awardCode", d.state, d.held,
    n.sort_key AS "sortKey", jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) AS nominee,
    ${UNIT_OF_DOSSIER} AS unit,
    (${ITEMS}) AS items, (${MINUTES}) AS minutes, (${LETTER}) AS letter, (${DECISION}) AS decision
  FROM dossier d JOIN nominee n ON n.id = d.nominee_id
  WHERE d.campaign_id = $1 AND ($2::text IS NULL OR (n.sort_key, d.id) > ($2, $3::uuid))
  ORDER BY n.sort_key, d.id LIMIT $4`;

interface Row extends Omit<CheckedDossier, 'tags' | 'missing' | 'criteria' | 'missingPapers'> {
  campaignVersion: number;
  sortKey: string;
  items: ContentItem[];
}

/** What of each dossier of a season is there and what is missing, who signed it and on which day. */
@Injectable()
export class CompletenessView {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignService,
    private readonly versions: CampaignStore,
    private readonly mask: Mask,
  ) {}

  async page(person: SignedIn, campaignId: string, { cursor, limit }: PageQuery): Promise<Page<CheckedDossier>> {
    const { organisationId } = await this.campaigns.row(this.database, person, campaignId);
    mustHold(person, organisationId, ...MAY_CHECK);
    const after = positionAt(cursor, 'text');
    const values = [campaignId, after?.key ?? null, after?.id ?? null, limit + 1];
    const rows = await this.database.query<Row & Record<string, unknown>>(PAGE, values);
    const onSheet = rows.filter(({ state }) => tagsOf(state).has('onSheet')).map(({ id }) => id);
    const hidden = await this.mask.hidden(this.database, person.personId, onSheet);
    const shown = rows.map((row) => (hidden.has(row.id) ? { ...row, state: HIDDEN_STATE } : row));
    const { items, nextCursor } = pageOf(shown, limit, positionOf, (row) => row);
    return { items: await Promise.all(items.map((row) => this.checked(campaignId, row))), nextCursor };
  }

  /** By the campaign as it was when the dossier was submitted; its versions are kept in memory. */
  private async checked(campaignId: string, row: Row): Promise<CheckedDossier> {
    const { campaignVersion, sortKey: _, items, letter, decision, ...told } = row;
    const award = awardOf(await this.versions.version(campaignId, campaignVersion, this.database), row.awardCode)!;
    const tags = tagsOf(row.state);
    return {
      ...told,
      tags: [...tags],
      missing: missingFrom(award, items),
      criteria: criteriaOf(award),
      missingPapers: missingPapers(award, items),
      letter: letter && { ...letter, signedAt: new Date(letter.signedAt).toISOString() },
      decision: tags.has('live') ? null : decision,
    };
  }
}

const positionOf = ({ sortKey, id }: Row) => ({ key: sortKey, id });
