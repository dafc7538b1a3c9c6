import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { seal, type LineBody } from '../../src/domain/line.js';
import type { Executor, Tx } from '../../src/platform/database.js';
import { Database } from '../../src/platform/database.js';
import type { FreshDatabase } from './database.js';

export const KINDS = ['edit', 'delete', 'insert', 'swap', 'move', 'oldTable', 'rewrite'] as const;
export type Kind = (typeof KINDS)[number];

/** What was done to one table, and every id that the rows concerned have, before or after. */
export interface Done {
  kind: Kind;
  table: string;
  /** Null where whole rows came or went. */
  column: string | null;
  ids: Set<string>;
  /** The rows concerned, before and after. */
  rows: readonly unknown[];
  what: string;
}

interface Column {
  name: string;
  type: string;
  nullable: boolean;
  key: boolean;
  /** The table that it refers to. */
  refers: string | null;
}

const COLUMNS = `
  SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS nullable,
    EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY(i.indkey)) AS key,
    (SELECT f.confrelid::regclass::text FROM pg_constraint f WHERE f.contype = 'f' AND f.conrelid = c.oid
      AND f.conkey = ARRAY[a.attnum] LIMIT 1) AS refers
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname, a.attnum`;

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
type Row = Record<string, unknown> & { ctid: string };

/** Somebody with every right over the database, who does one thing at a time inside a transaction that is rolled back. */
export class RandomTamperer {
  readonly columns = new Map<string, Column[]>();

  private constructor(
    private readonly client: Client,
    private readonly random: () => number,
  ) {}

  static async on(database: FreshDatabase, random: () => number): Promise<RandomTamperer> {
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    await client.query('SET session_replication_role = replica');
    const tamperer = new RandomTamperer(client, random);
    const { rows } = await client.query<Column & { table: string }>(COLUMNS);
    for (const { table, ...column } of rows)
      tamperer.columns.set(table, [...(tamperer.columns.get(table) ?? []), column]);
    return tamperer;
  }

  /** Keeps a copy of every table, which comes back one day as an old backup. */
  async keepCopies(): Promise<void> {
    await this.client.query('CREATE SCHEMA kept');
    for (const table of this.columns.keys())
      await this.client.query(`CREATE TABLE kept.${table} AS TABLE public.${table}`);
  }

  /** A database for the verifier, whose transactions are the one that this one is in. */
  get database(): Database {
    const query: Executor['query'] = async (text, values = []) =>
      text.startsWith('SET TRANSACTION') ? [] : ((await this.client.query(text, values)).rows as never[]);
    const tx: Tx = { kind: 'tx', query };
    return { query, transaction: (work: (tx: Tx) => Promise<unknown>) => work(tx) } as unknown as Database;
  }

  /** Does it, lets `look` see it, and takes it back. Undefined where nothing could be changed in that way. */
  async once<Seen>(
    kind: Kind,
    table: string,
    column: string | null,
    look: (done: Done) => Promise<Seen>,
  ): Promise<{ done: Done; seen: Seen } | undefined> {
    await this.client.query('BEGIN');
    try {
      const done = await this.tamper(kind, table, column).catch((error: { code?: string }) => {
        if (/^2[23]/.test(error.code ?? '')) return undefined;
        throw error;
      });
      return done && { done, seen: await look(done) };
    } finally {
      await this.client.query('ROLLBACK');
    }
  }

  /** Whether what was done concerns only rows `r` of which that is so, as everything else stands now. */
  async concernsOnly({ table, rows }: Done, where: string): Promise<boolean> {
    const { rows: found } = await this.client.query<{ only: boolean }>(
      `SELECT coalesce(bool_and(${where}), false) AS only FROM jsonb_populate_recordset(NULL::public.${table}, $1) r`,
      [JSON.stringify(rows)],
    );
    return found[0]!.only;
  }

  /** Nothing done. */
  async untouched<Seen>(look: () => Promise<Seen>): Promise<Seen> {
    await this.client.query('BEGIN');
    return look().finally(() => this.client.query('ROLLBACK'));
  }

  leave(): Promise<void> {
    return this.client.end();
  }

