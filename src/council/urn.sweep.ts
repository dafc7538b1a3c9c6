import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { lockSheet } from './sheet.row.js';
import { UrnKeys } from './urn.keys.js';

/** Keeps the keys of open sheets and no others: after a commit, and at start-up for what a crash left. */
@Injectable()
export class UrnSweep implements OnApplicationBootstrap {
  private readonly logger = new Logger(UrnSweep.name);

  constructor(
    private readonly database: Database,
    private readonly keys: UrnKeys,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const { name, sheetId } of await this.keys.list()) await this.settleKey(name, sheetId);
  }

  /** Of a sheet that is not open any more. One that cannot be unlinked now is tried again at the next start. */
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
