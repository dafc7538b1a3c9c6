import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { Recurring } from '../platform/recurring.js';
import { lockSheet } from './sheet.row.js';
import { UrnKeys } from './urn.keys.js';

const EVERY = 10_000;

/**
 * Keeps the keys of open sheets and no others: after a commit; at the start for what a crash left; and every ten seconds for
 * what a database left that broke while it committed, or another process that died.
 */
@Injectable()
export class UrnSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(UrnSweep.name);
  private readonly recurring = new Recurring(UrnSweep.name, EVERY, () => this.sweep());

  constructor(
    private readonly database: Database,
    private readonly keys: UrnKeys,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.sweep();
    this.recurring.start();
  }

  beforeApplicationShutdown(): void {
    this.recurring.stop();
  }

  async sweep(): Promise<void> {
    for (const { name, sheetId } of await this.keys.list()) await this.settleKey(name, sheetId);
  }

  /** Of a sheet that is not open any more. One that cannot be unlinked now is tried again. */
  async forget(keyName: string): Promise<void> {
    try {
      await this.keys.remove(keyName);
    } catch (error) {
      this.logger.error(error, 'the key of a sheet that is not open could not be unlinked');
    }
  }

  /**
   * Under the sheet's lock: an opening that has written its key and not committed yet is waited for. A sheet is made
   * before it is opened, so the key of an unknown sheet is of another database that shares KEY_DIR, and is left alone.
   */
  private async settleKey(name: string, sheetId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const sheet = await lockSheet(tx, sheetId);
      const isOthers = sheet === undefined;
      if (isOthers || (sheet.state === 'open' && sheet.keyName === name)) return;
      await this.forget(name);
    });
  }
}
