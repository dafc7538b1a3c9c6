import type { MigrationInterface } from 'typeorm';

/** In order. Frozen once merged; a later change is a later migration. */
export const migrations: (new () => MigrationInterface)[] = [];
