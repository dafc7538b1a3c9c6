import { Injectable, Logger } from '@nestjs/common';
import { statesWith } from '../domain/arrows.js';
import { Refused } from '../domain/refusals.js';
import { Engine } from '../dossier/engine.js';
import { SYSTEM } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database.js';

const AT_ONCE = 100;

/** The states stand in the text, so that the partial index `dossier_due` serves it. */
const OPEN_STATES = statesWith('open')
  .map((state) => `'${state}'`)
  .join(', ');

/** Whose time is over, as many as are free: another process has the rest, or a person is faster at this moment. */
const DUE = `SELECT id FROM dossier WHERE due_at <= $1 AND NOT held AND state IN (${OPEN_STATES}) AND id <> ALL($2::uuid[])
  ORDER BY due_at LIMIT ${AT_ONCE} FOR NO KEY UPDATE SKIP LOCKED`;

/** DEADLINE_PASSED: open dossiers whose due date is over lapse, a hundred in a transaction. */
@Injectable()
export class Lapses {
  private readonly log = new Logger('deadlines');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly engine: Engine,
  ) {}

  /** Lets all lapse that are due and free, until it is stopped, and says how many did. One failure holds up no other. */
  async lapseAll(stopped: () => boolean): Promise<number> {
    const failed: string[] = [];
    let lapsed = 0;
    for (;;) {
      const due: string[] = [];
      try {
        lapsed += await this.database.transaction((tx) => this.lapseSome(tx, due, failed));
      } catch (error) {
        if (due.length === 0) throw error;
        lapsed += await this.lapseEach(due, failed);
      }
      if (due.length === 0 || stopped()) return lapsed;
    }
  }

  private async lapseSome(tx: Tx, due: string[], failed: readonly string[]): Promise<number> {
    const rows = await tx.query<{ id: string }>(DUE, [this.clock.now(), failed]);
    due.push(...rows.map((row) => row.id));
    await this.send(tx, due);
    return due.length;
  }

  /** One by one, where a batch failed; what fails again waits for the next sweep. */
  private async lapseEach(due: readonly string[], failed: string[]): Promise<number> {
    let lapsed = 0;
    for (const id of due) {
      try {
        await this.database.transaction((tx) => this.send(tx, [id]));
        lapsed += 1;
      } catch (error) {
        failed.push(id);
        if (!(error instanceof Refused)) this.log.error(error);
      }
    }
    return lapsed;
  }

  private send(tx: Tx, dossierIds: readonly string[]): Promise<unknown> {
    if (dossierIds.length === 0) return Promise.resolve();
    return this.engine.sendAll(tx, {
      ...{ command: 'DEADLINE_PASSED', dossierIds, now: this.clock.now(), actor: () => SYSTEM },
      ask: () => ({ data: {}, basis: { kind: 'screen' }, capacity: 'system' }),
    });
  }
}
