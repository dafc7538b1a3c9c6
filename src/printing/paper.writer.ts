import { Injectable } from '@nestjs/common';
import type { FormSubject } from '../domain/form.js';
import { FORMS, type FormCode } from '../domain/forms.js';
import { markedFacts, type Fact } from '../domain/paper-marks.js';
import { refused } from '../domain/refusals.js';
import { Press, type Asked, type WrittenPaper } from '../dossier/press.js';
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

/** A paper whose facts can be told from the words of its template. */
export interface MarkedPaper {
  docx: Buffer;
  facts: Fact[];
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
    press: Press,
  ) {
    press.register((...asked) => this.write(...asked));
    this.about = { dossier, nomination, sitting, sheet, campaign, submission, decision };
  }

  async write(person: SignedIn, code: FormCode, subjectId: string, asked?: Asked): Promise<WrittenPaper> {
    const { fields, title } = FORMS[code];
    const { name, organisationId, facts } = await this.gather(person, code, subjectId, asked);
    const template = await this.templates.current(organisationId, code);
    return { name: `${title.vi} - ${name}`, organisationId, docx: await fillIn(template, fields, facts()) };
  }

  /** The same paper, to be compared with one that was edited; only for whom it is written. */
  async writeMarked(person: SignedIn, code: FormCode, subjectId: string, asked?: Asked): Promise<MarkedPaper> {
    const { fields } = FORMS[code];
    const { organisationId, facts } = await this.gather(person, code, subjectId, asked);
    const { marked, facts: known } = markedFacts(fields, facts());
    return { docx: await fillIn(await this.templates.current(organisationId, code), fields, marked), facts: known };
  }

  /** What the paper is about, as its file is named by it. */
  async named(person: SignedIn, code: FormCode, subjectId: string): Promise<string> {
    return (await this.gather(person, code, subjectId)).name;
  }

  private async gather(person: SignedIn, code: FormCode, subjectId: string, asked?: Asked) {
    const { name, organisationId, papers } = await this.about[FORMS[code].subject].gather(person, subjectId, asked);
    // Whom a dossier was sent to reads it as it was signed; the office's papers are the office's.
    if (rolesIn(person, organisationId).length === 0) throw refused('notFound');
    return { name, organisationId, facts: (papers as Partial<Record<FormCode, () => Facts>>)[code]! };
  }
}
