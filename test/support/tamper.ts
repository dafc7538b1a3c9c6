import { Client } from 'pg';
import type { FreshDatabase } from './database.js';

const TABLES = [
  'line',
  'dossier',
  'dossier_content',
  'note',
  'content_version',
  'campaign_version',
  'sitting',
  'sheet',
  'submission',
  'organisation',
  'recusal',
];

/** Somebody with every right over the database, who does not care for triggers; what he did can be taken back. */
export class Tamperer {
  private constructor(private readonly client: Client) {}

  static async on(database: FreshDatabase): Promise<Tamperer> {
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    await client.query(`SET session_replication_role = replica; CREATE SCHEMA kept`);
    for (const table of TABLES) await client.query(`CREATE TABLE kept.${table} AS TABLE public.${table}`);
    return new Tamperer(client);
  }

  async run<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query(text, values)).rows as Row[];
  }

  /** As it was when he came. */
  async undo(): Promise<void> {
    for (const table of TABLES) {
      await this.client.query(`DELETE FROM public.${table}`);
      await this.client.query(`INSERT INTO public.${table} SELECT * FROM kept.${table}`);
    }
  }

  leave(): Promise<void> {
    return this.client.end();
  }
}
