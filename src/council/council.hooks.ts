import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DossierFactsReader } from '../dossier/dossier.facts.js';
import { Engine } from '../dossier/engine.js';
import { Mask } from '../dossier/mask.js';
import { MinutesFacts } from './minutes.js';
import { barredFrom, recusedFrom, sheetsHiddenFrom } from './recusal.view.js';

const LEAVE = `UPDATE sheet_dossier SET active = false, removed = true WHERE dossier_id = ANY($1::uuid[]) AND active`;

/** What the council lends to the engine and the read side: its rows, its facts, and what the recused may not see. */
@Injectable()
export class CouncilHooks implements OnModuleInit {
  constructor(
    private readonly engine: Engine,
    private readonly facts: DossierFactsReader,
    private readonly minutes: MinutesFacts,
    private readonly mask: Mask,
  ) {}

  /** A dossier that is held, withdrawn or sent back is off its sheet. A void sheet has let go of its dossiers before. */
  onModuleInit(): void {
    this.engine.onEffect('leaveSheet', async (tx, dossierIds) => {
      await tx.query(LEAVE, [dossierIds]);
    });
    this.facts.register(this.minutes);
    this.mask.register(recusedFrom, sheetsHiddenFrom, barredFrom);
  }
}
