import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { UploadModule } from '../platform/upload.module.js';
import { BlockService } from './block.service.js';
import { ContentController } from './content.controller.js';
import { Merging } from './merging.js';
import { NominationController } from './nomination.controller.js';
import { NominationService } from './nomination.service.js';
import { NomineeController } from './nominee.controller.js';
import { NomineeDuplicates } from './nominee.duplicates.js';
import { NomineeRegister } from './nominee.register.js';
import { PastAwardController } from './past-award.controller.js';
import { PastImportList } from './past-import.list.js';
import { PastImports } from './past-imports.js';

/** The first step: nominees, units' lists, drafts and what is written in them. */
@Module({
  imports: [CampaignsModule, DossierModule, UploadModule],
  controllers: [ContentController, NominationController, NomineeController, PastAwardController],
  providers: [
    BlockService,
    Merging,
    NominationService,
    NomineeDuplicates,
    NomineeRegister,
    PastImportList,
    PastImports,
  ],
})
export class DraftingModule {}
