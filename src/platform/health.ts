import { Injectable } from '@nestjs/common';
import { Database } from './database.js';
import { migrations } from './migrations/index.js';

export interface Readiness {
  /** Draining: it still answers, but is about to stop and wants no new requests. */
  readonly status: 'ready' | 'not ready' | 'draining';
  readonly database: 'answers' | 'silent';
  readonly migrations: 'up to date' | 'pending' | 'unknown';
  /** By the role when the serving role neither owns the tables nor may act as their owner. */
  readonly appendOnly: 'role and trigger' | 'by trigger only' | 'unknown';
}

const SILENT: Readiness = { status: 'not ready', database: 'silent', migrations: 'unknown', appendOnly: 'unknown' };

@Injectable()
export class Health {
  private leaving = false;

  constructor(private readonly database: Database) {}

  /** The process has been asked to stop. */
  get draining(): boolean {
    return this.leaving;
  }

  drain(): void {
    this.leaving = true;
  }

  /** As at the moment of asking: who asked before the process was told to stop is answered as then. */
  async readiness(): Promise<Readiness> {
    const leaving = this.leaving;
    const found = await this.found();
    return leaving ? { ...found, status: 'draining' } : found;
  }

  private async found(): Promise<Readiness> {
    if (!(await this.answers())) return SILENT;
    // A table that is missing or closed to us means that the migrations have not run here.
    const upToDate = await this.upToDate().catch(() => false);
    if (!upToDate) return { ...SILENT, database: 'answers', migrations: 'pending' };
    const appendOnly = (await this.servingRoleOwns()) ? 'by trigger only' : 'role and trigger';
    return { status: 'ready', database: 'answers', migrations: 'up to date', appendOnly };
  }

  private answers(): Promise<boolean> {
    return this.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  private async upToDate(): Promise<boolean> {
    const rows = await this.database.query<{ name: string }>('SELECT name FROM migrations');
    const done = new Set(rows.map((row) => row.name));
    return migrations.every((migration) => done.has(migration.name));
  }

  private async servingRoleOwns(): Promise<boolean> {
    const [row] = await this.database.query<{ owns: boolean }>(
      `SELECT pg_has_role(current_user, relowner, 'MEMBER') AS owns FROM pg_class WHERE oid = 'migrations'::regclass`,
    );
    return row?.owns ?? true;
  }
}
