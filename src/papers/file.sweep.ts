import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { FileStore } from '../platform/file.store.js';
import { Recurring } from '../platform/recurring.js';

const DAY = 24 * 3_600_000;
const NAMED = `SELECT content ->> 'sha256' AS digest FROM content_version
    WHERE content ? 'sha256' AND content ->> 'sha256' = ANY($1::text[])
  UNION SELECT file_sha256 FROM paper WHERE file_sha256 = ANY($1::text[])`;

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
    const rows = await this.database.query<{ digest: string }>(NAMED, [digests]);
    return new Set(rows.map(({ digest }) => digest));
  }
}
