import { Client } from 'pg';
import type { Database } from '../../src/platform/database.js';

/**
 * Other communes of many years: what they sent one receiver, what is soon due there, what was answered and delivered, who
 * signed in. No lines: these rows are only read past. They are on the disk before VACUUM looks: of what may still be lost it
 * sets no page all-visible, and an index alone would not do.
 */
const fillWith = ({ name, count, now }: { name: string; count: number; now: Date }): string => `
  SET synchronous_commit = on;
  SET session_replication_role = replica;
  DROP TABLE IF EXISTS made;
  INSERT INTO organisation (id, code, name, kind) SELECT gen_random_uuid(), '${name}-' || i, 'Xã ' || i, 'commune'
    FROM generate_series(1, 500) i;
  CREATE TEMPORARY TABLE made AS SELECT i, gen_random_uuid() AS id, gen_random_uuid() AS nominee,
      o.id AS organisation, CASE WHEN i > ${count} * 0.85 THEN 'xuan ' WHEN i % 10 = 0 THEN 'giang ' ELSE 'zung ' END || i AS key
    FROM generate_series(1, ${count}) i JOIN (SELECT id, row_number() OVER () AS n FROM organisation WHERE code LIKE '${name}-%') o
      ON o.n = 1 + i % 500;
  INSERT INTO nominee (id, organisation_id, kind, name, search_key, sort_key, created_at)
    SELECT nominee, organisation, 'individual', key, key, key, now() FROM made;
  INSERT INTO unit (id, organisation_id, code, name, kind, search_key)
    SELECT gen_random_uuid(), organisation, 'u' || i || '-' || k, key, 'village', key FROM made, generate_series(1, 2) k;
  INSERT INTO dossier SELECT (jsonb_populate_record(d, jsonb_build_object('id', m.id, 'nominee_id', m.nominee,
      'organisation_id', m.organisation, 'campaign_id', m.organisation, 'unit_id', m.organisation, 'search_key', m.key,
      'sort_key', m.key, 'changed_at', d.changed_at - m.i * interval '1 min', 'state', k.state, 'due_at', k.due_at, 'memory', d.memory || jsonb_build_object('dueAt', k.due_at),
      'receiver_id', CASE WHEN k.state <> 'draft' THEN d.receiver_id END))).*
    FROM dossier d CROSS JOIN made m
      CROSS JOIN LATERAL (SELECT CASE WHEN m.i % 5 = 4 THEN 'draft' WHEN m.i % 5 < 3 THEN 'awarded' ELSE 'forwarded.received' END AS state,
        CASE WHEN m.i % 50 = 4 THEN '${now.toISOString()}'::timestamptz + interval '2 days' END AS due_at) k
    WHERE d.id = (SELECT id FROM dossier WHERE state = 'awarded' AND receiver_id IS NOT NULL LIMIT 1);
  INSERT INTO idempotency (person_id, route, key, request_digest, status, body, created_at)
    SELECT id, 'r', 'k', '', 200, '{}', '${now.toISOString()}'::timestamptz FROM made;
  INSERT INTO session (id, token_hash, person_id, created_at, expires_at)
    SELECT id, id::text, nominee, '${now.toISOString()}'::timestamptz, '${now.toISOString()}'::timestamptz FROM made;
  INSERT INTO paper (id, organisation_id, purpose, subject_kind, subject_id, created_at)
    SELECT id, organisation, 'letter', 'submission', nominee, now() FROM made;
  INSERT INTO sheet SELECT (jsonb_populate_record(s, jsonb_build_object('id', m.id, 'sitting_id', m.nominee))).*
    FROM sheet s CROSS JOIN made m WHERE s.id = (SELECT id FROM sheet LIMIT 1);
  VACUUM (ANALYZE)`;

/** Lays it there, beside what is there. */
export async function fill(superuserUrl: string, what: { name: string; count: number; now: Date }): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const statement of fillWith(what).split(';')) await client.query(statement);
  } finally {
    await client.end();
  }
}

interface Statement {
  text: string;
  values: unknown[];
}

/** What a program asks its database outside of transactions, word for word. */
export class Overheard {
  private heard: Statement[] = [];

  constructor(database: Database) {
    const query = database.query.bind(database);
    database.query = <Row>(text: string, values: unknown[] = []) => {
      this.heard.push({ text, values });
      return query<Row>(text, values);
    };
  }

  async during(work: () => Promise<unknown>, about: RegExp): Promise<Statement[]> {
    this.heard = [];
    await work();
    return this.heard.filter(({ text }) => about.test(text));
  }
}

/** The pages of tables and indexes that are read by the plan of a prepared statement, made for whatever it is asked. Nothing stays of it. */
export async function pagesRead(client: Client, { text, values }: Statement): Promise<number> {
  await client.query('BEGIN');
  try {
    await client.query('SET LOCAL plan_cache_mode = force_generic_plan');
    await client.query(`PREPARE asked AS ${text}`);
    const given = values.map((value) => literal(client, value)).join(', ');
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE asked ${given && `(${given})`}`,
    );
    const { Plan } = rows[0]!['QUERY PLAN'][0];
    return Plan['Shared Hit Blocks']! + Plan['Shared Read Blocks']!;
  } finally {
    await client.query('ROLLBACK');
    await client.query('DEALLOCATE ALL');
  }
}

function literal(client: Client, value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return client.escapeLiteral(`{${value.map((one) => `"${String(one)}"`).join(',')}}`);
  return client.escapeLiteral(value instanceof Date ? value.toISOString() : String(value));
}
