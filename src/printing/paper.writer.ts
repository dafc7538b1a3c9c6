import { Injectable } from '@nestjs/common';
import type { FormSubject } from '../domain/form.js';
import { FORMS, type FormCode } from '../domain/forms.js';
import { refused } from '../domain/refusals.js';
import { rolesIn, type SignedIn } from '../people/signed-in.js';
import { CampaignPapers } from './campaign.papers.js';
import { DecisionPapers } from './decision.papers.js';
import { DossierPapers } from './dossier.papers.js';
import { NominationPapers } from './nomination.papers.js';
import type { Gathers } from './papers.js';
import { SheetPapers } from './sheet.papers.js';
import { SittingPapers } from './sitting.papers.js';
import { SubmissionPapers } from './submission.papers.js';
import { fillIn } from './template.file.js';
import { Templates } from './templates.js';

/** A paper that was written, and what its file is called without an ending. */
export interface WrittenPaper {
  name: string;
  docx: Buffer;
}

type Facts = Parameters<typeof fillIn>[2];

/** Writes a paper from the facts of its subject, as whoever asks may see them. */
@Injectable()
export class PaperWriter {
  private readonly about: { [Subject in FormSubject]: Gathers<Subject> };

  constructor(
    dossier: DossierPapers,
    nomination: NominationPapers,
    sitting: SittingPapers,
    sheet: SheetPapers,
    campaign: CampaignPapers,
    submission: SubmissionPapers,
    decision: DecisionPapers,
    private readonly templates: Templates,
  ) {
    this.about = { dossier, nomination, sitting, sheet, campaign, submission, decision };
  }

  async write(person: SignedIn, code: FormCode, subjectId: string): Promise<WrittenPaper> {
    const { subject, fields, title } = FORMS[code];
    const { name, organisationId, papers } = await this.about[subject].gather(person, subjectId);
    // Whom a dossier was sent to reads it as it was signed; the office's papers are the office's.
    if (rolesIn(person, organisationId).length === 0) throw refused('notFound');
    const facts = (papers as Partial<Record<FormCode, () => Facts>>)[code]!();
    return {
      name: `${title.vi} - ${name}`,
      docx: await fillIn(await this.templates.current(organisationId, code), fields, facts),
    };
  }
}
