import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';

/** Whatever can run a statement: the pool (its own transaction) or one open transaction. */
export interface Executor {
  query<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** One open transaction. Whatever runs inside one takes it as its first argument. */
export interface Tx extends Executor {
  readonly kind: 'tx';
}

const names = new Map<string, string>();

/** Every statement is prepared once per connection under a name taken from its text, so texts must be constant. */
function named(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('hex').slice(0, 20);
    names.set(text, name);
  }
  return name;
}

async function run<Row>(on: Pool | PoolClient, text: string, values: unknown[]): Promise<Row[]> {
  const result = await on.query({ name: named(text), text, values });
  return result.rows as Row[];
}

export class Database implements Executor {
  constructor(readonly pool: Pool) {}

  query<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return run<Row>(this.pool, text, values);
  }

  /** READ COMMITTED; rolled back when `work` throws. */
  transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.within('BEGIN', work);
  }

  /** What several statements read is of one moment, as a page must be that tells a version with what belongs to it. */
  snapshot<Result>(work: (on: Executor) => Promise<Result>): Promise<Result> {
    return this.within('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work);
  }

  /** A connection that fails while rolling back, or between two statements, is thrown away. */
  private async within<Result>(begin: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    const breaks = (error: Error) => (broken = error);
    client.on('error', breaks);
    try {
      await client.query(begin);
      const result = await work({ kind: 'tx', query: (text, values = []) => run(client, text, values) });
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(breaks);
      throw error;
    } finally {
      client.off('error', breaks);
      client.release(broken);
    }
  }
}
