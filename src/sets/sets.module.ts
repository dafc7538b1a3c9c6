import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CouncilModule } from '../council/council.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { ForwardingModule } from '../forwarding/forwarding.module.js';
import { UploadModule } from '../platform/upload.module.js';
import { CleanCopies } from './clean.copies.js';
import { ColumnsController } from './columns.controller.js';
import { SetBinder } from './set.binder.js';
import { SetBuilding } from './set.building.js';
import { SetColumns } from './set.columns.js';
import { SetController } from './set.controller.js';
import { SetList } from './set.list.js';
import { SetPacking } from './set.packing.js';
import { SetParts } from './set.parts.js';
import { SetSources } from './set.sources.js';
import { SetView } from './set.view.js';

/** All papers of a letter in one PDF, one list and one ZIP, built in the background and kept. */
@Module({
  imports: [CampaignsModule, CouncilModule, DossierModule, ForwardingModule, UploadModule],
  controllers: [ColumnsController, SetController],
  providers: [CleanCopies, SetBinder, SetBuilding, SetColumns, SetList, SetPacking, SetParts, SetSources, SetView],
})
export class SetsModule {}
