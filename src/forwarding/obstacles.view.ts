import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { arrowsOf } from '../domain/arrows.js';
import { PAPER_PURPOSES, type PaperPurpose } from '../domain/campaign.js';
import { STATES, type State } from '../domain/vocabulary.js';
import { DossierFactsReader } from '../dossier/dossier.facts.js';
import { readDossiers, type DossierRow } from '../dossier/dossier.row.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';

/** What stands in the way of a dossier being signed, beside a hold. */
export class InTheWay {
  @ApiProperty({ enum: PAPER_PURPOSES, isArray: true, description: 'Required papers that are not there.' })
  missingPapers: PaperPurpose[];

  @ApiProperty({ type: Boolean, nullable: true, description: 'The signed minutes are there; null once it is signed.' })
  minutesAttached: boolean | null;

  @ApiProperty({ type: 'integer', description: 'What stands against its nominee being considered.' })
  openBlocks: number;
}

export const NOTHING_IN_THE_WAY: InTheWay = { missingPapers: [], minutesAttached: null, openBlocks: 0 };

const canBeSigned = (state: State): boolean => arrowsOf(state).some((arrow) => arrow.command === 'SIGN');

/** Where a dossier waits for its letter, or for the decision. */
export const SIGNABLE: readonly State[] = STATES.filter(canBeSigned);

/** What of papers, minutes and blocks stands in the way of a signature, dossier by dossier: the facts that SIGN is judged by. */
@Injectable()
export class Obstacles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly factsReader: DossierFactsReader,
  ) {}

  async of(ids: readonly string[]): Promise<Map<string, { row: DossierRow; inTheWay: InTheWay }>> {
    const now = this.clock.now();
    const rows = await readDossiers(this.database, ids, now);
    const later = await this.factsReader.laterFacts(this.database, rows, ['SIGN'], now);
    const told = rows.map(async (row) => {
      const { facts } = await this.factsReader.facts(this.database, row, now);
      const minutesAttached = canBeSigned(row.state) ? later.get(row.id)?.minutes === 'attached' : null;
      const missingPapers = (facts.missingPapers ?? []) as PaperPurpose[];
      return [row.id, { row, inTheWay: { missingPapers, minutesAttached, openBlocks: row.openBlocks } }] as const;
    });
    return new Map(await Promise.all(told));
  }
}
