import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { Amendments } from './amendment.js';
import { BackwardView } from './backward.view.js';
import { SeasonClosing } from './closing.js';
import { DeadlineSweep } from './deadline.sweep.js';
import { Extension } from './extension.js';
import { Lapses } from './lapses.js';
import { ProgressView } from './progress.view.js';
import { Reminders } from './reminders.js';
import { SeasonController } from './season.controller.js';
import { SeasonFacts } from './season.facts.js';

/** What time does to dossiers, and what is done to a whole season. */
@Module({
  imports: [CampaignsModule, DossierModule],
  controllers: [SeasonController],
  providers: [
    Amendments,
    BackwardView,
    DeadlineSweep,
    Extension,
    Lapses,
    ProgressView,
    Reminders,
    SeasonClosing,
    SeasonFacts,
  ],
  exports: [DeadlineSweep],
})
export class DeadlinesModule {}
