import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import { CandidatesView } from '../forwarding/candidates.view.js';
import type { SignedIn } from '../people/signed-in.js';
import { Heads } from './head.js';
import { byKind } from './named-rows.js';
import type { Gathered, Gathers } from './papers.js';

type Candidate = Awaited<ReturnType<CandidatesView['page']>>['items'][number];

/** Candidates are read in pages of so many. */
const PAGE = 100;

/** What the signature of a decision asks of each dossier. */
const mayBeAwarded = ({ route, held, openBlocks, missingPapers, minutesAttached }: Candidate): boolean =>
  route === 'decidedHere' && !held && openBlocks === 0 && missingPapers.length === 0 && minutesAttached !== false;

/** The decision that an office drafts where it decides itself: on all that are recommended and routed here. */
@Injectable()
export class CampaignPapers implements Gathers<'campaign'> {
  constructor(
    private readonly candidates: CandidatesView,
    private readonly campaigns: CampaignService,
    private readonly heads: Heads,
  ) {}

  async gather(person: SignedIn, id: string): Promise<Gathered<'campaign'>> {
    const named = await this.decidedHere(person, id);
    const { campaign, organisationId } = await this.campaigns.read(person, id);
    const stationery = await this.heads.of(organisationId, campaign);
    return {
      name: campaign.title,
      organisationId,
      papers: {
        decision: () => ({
          ...stationery.head('decision'),
          ...stationery.season(),
          ...stationery.signature(['Như Điều 3', 'Lưu: VT'], stationery.decider),
          ...byKind(campaign, named),
        }),
      },
    };
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
