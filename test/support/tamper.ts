import { Client } from 'pg';
import type { StoredLine } from '../../src/domain/chain.js';
import { seal, type LineBody } from '../../src/domain/line.js';
import { replayDossier } from '../../src/domain/replay.js';
import type { Season } from './season.js';

/** What he may have touched. */
const TABLES = [
  ...['line', 'dossier', 'dossier_content', 'supplement_item', 'note', 'content_version'],
  ...[
    'campaign',
    'campaign_version',
    'nomination',
    'nominee',
    'nominee_block',
    'organisation',
    'organisation_succession',
  ],
  ...['sitting', 'sitting_agenda', 'sitting_attendance', 'recusal'],
  ...['sheet', 'sheet_dossier', 'sheet_roll', 'opinion', 'ballot'],
  ...['submission', 'submission_dossier', 'decision', 'decision_outcome', 'past_award', 'past_import'],
  ...['paper', 'outgoing', 'register_entry'],
  ...['gold_book', 'gold_book_entry', 'decision_prize', 'letterhead', 'cover_slip', 'letter_set', 'set_columns'],
];

/** Somebody with every right over the database, who does not care for triggers; what he did can be taken back. */
export class Tamperer {
  private constructor(private readonly client: Client) {}

  /** Comes when nothing is on its way any more: a set that is being built would be kept in one table and not in another. */
  static async on(season: Season): Promise<Tamperer> {
    await season.settled();
    const client = new Client({ connectionString: season.database.superuserUrl });
    await client.connect();
    await client.query(`SET session_replication_role = replica; CREATE SCHEMA kept`);
    for (const table of TABLES) await client.query(`CREATE TABLE kept.${table} AS TABLE public.${table}`);
    return new Tamperer(client);
  }

  async run<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query(text, values)).rows as Row[];
  }

  linesOf(id: string): Promise<StoredLine[]> {
    return this.run<StoredLine>(
      `SELECT seq, organisation_id AS "organisationId", body, hash FROM line WHERE stream_id = $1 ORDER BY seq`,
      [id],
    );
  }

  /** Rewrites a line and every one behind it, with their hashes and the head: a chain without a fault. */
  async rewrite(table: string, id: string, seq: number, change: object): Promise<void> {
    let prev: string | null = null;
    for (const line of await this.linesOf(id)) {
      const { body, hash } = seal({ ...line.body, ...(line.seq === seq ? change : {}), prev } as LineBody);
      await this.run(`UPDATE line SET body = $3, hash = $4 WHERE stream_id = $1 AND seq = $2`, [
        ...[id, line.seq],
        ...[JSON.stringify(body), hash],
      ]);
      prev = hash;
    }
    await this.run(`UPDATE ${table} SET head_hash = $2 WHERE id = $1`, [id, prev]);
  }

  /** Cuts the end of a dossier's trail off, and makes its row what the rest says. */
  async cut(id: string, last: number): Promise<void> {
    const lines = (await this.linesOf(id)).filter(({ seq }) => seq <= last);
    const { state, memory } = replayDossier(lines.map(({ body }) => body));
    await this.run(`DELETE FROM line WHERE stream_id = $1 AND seq > $2`, [id, last]);
    await this.run(
      `UPDATE dossier SET version = $2, head_hash = $3, state = $4, memory = $5, due_at = $6, held = $7, referred = $8,
         receiver_id = $9, changed_at = $10 WHERE id = $1`,
      [
        ...[id, last, lines.at(-1)!.hash, state, JSON.stringify(memory), memory.dueAt, memory.held, memory.referred],
        ...[memory.receiverId, lines.at(-1)!.body.at],
      ],
    );
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
