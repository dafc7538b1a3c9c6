import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import { refused } from '../domain/refusals.js';
import type { Role } from '../domain/vocabulary.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Database } from '../platform/database.js';
import { Heads } from './head.js';
import { byKind, type Named } from './named-rows.js';
import type { Gathered, Gathers } from './papers.js';

const NOMINATION = `SELECT n.organisation_id AS "organisationId", n.campaign_id AS "campaignId", n.unit_id AS "unitId",
    u.name AS "unitName" FROM nomination n JOIN unit u ON u.id = n.unit_id WHERE n.id = $1`;
const ROWS = `SELECT d.award_code AS "awardCode", jsonb_build_object('name', n.name, 'kind', n.kind) AS nominee,
    jsonb_build_object('name', u.name) AS unit
  FROM dossier d JOIN nominee n ON n.id = d.nominee_id JOIN unit u ON u.id = d.unit_id
  WHERE d.nomination_id = $1 AND d.state <> 'withdrawn' ORDER BY n.sort_key, d.id`;

const READERS: readonly Role[] = ['nominator', 'clerk', 'secretary', 'chair', 'decider', 'auditor'];

interface NominationRow extends Record<string, unknown> {
  organisationId: string;
  campaignId: string;
  unitId: string;
  unitName: string;
}

/** The list that a unit hands in, to be signed after its meeting. */
@Injectable()
export class NominationPapers implements Gathers<'nomination'> {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignService,
    private readonly heads: Heads,
  ) {}

  async gather(person: SignedIn, id: string): Promise<Gathered<'nomination'>> {
    const [nomination] = await this.database.query<NominationRow>(NOMINATION, [id]);
    const may = nomination && actorFor(person, nomination).holds.some((role) => READERS.includes(role as Role));
    if (!may) throw refused('notFound');
    const { campaign } = await this.campaigns.read(person, nomination.campaignId);
    const rows = await this.database.query<Named & Record<string, unknown>>(ROWS, [id]);
    const stationery = await this.heads.of(nomination.organisationId, campaign);
    const { unitName } = nomination;
    return {
      name: unitName,
      organisationId: nomination.organisationId,
      papers: {
        nominationList: () => ({
          ...stationery.unitHead('nominationList', unitName),
          ...stationery.season(),
          ...stationery.unsigned(),
          ...{ signedFor: '', position: 'NGƯỜI CHỦ TRÌ' },
          unit: unitName,
          ...byKind(campaign, rows),
        }),
      },
    };
  }
}