  private tamper(kind: Kind, table: string, name: string | null): Promise<Done | undefined> {
    const column = this.columns.get(table)!.find((one) => one.name === name);
    switch (kind) {
      case 'edit':
        return this.edit(table, column!);
      case 'swap':
        return this.swap(table, column!);
      case 'delete':
        return this.remove(table);
      case 'insert':
        return this.insert(table);
      case 'move':
        return this.move();
      case 'oldTable':
        return this.putBack(table);
      case 'rewrite':
        return this.rewrite();
    }
  }

  pick = <One>(of: readonly One[]): One => of[Math.floor(this.random() * of.length)]!;

  private async rows(table: string, where = 'true'): Promise<Row[]> {
    const { rows } = await this.client.query<Row>(`SELECT ctid, * FROM ${table} WHERE ${where} ORDER BY ctid`);
    return rows;
  }

  private done(kind: Kind, table: string, column: string | null, rows: readonly unknown[], what: string): Done {
    const ids = new Set(JSON.stringify(rows).match(UUID) ?? []);
    return { kind, table, column, ids, rows, what };
  }

  private async edit(table: string, column: Column): Promise<Done | undefined> {
    const rows = await this.rows(table);
    if (rows.length === 0) return undefined;
    const row = this.pick(rows);
    const before = row[column.name];
    const other = rows.map((one) => one[column.name]).filter((one) => JSON.stringify(one) !== JSON.stringify(before));
    const value = this.random() < 0.3 && other.length > 0 ? this.pick(other) : await this.another(column, before);
    if (value === undefined) return undefined;
    const after = await this.client.query<Row>(
      `UPDATE ${table} SET ${column.name} = $2::${column.type} WHERE ctid = $1
         AND ${column.name}::text IS DISTINCT FROM $2::${column.type}::text RETURNING *`,
      [row.ctid, /json/.test(column.type) && value !== null ? JSON.stringify(value) : value],
    );
    if (after.rows.length === 0) return undefined;
    const said = `${JSON.stringify(before)} → ${JSON.stringify(value)}`.slice(0, 160);
    return this.done('edit', table, column.name, [row, ...after.rows], said);
  }

  private async swap(table: string, column: Column): Promise<Done | undefined> {
    const rows = await this.rows(table);
    const one = this.pick(rows);
    const others = rows.filter((row) => JSON.stringify(row[column.name]) !== JSON.stringify(one?.[column.name]));
    if (others.length === 0 || column.key) return undefined;
    const other = this.pick(others);
    await this.client.query(
      `UPDATE ${table} x SET ${column.name} = y.${column.name} FROM ${table} y
       WHERE (x.ctid, y.ctid) IN (($1::tid, $2::tid), ($2::tid, $1::tid))`,
      [one.ctid, other.ctid],
    );
    const after = [
      { ...one, [column.name]: other[column.name] },
      { ...other, [column.name]: one?.[column.name] },
    ];
    return this.done('swap', table, column.name, [one, other, ...after], 'two rows');
  }

  private async remove(table: string): Promise<Done | undefined> {
    const rows = await this.rows(table);
    if (rows.length === 0) return undefined;
    const row = this.pick(rows);
    await this.client.query(`DELETE FROM ${table} WHERE ctid = $1`, [row.ctid]);
    return this.done('delete', table, null, [row], 'a row');
  }

  private async insert(table: string): Promise<Done | undefined> {
    const rows = await this.rows(table);
    if (rows.length === 0) return undefined;
    const columns = this.columns.get(table)!;
    const row = this.pick(rows);
    const key = this.pick(columns.filter((column) => column.key)) ?? columns[0]!;
    const value = await this.another(key, row[key.name]);
    if (value === undefined) return undefined;
    const names = columns.map(({ name }) => name);
    const { rows: made } = await this.client.query(
      `INSERT INTO ${table} (${names.join()}) SELECT ${names.map((name) => (name === key.name ? '$2' : name)).join()}
       FROM ${table} WHERE ctid = $1 RETURNING *`,
      [row.ctid, value],
    );
    return this.done('insert', table, null, made, `a copy with another ${key.name}`);
  }

