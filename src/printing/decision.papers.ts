import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import type { Campaign } from '../domain/campaign.js';
import { formalDay } from '../domain/formal-writing.js';
import { decidingIn } from '../domain/letterhead.js';
import { prizeTold } from '../domain/prize.js';
import { DecisionView } from '../forwarding/decision.view.js';
import type { SignedIn } from '../people/signed-in.js';
import { Heads } from './head.js';
import { byKind, nomineeRow, numbered } from './named-rows.js';
import type { Gathered, Gathers } from './papers.js';

type Outcome = Awaited<ReturnType<DecisionView['show']>>['outcomes'][number];

/** What is handed over with an award; blank where it is to be filled in by hand. */
const givenWith = ({ goldBook, prize }: Outcome) => ({
  goldBook: goldBook === null ? '' : String(goldBook),
  prize: prize === null ? '' : prizeTold(prize),
});

/** Papers that tell what was decided: to the units, to those not awarded, at the ceremony. */
@Injectable()
export class DecisionPapers implements Gathers<'decision'> {
  constructor(
    private readonly decisions: DecisionView,
    private readonly campaigns: CampaignService,
    private readonly heads: Heads,
  ) {}

  async gather(person: SignedIn, id: string): Promise<Gathered<'decision'>> {
    const { organisationId, decidedBy, paper, outcomes } = await this.decisions.show(person, id);
    const campaigns = await this.campaignsOf(person, outcomes);
    const campaign = campaigns.get(outcomes[0]!.campaignId)!;
    const row = (one: Outcome) => nomineeRow(campaigns.get(one.campaignId)!, one);
    const stationery = await this.heads.of(organisationId, campaign);
    const awarded = outcomes.filter(({ outcome, stands }) => outcome === 'awarded' && stands);
    const not = outcomes.filter(({ outcome, stands }) => outcome === 'notAwarded' && stands);
    const facts = (code: 'resultNotice' | 'nonAwardNotice' | 'handOver') => ({
      ...stationery.head(code),
      ...stationery.season(),
      ...stationery.signature(['Các đơn vị có tên trên']),
      ...byKind((one) => campaigns.get(one.campaignId)!, awarded),
      decision: paper?.number ?? '……',
      decisionDay: paper?.date ? formalDay(paper.date) : '',
      authority: decidingIn(decidedBy.name),
    });
    return {
      name: paper?.number?.replaceAll('/', '-') ?? decidedBy.name,
      organisationId,
      papers: {
        resultNotice: () => facts('resultNotice'),
        nonAwardNotice: () => ({
          ...facts('nonAwardNotice'),
          nominees: numbered(not.map((one) => ({ ...row(one), why: '' }))),
        }),
        handOver: () => ({
          ...facts('handOver'),
          nominees: numbered(awarded.map((one) => ({ ...row(one), ...givenWith(one) }))),
        }),
      },
    };
  }

  /** A decision made here may answer dossiers of several seasons. */
  private async campaignsOf(person: SignedIn, outcomes: readonly Outcome[]): Promise<Map<string, Campaign>> {
    const found = new Map<string, Campaign>();
    for (const { campaignId } of outcomes)
      if (!found.has(campaignId)) found.set(campaignId, (await this.campaigns.read(person, campaignId)).campaign);
    return found;
  }
}
