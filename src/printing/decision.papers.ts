import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import { formalDay } from '../domain/formal-writing.js';
import { DecisionView } from '../forwarding/decision.view.js';
import type { SignedIn } from '../people/signed-in.js';
import { Heads } from './head.js';
import { byKind, nomineeRow, numbered } from './named-rows.js';
import type { Gathered, Gathers } from './papers.js';

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
    const { campaign } = await this.campaigns.read(person, outcomes[0]!.campaignId);
    const stationery = await this.heads.of(organisationId, campaign);
    const awarded = outcomes.filter(({ outcome, revokedAt }) => outcome === 'awarded' && revokedAt === null);
    const not = outcomes.filter(({ outcome }) => outcome === 'notAwarded');
    const facts = (code: 'resultNotice' | 'nonAwardNotice' | 'handOver') => ({
      ...stationery.head(code),
      ...stationery.season(),
      ...stationery.signature(['Các đơn vị có tên trên', 'Lưu: VT']),
      ...byKind(campaign, awarded),
      decision: paper?.number ?? '……',
      decisionDay: paper?.date ? formalDay(paper.date) : '',
      authority: decidedBy.name,
    });
    return {
      name: paper?.number?.replaceAll('/', '-') ?? decidedBy.name,
      organisationId,
      papers: {
        resultNotice: () => facts('resultNotice'),
        nonAwardNotice: () => ({
          ...facts('nonAwardNotice'),
          nominees: numbered(not.map((one) => ({ ...nomineeRow(campaign, one), why: '' }))),
        }),
        handOver: () => ({
          ...facts('handOver'),
          nominees: numbered(awarded.map((one) => ({ ...nomineeRow(campaign, one), goldBook: '', prize: '' }))),
        }),
      },
    };
  }
}
