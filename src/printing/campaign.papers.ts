import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import type { Asked } from '../dossier/press.js';
import { CandidatesView } from '../forwarding/candidates.view.js';
import { DecisionView } from '../forwarding/decision.view.js';
import type { SignedIn } from '../people/signed-in.js';
import { Database } from '../platform/database.js';
import { Heads } from './head.js';
import { byKind, type Named } from './named-rows.js';
import type { Gathered, Gathers } from './papers.js';

type Candidate = Awaited<ReturnType<CandidatesView['page']>>['items'][number];

/** Candidates are read in pages of so many. */
const PAGE = 100;

/** What the signature of a decision asks of each dossier. */
const mayBeAwarded = ({ route, held, openBlocks, missingPapers, minutesAttached }: Candidate): boolean =>
  route === 'decidedHere' && !held && openBlocks === 0 && missingPapers.length === 0 && minutesAttached !== false;

/** What was decided here on dossiers of this campaign with this paper, or with one that it replaced. */
const DECIDED = `SELECT d.id FROM paper_in_force($1) c JOIN decision d ON d.organisation_id = c.organisation_id
    AND d.decided_by_id = d.organisation_id AND d.id IN (SELECT r.decision_id FROM dossier e
      JOIN decision_outcome r ON r.dossier_id = e.id WHERE e.campaign_id = $2)
    CROSS JOIN LATERAL paper_of_decision(d.id) p WHERE p.id = c.id ORDER BY d.created_at, d.id`;

/**
 * The decision that an office drafts where it decides itself: on all that are recommended and routed here; in the place of one
 * that was decided with, on those whom it awarded.
 */
@Injectable()
export class CampaignPapers implements Gathers<'campaign'> {
  constructor(
    private readonly database: Database,
    private readonly candidates: CandidatesView,
    private readonly decisions: DecisionView,
    private readonly campaigns: CampaignService,
    private readonly heads: Heads,
  ) {}

  async gather(person: SignedIn, id: string, { replaces }: Asked = {}): Promise<Gathered<'campaign'>> {
    const named = (replaces && (await this.decidedWith(person, id, replaces))) || (await this.decidedHere(person, id));
    const { campaign, organisationId } = await this.campaigns.read(person, id);
    const stationery = await this.heads.of(organisationId, campaign);
    return {
      name: campaign.title,
      organisationId,
      papers: {
        decision: () => ({
          ...stationery.head('decision'),
          ...stationery.season(),
          ...stationery.deciding(['Như Điều 3']),
          ...byKind(campaign, named),
        }),
      },
    };
  }

  private async decidedWith(person: SignedIn, campaignId: string, paperId: string): Promise<Named[] | undefined> {
    const decisions = await this.database.query<{ id: string }>(DECIDED, [paperId, campaignId]);
    const awarded: Named[] = [];
    for (const { id } of decisions) {
      const { outcomes } = await this.decisions.show(person, id);
      awarded.push(
        ...outcomes.filter((one) => one.campaignId === campaignId && one.outcome === 'awarded' && one.stands),
      );
    }
    return decisions.length > 0 ? awarded : undefined;
  }

  private async decidedHere(person: SignedIn, campaignId: string): Promise<Candidate[]> {
    const found: Candidate[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await this.candidates.page(person, { campaignId, cursor, limit: PAGE });
      found.push(...page.items.filter(mayBeAwarded));
      if (page.nextCursor === null) return found;
      cursor = page.nextCursor;
    }
  }
}
