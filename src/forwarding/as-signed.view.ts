import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CampaignReaders } from '../campaigns/campaign.readers.js';
import { SignedCopies } from '../dossier/signed.copies.js';
import { Database } from '../platform/database.js';
import { WITH_RECEIVER } from './submission.access.js';

const OF_DOSSIER = `SELECT m.signed_seq AS seq FROM submission_dossier m JOIN submission s ON s.id = m.submission_id
  WHERE m.dossier_id = $1 AND s.receiver_id = ANY($2::uuid[]) AND s.state = ANY($3) AND m.signed_seq IS NOT NULL
    AND NOT m.recalled
  ORDER BY s.delivered_at DESC LIMIT 1`;
const OF_SUBMISSION = `SELECT m.dossier_id AS "dossierId", m.signed_seq AS seq
  FROM submission_dossier m JOIN submission s ON s.id = m.submission_id
  WHERE s.id = $1 AND s.receiver_id = ANY($2::uuid[]) AND s.state = ANY($3) AND m.signed_seq IS NOT NULL
    AND NOT m.recalled
  ORDER BY m.position`;
const SENT_OF_CAMPAIGN = `SELECT FROM submission
  WHERE campaign_id = $1 AND receiver_id = ANY($2::uuid[]) AND state = ANY($3) LIMIT 1`;

/** How far a receiver may read: dossiers as they were signed, from DELIVERED until the letter or they are recalled. */
@Injectable()
export class AsSigned implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly copies: SignedCopies,
    private readonly readers: CampaignReaders,
  ) {}

  onModuleInit(): void {
    this.copies.register((dossierId, receiverIds) => this.dossier(dossierId, receiverIds));
    this.readers.register((campaignId, receiverIds) => this.campaign(campaignId, receiverIds));
  }

  /** The seq of the line up to which one of these receivers may read the dossier; undefined where it may not. */
  async dossier(dossierId: string, receiverIds: readonly string[]): Promise<number | undefined> {
    const [signed] = await this.database.query<{ seq: number }>(OF_DOSSIER, [dossierId, receiverIds, WITH_RECEIVER]);
    return signed?.seq;
  }

  private async campaign(campaignId: string, receiverIds: readonly string[]): Promise<boolean> {
    return (await this.database.query(SENT_OF_CAMPAIGN, [campaignId, receiverIds, WITH_RECEIVER])).length > 0;
  }

  /** The same for every dossier of a submission, in the order of its list. */
  submission(submissionId: string, receiverIds: readonly string[]): Promise<{ dossierId: string; seq: number }[]> {
    return this.database.query(OF_SUBMISSION, [submissionId, receiverIds, WITH_RECEIVER]);
  }
}
