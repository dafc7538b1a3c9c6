import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import { SheetView } from '../council/sheet.view.js';
import { SittingView } from '../council/sitting.view.js';
import { refused } from '../domain/refusals.js';
import type { SignedIn } from '../people/signed-in.js';
import { Database } from '../platform/database.js';
import { Heads } from './head.js';
import { awardTitle, nomineeRow, numbered } from './named-rows.js';
import type { Gathered, Gathers } from './papers.js';
import { namesOf } from './names.js';
import { sittingFacts } from './sitting.facts.js';
import { voteFacts } from './vote.facts.js';

/** Papers of one vote: the ballot that members mark, and the record of the count. */
@Injectable()
export class SheetPapers implements Gathers<'sheet'> {
  constructor(
    private readonly sheets: SheetView,
    private readonly sittings: SittingView,
    private readonly database: Database,
    private readonly campaigns: CampaignService,
    private readonly heads: Heads,
  ) {}

  async gather(person: SignedIn, id: string): Promise<Gathered<'sheet'>> {
    const sheet = await this.sheets.show(person, id);
    const sitting = await this.sittings.show(person, sheet.sittingId);
    const { campaign } = await this.campaigns.read(person, sheet.campaignId);
    const stationery = await this.heads.of(sheet.organisationId, campaign);
    const led = { ...sitting, ...leadersOf(sheet, sitting) };
    const nameOf = await namesOf(this.database, [led.presiderId, led.secretaryId]);
    const award = awardTitle(campaign, sheet.awardCode);
    const onBallot = sheet.dossiers.filter(({ removed }) => !removed);
    return {
      name: award,
      organisationId: sheet.organisationId,
      papers: {
        ballot: () => ({
          ...sittingFacts('ballot', led, stationery, nameOf),
          award,
          nominees: numbered(onBallot.map((one) => nomineeRow(campaign, { ...one, awardCode: sheet.awardCode }))),
        }),
        countRecord: () => {
          if (sheet.state === 'void') throw refused('sheet.wrongState', { state: sheet.state });
          return { ...sittingFacts('countRecord', led, stationery, nameOf), ...voteFacts(campaign, sheet) };
        },
      },
    };
  }
}

/** Who led this vote: a deputy, where one stood in. */
const leadersOf = (
  sheet: { presiderId: string | null; secretaryId: string | null },
  sitting: { presiderId: string; secretaryId: string },
) => ({
  presiderId: sheet.presiderId ?? sitting.presiderId,
  secretaryId: sheet.secretaryId ?? sitting.secretaryId,
});
