import { ApiProperty } from '@nestjs/swagger';
import { PageOf } from '../platform/cursor.js';
import { Id, Whole } from '../platform/input.js';
import { CampaignFile } from './campaign.dto.js';

export class CampaignImportQuery {
  @Id({ description: 'The organisation whose campaign it is.' })
  organisationId: string;
}

export class VersionQuery {
  @Whole({ least: 1, query: true, optional: true, description: 'An earlier version; the present one when left out.' })
  version?: number;
}

export class ShownCampaignRow {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  organisationId: string;

  @ApiProperty()
  timeZone: string;

  @ApiProperty()
  code: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ enum: ['open', 'closed'] })
  state: 'open' | 'closed';

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ format: 'date-time', type: String })
  createdAt: Date;
}

export class ShownCampaign extends ShownCampaignRow {
  @ApiProperty({ type: CampaignFile })
  campaign: CampaignFile;
}

export class CampaignPage extends PageOf(ShownCampaignRow) {}
