import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import { PAPER_LABELS } from '../domain/paper-labels.js';
import { SubmissionView } from '../forwarding/submission.view.js';
import type { SignedIn } from '../people/signed-in.js';
import { Database } from '../platform/database.js';
import { Heads } from './head.js';
import { byKind, numbered } from './named-rows.js';
import type { Gathered, Gathers } from './papers.js';

/** The number of a sheet's signed minutes, once for each; minutes come after the letter and before the reports. */
const MINUTES = `SELECT DISTINCT p.id, p.number FROM sheet s JOIN paper p ON p.id = s.minutes_paper_id
  WHERE s.id = ANY($1::uuid[]) ORDER BY p.id`;

/** The letter to the authority, and what goes with it. */
@Injectable()
export class SubmissionPapers implements Gathers<'submission'> {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionView,
    private readonly campaigns: CampaignService,
    private readonly heads: Heads,
  ) {}

  async gather(person: SignedIn, id: string): Promise<Gathered<'submission'>> {
    const submission = await this.submissions.show(person, id);
    const { organisation, receiver, letter, signer, dossiers } = submission;
    const { campaign } = await this.campaigns.read(person, submission.campaignId);
    const stationery = await this.heads.of(organisation.id, campaign);
    const sheets = dossiers.flatMap(({ sheetId }) => sheetId ?? []);
    const minutes = await this.database.query<{ number: string | null }>(MINUTES, [sheets]);
    const issued = { number: letter?.number ?? null, day: letter?.date ?? null };
    const papers = [
      { paper: PAPER_LABELS.submissionLetter.vi, of: stationery.name, number: issued.number ?? '' },
      ...minutes.map(({ number }) => ({
        ...{ paper: PAPER_LABELS.councilMinutes.vi, of: campaign.council.name, number: number ?? '' },
      })),
      ...dossiers.map(({ nominee }) => ({
        ...{ paper: PAPER_LABELS.achievementReport.vi, of: nominee.name, number: '' },
      })),
    ];
    return {
      name: `${receiver.name} ${issued.number?.replaceAll('/', '-') ?? ''}`.trim(),
      organisationId: organisation.id,
      papers: {
        submissionLetter: () => ({
          ...stationery.head('submissionLetter', issued),
          ...stationery.season(),
          ...stationery.signature(['Như trên', 'Lưu: VT'], signer?.name),
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
