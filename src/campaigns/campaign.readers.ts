import { Injectable } from '@nestjs/common';

/** Whether one of these organisations was sent dossiers of a campaign. */
export type CampaignReader = (campaignId: string, receiverIds: readonly string[]) => Promise<boolean>;

/** Who else reads a campaign: whoever received dossiers of it needs its awards and criteria to judge them. Forwarding knows. */
@Injectable()
export class CampaignReaders {
  private reader: CampaignReader = () => Promise.resolve(false);

  register(reader: CampaignReader): void {
    this.reader = reader;
  }

  mayRead(campaignId: string, receiverIds: readonly string[]): Promise<boolean> {
    return receiverIds.length === 0 ? Promise.resolve(false) : this.reader(campaignId, receiverIds);
  }
}
