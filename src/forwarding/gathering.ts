import { Injectable } from '@nestjs/common';
import { arrowsOf } from '../domain/arrows.js';
import type { RoutingRule } from '../domain/campaign.js';
import { dayOf } from '../domain/days.js';
import { refused } from '../domain/refusals.js';
import { lockDossiers, type DossierRow } from '../dossier/dossier.row.js';
import type { Executor, Tx } from '../platform/database.js';
import { receiversByCode, type Receiver } from './receiver.js';
import { Routes } from './routes.js';

const TAKEN = `SELECT dossier_id AS id FROM submission_dossier
  WHERE dossier_id = ANY($1::uuid[]) AND active AND submission_id IS DISTINCT FROM $2`;

/** What is to be sent together: which dossiers, of which campaign, in which submission where there is one already. */
export interface Gathering {
  organisationId: string;
  campaignId: string;
  dossierIds: readonly string[];
  submissionId?: string;
}

/** Which dossiers may go in one letter, and to whom. */
@Injectable()
export class Gatherer {
  constructor(private readonly routes: Routes) {}

  /** Locks the dossiers and gives them in the order asked, with their one receiver; names those that do not fit. */
  async gather(tx: Tx, asked: Gathering, now: Date): Promise<{ dossiers: DossierRow[]; receiver: Receiver }> {
    const ids = [...new Set(asked.dossierIds)];
    if (ids.length === 0) throw refused('submission.empty');
    const known = new Map((await lockDossiers(tx, ids, now)).map((row) => [row.id, row]));
    const taken = await takenElsewhere(tx, ids, asked.submissionId);
    const strangers = ids.filter((id) => taken.has(id) || !mayBeSigned(known.get(id), asked));
    if (strangers.length > 0) throw refused('submission.dossiers', { dossiers: strangers });
    const dossiers = ids.map((id) => known.get(id)!);
    return { dossiers, receiver: await this.oneReceiver(tx, dossiers, now) };
  }

  /** The authority that today's routes lead all of them to. */
  async oneReceiver(on: Executor, dossiers: readonly DossierRow[], now: Date): Promise<Receiver> {
    const rules = await this.routes.of(on, dossiers, now);
    const ruleOf = (row: DossierRow) => forwarding(rules.get(row.id), row, now);
    const [code, ...more] = new Set(dossiers.map((row) => ruleOf(row).receiver!));
    if (more.length > 0) {
      const others = dossiers.filter((row) => ruleOf(row).receiver !== code);
      throw refused('submission.dossiers', { dossiers: others.map((row) => row.id) });
    }
    const [receiver] = await receiversByCode(on, [code!]);
    if (!receiver) throw refused('receiver.unknown', { receiver: code! });
    return receiver;
  }
}

const mayBeSigned = (row: DossierRow | undefined, { organisationId, campaignId }: Gathering): boolean =>
  row !== undefined &&
  row.organisationId === organisationId &&
  row.campaignId === campaignId &&
  arrowsOf(row.state).some((arrow) => arrow.command === 'SIGN');

export async function takenElsewhere(
  on: Executor,
  dossierIds: readonly string[],
  submissionId: string | null = null,
): Promise<Set<string>> {
  const rows = await on.query<{ id: string }>(TAKEN, [dossierIds, submissionId]);
  return new Set(rows.map((row) => row.id));
}

function forwarding(rule: RoutingRule | undefined, { id, timeZone }: DossierRow, now: Date): RoutingRule {
  if (!rule) throw refused('route.missing', { day: dayOf(now, timeZone), dossierId: id });
  if (rule.outcome === 'decidedHere') throw refused('route.decidedHere', { dossierId: id });
  return rule;
}
