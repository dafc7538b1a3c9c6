/**
 * Makes a database as large as many communes of many years: one commune's season, told to the real program, is copied
 * for the others with ids of their own and every digest and hash computed anew, so that `audit verify` passes on all.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { canonicalJson, type Canonical } from '../src/domain/canonical.js';
import { Copies, filled, NUMBER, type Filling } from './season.copies.js';
import { COPIED, type Copied } from './season.tables.js';

/** Communes that are written in one go. */
const AT_ONCE = 20;

const IDS = `SELECT table_name AS "table" FROM information_schema.columns
  WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid'`;
const COLUMNS = `SELECT column_name AS name FROM information_schema.columns
  WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position`;
const LINES = `SELECT body FROM line WHERE organisation_id = $1 ORDER BY stream, stream_id, seq`;
const TALLIES = `SELECT tally, tally_salt AS salt FROM sheet WHERE organisation_id = $1 AND tally IS NOT NULL`;
/** What a letter was drawn up with and what was put to the vote, by id and digest. */
const LISTS = `SELECT jsonb_agg(jsonb_build_array(m.dossier_id, l.body -> 'contentDigest') ORDER BY m.position) AS list
    FROM submission_dossier m JOIN submission s ON s.id = m.submission_id
      JOIN line l ON l.stream = 'dossier' AND l.stream_id = m.dossier_id AND l.seq = coalesce(m.signed_seq, 1)
    WHERE s.organisation_id = $1 GROUP BY m.submission_id
  UNION ALL SELECT jsonb_agg(jsonb_build_array(o.dossier_id, o.content_digest) ORDER BY o.position)
    FROM sheet_dossier o JOIN sheet s ON s.id = o.sheet_id WHERE s.organisation_id = $1 GROUP BY o.sheet_id`;

/** So many communes in all, the told one among them. Needs a superuser: references are not checked meanwhile. */
export async function copySeason(superuserUrl: string, organisationId: string, communes: number): Promise<void> {
  const [one, other] = await Promise.all([connected(superuserUrl), connected(superuserUrl)]);
  try {
    const texts = await readTexts(one, organisationId);
    for (let last = communes - 1; last > 0; last -= AT_ONCE) {
      const fillings: Filling[] = [];
      for (let number = last; number > Math.max(0, last - AT_ONCE); number -= 1) fillings.push(texts.filling(number));
      await Promise.all([
        write(one, texts.tables.filter(isLines), fillings),
        write(
          other,
          texts.tables.filter((table) => !isLines(table)),
          fillings,
        ),
      ]);
    }
    await one.query('VACUUM (ANALYZE)');
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
}

interface TableText {
  into: string;
  rows: ReturnType<Copies['cut']>;
}

interface Texts {
  tables: TableText[];
  filling(number: number): Filling;
}

/** Lines are as many as everything else. */
const isLines = ({ into }: TableText): boolean => into.startsWith('line ');

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
  return client;
}

async function readTexts(client: Client, organisationId: string): Promise<Texts> {
  const copies = new Copies(await ownIds(client, organisationId));
  const { rows: tallies } = await client.query<{ tally: Canonical; salt: string }>(TALLIES, [organisationId]);
  for (const { tally, salt } of tallies) copies.derive(`${salt}|${canonicalJson(tally)}`);
  const { rows: lists } = await client.query<{ list: Canonical }>(LISTS, [organisationId]);
  for (const { list } of lists) copies.derive(canonicalJson(list));
  const { rows: lines } = await client.query<{ body: Canonical }>(LINES, [organisationId]);
  for (const { body } of lines) copies.derive(canonicalJson(body));
  const tables: TableText[] = [];
  for (const copied of COPIED) tables.push(await readTable(client, copied, organisationId, copies));
  return { tables, filling: (number) => copies.filling(number) };
}

async function ownIds(client: Client, organisationId: string): Promise<Set<string>> {
  const { rows } = await client.query<{ table: string }>(IDS);
  const tables = new Set(rows.map(({ table }) => table));
  const ids = new Set<string>();
  for (const { name, which } of COPIED.filter((one) => tables.has(one.name))) {
    const found = await client.query<{ id: string }>(`SELECT x.id FROM ${name} x WHERE ${which}`, [organisationId]);
    for (const { id } of found.rows) ids.add(id);
  }
  return ids;
}

async function readTable(client: Client, copied: Copied, organisationId: string, copies: Copies): Promise<TableText> {
  const { name, which, numbered, without } = copied;
  const { rows } = await client.query<{ name: string }>(COLUMNS, [name]);
  const columns = rows.map((row) => row.name).filter((column) => column !== without);
  const values = columns.map((column) => (column === numbered ? `x.${column} || '-${NUMBER}'` : `x.${column}`));
  const asked = which.replaceAll('$1', client.escapeLiteral(organisationId));
  const select = `COPY (SELECT ${values.join(', ')} FROM ${name} x WHERE ${asked}) TO STDOUT`;
  const written = await text(client.query(copyTo(select)));
  return { into: `${name} (${columns.join(', ')})`, rows: copies.cut(written) };
}

async function write(client: Client, tables: readonly TableText[], fillings: readonly Filling[]): Promise<void> {
  for (const { into, rows } of tables) {
    if (rows.length === 1 && rows[0] === '') continue;
    const stream = client.query(copyFrom(`COPY ${into} FROM STDIN`));
    await pipeline(Readable.from(fillings.map((values) => filled(rows, values))), stream);
  }
}

/** How much there is. */
export async function sizeOf(url: string): Promise<{ dossiers: number; lines: number; organisations: number }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ dossiers: number; lines: number; organisations: number }>(
      `SELECT (SELECT count(*)::int FROM dossier) AS dossiers, (SELECT count(*)::int FROM line) AS lines,
         (SELECT count(*)::int FROM organisation) AS organisations`,
    );
    return rows[0]!;
  } finally {
    await client.end();
  }
}
