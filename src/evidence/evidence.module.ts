import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { UploadModule } from '../platform/upload.module.js';
import { EvidenceController } from './evidence.controller.js';
import { EvidenceService } from './evidence.service.js';

/** The second step: files that stand for claims. */
@Module({
  imports: [CampaignsModule, DossierModule, UploadModule],
  controllers: [EvidenceController],
  providers: [EvidenceService],
})
export class EvidenceModule {}
