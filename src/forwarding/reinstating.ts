import { Injectable, type OnModuleInit } from '@nestjs/common';
import { statesWith } from '../domain/arrows.js';
import { Engine } from '../dossier/engine.js';
import { Twins } from '../dossier/twins.js';
import type { Tx } from '../platform/database.js';
import { PastAwards } from './past-awards.js';
import { Releases } from './releases.js';

const LIVING = `SELECT id FROM dossier WHERE id = ANY($1::uuid[]) AND state = ANY($2)`;

/** What follows a dossier that is brought back: it is the only one of its kind, the register and its letter know of it. */
@Injectable()
export class Reinstating implements OnModuleInit {
  constructor(
    private readonly engine: Engine,
    private readonly twins: Twins,
    private readonly pastAwards: PastAwards,
    private readonly releases: Releases,
  ) {}

  onModuleInit(): void {
    this.engine.onEffect('reinstate', (tx, ids) => this.follow(tx, ids));
  }

  private async follow(tx: Tx, dossierIds: string[]): Promise<void> {
    const living = await tx.query<{ id: string }>(LIVING, [dossierIds, statesWith('live')]);
    await this.twins.mustBeAlone(
      tx,
      living.map(({ id }) => id),
    );
    await this.pastAwards.follow(tx, dossierIds);
    await this.releases.comeBack(tx, dossierIds);
  }
}
