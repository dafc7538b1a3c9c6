import { ApiProperty } from '@nestjs/swagger';
import { PageOf } from '../platform/cursor.js';
import { Flag, Id, Whole } from '../platform/input.js';
import { CampaignFile } from './campaign.dto.js';

export class CampaignImportQuery {
  @Id({ description: 'The organisation whose campaign it is.' })
  organisationId: string;

  @Flag({ words: true, optional: true, description: 'Check the file and say what it would bring; write nothing.' })
  dryRun?: boolean;
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

/** What importing a file would do. */
export class ImportPlan {
  @ApiProperty()
  code: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty()
  title: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The version that it follows; null for a new campaign.',
  })
  follows: number | null;

  @ApiProperty({ type: 'integer' })
  awards: number;

  @ApiProperty({ type: 'integer', description: 'Of all awards together.' })
  criteria: number;

  @ApiProperty({ type: 'integer' })
  ruleCards: number;

  @ApiProperty({ type: 'integer' })
  routingRules: number;

  @ApiProperty({ type: [String], description: 'What its writer was unsure of.' })
  notes: string[];
}

export class CampaignPage extends PageOf(ShownCampaignRow) {}