  /** A line goes to the end of another stream of its kind. */
  private async move(): Promise<Done | undefined> {
    const line = this.pick(await this.rows('line'));
    const others = await this.rows(
      'line',
      `stream = '${line['stream'] as string}' AND stream_id <> '${line['stream_id'] as string}'`,
    );
    if (others.length === 0) return undefined;
    const to = this.pick(others)['stream_id'];
    await this.client.query(
      `UPDATE line SET stream_id = $2, seq = (SELECT max(seq) + 1 FROM line WHERE stream = $3 AND stream_id = $2)
       WHERE ctid = $1`,
      [line.ctid, to, line['stream']],
    );
    return this.done(
      'move',
      'line',
      null,
      [line['stream_id'], to],
      `${line['stream'] as string} ${line['seq'] as number}`,
    );
  }

  private async putBack(table: string): Promise<Done | undefined> {
    const differs = `(SELECT to_jsonb(x) FROM ${table} x EXCEPT ALL SELECT to_jsonb(x) FROM kept.${table} x)
      UNION ALL (SELECT to_jsonb(x) FROM kept.${table} x EXCEPT ALL SELECT to_jsonb(x) FROM ${table} x)`;
    const { rows } = await this.client.query<Row>(differs);
    if (rows.length === 0) return undefined;
    await this.client.query(`DELETE FROM ${table}`);
    await this.client.query(`INSERT INTO ${table} SELECT * FROM kept.${table}`);
    return this.done(
      'oldTable',
      table,
      null,
      rows.map((row) => Object.values(row)[0]),
      `${rows.length} rows differ`,
    );
  }

  /** One line with another actor, and the hash that goes with it. */
  private async rewrite(): Promise<Done | undefined> {
    const line = this.pick(await this.rows('line'));
    const { body, hash } = seal({ ...(line['body'] as LineBody), at: '2026-01-01T00:00:00.000Z' });
    if (hash === line['hash']) return undefined;
    await this.client.query('UPDATE line SET body = $2, hash = $3 WHERE ctid = $1', [
      line.ctid,
      JSON.stringify(body),
      hash,
    ]);
    return this.done(
      'rewrite',
      'line',
      'body',
      [line['stream_id']],
      `${line['stream'] as string} ${line['seq'] as number}`,
    );
  }

  /** Of what refers to rows only one that is there: foreign keys tell of the rest, at the latest when a backup is restored. */
  private async another(column: Column, value: unknown): Promise<unknown> {
    if (column.refers === null) return this.changed(column, value);
    const { rows } = await this.client.query<{ id: string }>(`SELECT id FROM ${column.refers} ORDER BY id`);
    const others = rows.map(({ id }) => id).filter((id) => id !== value);
    return others.length > 0 ? this.pick(others) : undefined;
  }

  private changed({ type, nullable }: Column, value: unknown): unknown {
    if (nullable && value !== null && this.random() < 0.2) return null;
    if (type === 'uuid') return randomUUID();
    if (type === 'boolean') return value !== true;
    if (type === 'integer') return Number(value ?? 0) + 1;
    if (type === 'xid8') return String(BigInt(String(value ?? 0)) + 1n);
    if (type === 'date') return '2001-02-03';
    if (type.startsWith('timestamp')) return new Date(((value as Date | null)?.getTime() ?? 0) + 86_400_000);
    if (type === 'bytea') return Buffer.concat([(value as Buffer | null) ?? Buffer.alloc(0), Buffer.from('x')]);
    if (type.startsWith('json')) return this.bent(value);
    return `${String(value ?? '')}x`;
  }

  /** Somewhere inside, a value is another. */
  private bent(value: unknown): unknown {
    if (Array.isArray(value))
      return value.length > 0
        ? value.with(Math.floor(this.random() * value.length), this.bent(this.pick(value)))
        : ['x'];
    if (typeof value === 'object' && value !== null) {
      const names = Object.keys(value);
      if (names.length === 0) return { x: 1 };
      const name = this.pick(names);
      return { ...value, [name]: this.bent((value as Record<string, unknown>)[name]) };
    }
    if (typeof value === 'number') return value + 1;
    if (typeof value === 'boolean') return !value;
    return `${String(value ?? '')}x`;
  }
}
