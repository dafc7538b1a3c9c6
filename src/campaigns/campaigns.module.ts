import { Module } from '@nestjs/common';
import { CampaignController } from './campaign.controller.js';
import { CampaignReaders } from './campaign.readers.js';
import { CampaignService } from './campaign.service.js';
import { CampaignStore } from './campaign.store.js';

/** Plans, rule cards and routing. */
@Module({
  controllers: [CampaignController],
  providers: [CampaignReaders, CampaignService, CampaignStore],
  exports: [CampaignReaders, CampaignService, CampaignStore],
})
export class CampaignsModule {}
