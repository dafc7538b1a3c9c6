import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { FileStore } from '../platform/file.store.js';
import { Recurring } from '../platform/recurring.js';
import { STILL_NEEDED } from './named.files.js';

const DAY = 24 * 3_600_000;

/** Files are kept before their request is judged; those that no dossier and no paper came to name are removed. */
@Injectable()
export class FileSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly recurring = new Recurring('files', DAY, () => this.sweep());

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  onApplicationBootstrap(): void {
    this.recurring.start();
    this.recurring.once();
  }

  beforeApplicationShutdown(): void {
    this.recurring.stop();
  }

  /** Returns how many were removed. */
  sweep(): Promise<number> {
    return this.files.removeUnnamed((digests) => this.named(digests));
  }

  private async named(digests: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ digest: string }>(STILL_NEEDED, [digests]);
    return new Set(rows.map(({ digest }) => digest));
  }
}
