import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import { laidPaper, SetPapersView, whoseIs } from '../forwarding/set-papers.view.js';
import type { Asked } from '../dossier/press.js';
import { SubmissionView } from '../forwarding/submission.view.js';
import type { SignedIn } from '../people/signed-in.js';
import { Heads } from './head.js';
import { awardTitle, byKind, numbered } from './named-rows.js';
import type { Gathered, Gathers } from './papers.js';

/** The letter to the authority, and what goes with it. */
@Injectable()
export class SubmissionPapers implements Gathers<'submission'> {
  constructor(
    private readonly submissions: SubmissionView,
    private readonly sets: SetPapersView,
    private readonly campaigns: CampaignService,
    private readonly heads: Heads,
  ) {}

  async gather(person: SignedIn, id: string, { laid }: Asked = {}): Promise<Gathered<'submission'>> {
    const submission = await this.submissions.show(person, id);
    const { organisation, receiver, letter, signer, dossiers } = submission;
    const { campaign } = await this.campaigns.read(person, submission.campaignId);
    const stationery = await this.heads.of(organisation.id, campaign);
    const issued = { number: letter?.number ?? null, day: letter?.date ?? null };
    const titleOf = (code: string) => awardTitle(campaign, code);
    const papers = laid ?? (await this.sets.inSet(id)).map((paper) => laidPaper(paper, whoseIs(paper, titleOf)));
    return {
      name: `${receiver.name} ${issued.number?.replaceAll('/', '-') ?? ''}`.trim(),
      organisationId: organisation.id,
      papers: {
        submissionLetter: () => ({
          ...stationery.head('submissionLetter', issued),
          ...stationery.season(),
          ...stationery.signature(['Như trên'], signer?.name),
          receiver: receiver.name,
          ...byKind(campaign, dossiers),
        }),
        contents: () => ({
          ...stationery.head('contents'),
          ...stationery.season(),
          receiver: receiver.name,
          letter: issued.number ?? '……',
          papers: numbered(papers),
        }),
      },
    };
  }
}
