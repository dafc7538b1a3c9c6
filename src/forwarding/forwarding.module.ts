import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { Answers } from './answers.js';
import { AsSigned } from './as-signed.view.js';
import { CandidatesView } from './candidates.view.js';
import { CompletenessController } from './completeness.controller.js';
import { CompletenessView } from './completeness.view.js';
import { DecisionController } from './decision.controller.js';
import { DecisionList } from './decision.list.js';
import { DecisionView } from './decision.view.js';
import { Decisions } from './decisions.js';
import { Delivery } from './delivery.js';
import { ForwardingFacts } from './forwarding.facts.js';
import { Gatherer } from './gathering.js';
import { GoldBook } from './gold-book.js';
import { InboxController } from './inbox.controller.js';
import { LetterController } from './letter.controller.js';
import { LetterLife } from './letter.life.view.js';
import { Letters } from './letters.js';
import { Lists } from './lists.js';
import { Numbering } from './numbering.js';
import { Obstacles } from './obstacles.view.js';
import { PastAwards } from './past-awards.js';
import { Prizes } from './prizes.js';
import { PrizeView } from './prize.view.js';
import { Reinstating } from './reinstating.js';
import { Releases } from './releases.js';
import { Revocation } from './revocation.js';
import { Routes } from './routes.js';
import { SetPapersView } from './set-papers.view.js';
import { Signing } from './signing.js';
import { SubmissionController } from './submission.controller.js';
import { SubmissionView } from './submission.view.js';

/** How dossiers leave and are answered: submissions with their letters, the receiver's inbox, decisions. */
@Module({
  imports: [CampaignsModule, DossierModule],
  controllers: [CompletenessController, SubmissionController, LetterController, InboxController, DecisionController],
  providers: [
    ...[
      Answers,
      AsSigned,
      CandidatesView,
      CompletenessView,
      Decisions,
      DecisionList,
      DecisionView,
      Delivery,
      ForwardingFacts,
      Gatherer,
      LetterLife,
      Letters,
      Lists,
      Numbering,
    ],
    ...[GoldBook, Prizes, PrizeView],
    ...[Obstacles, PastAwards, Reinstating, Releases, Revocation, Routes, SetPapersView, Signing, SubmissionView],
  ],
  exports: [AsSigned, CandidatesView, DecisionView, Delivery, SetPapersView, SubmissionView],
})
export class ForwardingModule {}
