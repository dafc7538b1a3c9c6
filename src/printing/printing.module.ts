import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CouncilModule } from '../council/council.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { ForwardingModule } from '../forwarding/forwarding.module.js';
import { PeopleModule } from '../people/people.module.js';
import { UploadModule } from '../platform/upload.module.js';
import { CampaignPapers } from './campaign.papers.js';
import { CheckController } from './check.controller.js';
import { CoverSlipController } from './cover-slip.controller.js';
import { CoverSlips } from './cover-slips.js';
import { DecisionPapers } from './decision.papers.js';
import { DossierPapers } from './dossier.papers.js';
import { FormController } from './form.controller.js';
import { Heads } from './head.js';
import { LetterheadController } from './letterhead.controller.js';
import { Letterheads } from './letterheads.js';
import { NominationPapers } from './nomination.papers.js';
import { PaperCheck } from './paper.check.js';
import { PaperWriter } from './paper.writer.js';
import { Promises } from './promises.js';
import { SheetPapers } from './sheet.papers.js';
import { SittingPapers } from './sitting.papers.js';
import { SubmissionPapers } from './submission.papers.js';
import { TemplateController } from './template.controller.js';
import { Templates } from './templates.js';

const gatherers = [
  DossierPapers,
  NominationPapers,
  SittingPapers,
  SheetPapers,
  CampaignPapers,
  SubmissionPapers,
  DecisionPapers,
];

/** Papers written from facts: by form and template, as .docx and PDF. */
@Module({
  imports: [CampaignsModule, CouncilModule, DossierModule, ForwardingModule, PeopleModule, UploadModule],
  controllers: [CheckController, CoverSlipController, FormController, LetterheadController, TemplateController],
  providers: [...gatherers, CoverSlips, Heads, Letterheads, PaperCheck, PaperWriter, Promises, Templates],
})
export class PrintingModule {}
