import { Injectable } from '@nestjs/common';
import { CampaignStore } from '../campaigns/campaign.store.js';
import { awardOf, criteriaOf, pinnedCardOf, routeOf, type Campaign } from '../domain/campaign.js';
import type { Command } from '../domain/command.js';
import { missingFrom, missingPapers } from '../domain/completeness.js';
import { digestsOf } from '../domain/content.js';
import { dayOf } from '../domain/days.js';
import { keysFor, type DossierFacts } from '../domain/decide.js';
import type { GuardFacts } from '../domain/trial.js';
import type { Executor } from '../platform/database.js';
import type { DossierRow } from './dossier.row.js';

/** Facts that a later step owns (its sheet, its letter), read only for the commands whose guards ask for them. */
export interface FactReader {
  keys: readonly (keyof GuardFacts)[];
  read(on: Executor, dossiers: readonly DossierRow[], now: Date): Promise<Map<string, Partial<GuardFacts>>>;
}

/** Turns rows into what the guards read. */
@Injectable()
export class DossierFactsReader {
  private readonly readers: FactReader[] = [];

  constructor(private readonly campaigns: CampaignStore) {}

  register(reader: FactReader): void {
    this.readers.push(reader);
  }

  async facts(on: Executor, row: DossierRow, now: Date): Promise<DossierFacts> {
    const campaign = await this.campaigns.version(row.campaignId, row.campaignVersion, on);
    return factsFrom(row, campaign, now);
  }

  /** What later steps know of these dossiers, where `commands` ask for it. */
  async laterFacts(on: Executor, rows: readonly DossierRow[], commands: readonly Command[], now: Date) {
    const found = new Map<string, Partial<GuardFacts>>(rows.map((row) => [row.id, {}]));
    for (const reader of this.readers) {
      const asking = rows.filter((row) =>
        commands.some((command) => reader.keys.some((key) => keysFor(row.state, command).has(key))),
      );
      if (asking.length === 0) continue;
      const read = await reader.read(on, asking, now);
      for (const [id, facts] of read) found.set(id, { ...found.get(id), ...facts });
    }
    return found;
  }
}

export function factsFrom(row: DossierRow, campaign: Campaign, now: Date): DossierFacts {
  const today = dayOf(now, row.timeZone);
  const award = awardOf(campaign, row.awardCode)!;
  const digests = digestsOf(row.items);
  const route = routeOf(campaign, row.awardCode, row.nomineeKind, today);
  const { submittedAt } = row.memory;
  const submittedOn = submittedAt ? dayOf(new Date(submittedAt), row.timeZone) : null;
  const card = pinnedCardOf(campaign, row.awardCode, submittedOn);
  return {
    state: row.state,
    memory: row.memory,
    digests,
    criteria: criteriaOf(award),
    facts: {
      missing: missingFrom(award, row.items),
      missingPapers: missingPapers(award, row.items),
      duplicates: row.duplicates,
      openBlocks: row.openBlocks,
      supplementRounds: campaign.supplementRounds,
      coreAsVoted: digests.core === row.memory.voted?.core,
      contentAsVoted: digests.content === row.memory.voted?.content,
      asksCouncil: !card?.ballots.includes('noCouncil'),
      decidedHere: route?.outcome === 'decidedHere',
    },
  };
}
