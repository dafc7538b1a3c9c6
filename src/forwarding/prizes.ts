import { Injectable } from '@nestjs/common';
import { advance } from '../audit/ledger.js';
import { refused } from '../domain/refusals.js';
import { Clock } from '../platform/clock.js';
import { Once } from '../platform/once.js';
import type { SetPrizeDto } from './decision.dto.js';
import { keptBy, lockDecision } from './decision.row.js';
import type { Caller } from './submission.access.js';
import { answerOf, type Advanced } from './submission.answers.js';

const NAMED = `SELECT z.amount FROM decision_outcome r JOIN dossier d ON d.id = r.dossier_id
  LEFT JOIN decision_prize z ON z.decision_id = r.decision_id AND z.campaign_id = d.campaign_id AND z.award_code = d.award_code
  WHERE r.decision_id = $1 AND r.outcome = 'awarded' AND d.campaign_id = $2 AND d.award_code = $3 LIMIT 1`;
const SET = `INSERT INTO decision_prize (decision_id, campaign_id, award_code, amount) VALUES ($1, $2, $3, $4)
  ON CONFLICT (decision_id, campaign_id, award_code) DO UPDATE SET amount = excluded.amount`;
const UNSET = `DELETE FROM decision_prize WHERE decision_id = $1 AND campaign_id = $2 AND award_code = $3`;

/** SET_PRIZE: what the office says that an award of a decision is paid, where no law says it or its own rules differ. */
@Injectable()
export class Prizes {
  constructor(
    private readonly clock: Clock,
    private readonly once: Once,
  ) {}

  set(by: Caller, id: string, { campaignId, awardCode, amount }: SetPrizeDto): Promise<Advanced> {
    return this.once.run(by.stamp, async (tx) => {
      const head = await lockDecision(tx, by, id);
      const kept = keptBy(by.person, head.organisationId);
      const which = [id, campaignId, awardCode];
      const [known] = await tx.query<{ amount: number | null }>(NAMED, which);
      if (!known) throw refused('prize.awardNotThere');
      const { state, version, headHash } = head;
      if (known.amount === amount) return { id, state, version, line: { seq: version, hash: headHash! } };
      await (amount === null ? tx.query(UNSET, which) : tx.query(SET, [...which, amount]));
      const data = { campaignId, awardCode, amount };
      return answerOf(await advance(tx, head, { command: 'SET_PRIZE', ...kept, at: this.clock.now(), data }));
    });
  }
}
