import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { percentile, rounded } from './figures.js';

const PLACES = ['/usr/lib/postgresql/15/bin/pgbench', '/usr/bin/pgbench'];
export const MISSING = 'pgbench is missing, so its rows are left out: apt install postgresql-15';

/** The objects of the copy that pgbench writes on: dossiers whose ids are numbers, so that a script can name them. */
export const TARGETS = 1_000;

/** Of a dossier of the copy, by its number. */
const ID = `('00000000-0000-7000-8000-' || lpad(:n::text, 12, '0'))::uuid`;

const MAKE_TARGETS = `
  INSERT INTO dossier (id, organisation_id, campaign_id, campaign_version, award_code, nominee_id, unit_id,
    nomination_id, life_cycle, state, memory, content_digest, version, head_hash, created_at, changed_at, due_at)
  SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, organisation_id, campaign_id, campaign_version,
    award_code, nominee_id, unit_id, nomination_id, life_cycle, state, memory, content_digest, 1, head_hash,
    created_at, changed_at, due_at
  FROM generate_series(1, ${TARGETS}) n, (SELECT * FROM dossier WHERE state = 'evidence.appraisal' LIMIT 1) d`;

const LAST_LINE = `SELECT body, hash, organisation_id AS organisation FROM line
  WHERE stream = 'dossier' AND body ->> 'command' = 'DISAGREE' ORDER BY stream_id, seq DESC LIMIT 1`;
const MEMORY = `SELECT memory FROM dossier WHERE id = '00000000-0000-7000-8000-000000000001'`;
const MESSAGE = `SELECT payload FROM outbox WHERE kind = 'tell' ORDER BY id DESC LIMIT 1`;
const KEPT = `SELECT person_id AS person, route, request_digest AS digest, body FROM idempotency ORDER BY created_at DESC LIMIT 1`;

/** What follows a colon is a variable to pgbench, within quotes too. */
const literal = (value: unknown) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a')}'`;
};

/** The values that the program wrote last, so that what pgbench writes is as long. */
async function sample(client: Client) {
  const one = async (text: string) => (await client.query<Record<string, unknown>>(text)).rows[0]!;
  const { body, hash, organisation } = await one(LAST_LINE);
  const { memory } = await one(MEMORY);
  const { payload } = await one(MESSAGE);
  const kept = await one(KEPT);
  return { body, hash, organisation, memory, payload, kept };
}

type Written = Awaited<ReturnType<typeof sample>>;

const setDossier = ({ memory, hash }: Written) => `UPDATE dossier SET
  state = CASE state WHEN 'evidence.appraisal' THEN 'evidence.ineligibility' ELSE 'evidence.appraisal' END,
  memory = ${literal(memory)}::jsonb, content_digest = content_digest, head_hash = ${literal(hash)},
  version = version + 1, changed_at = now(), due_at = NULL, held = false, referred = false, receiver_id = NULL
  WHERE id = ${ID}`;
const addLine = ({ body, hash, organisation }: Written, seq: string) =>
  `INSERT INTO line (stream, stream_id, seq, organisation_id, body, hash, epoch) SELECT 'dossier', ${ID}, ${seq},
  ${literal(organisation)}::uuid, ${literal(body)}::jsonb, ${literal(hash)}, (SELECT epoch FROM installation)`;
const addMessage = ({ organisation, payload }: Written) =>
  `INSERT INTO outbox (id, organisation_id, kind, payload, next_at)
  SELECT gen_random_uuid(), ${literal(organisation)}::uuid, 'tell', ${literal(payload)}::jsonb, now()`;
const keepAnswer = ({ kept }: Written) =>
  `INSERT INTO idempotency (person_id, route, key, request_digest, status, body, created_at)
  SELECT ${literal(kept['person'])}::uuid, ${literal(kept['route'])}, gen_random_uuid()::text,
  ${literal(kept['digest'])}, 200, ${literal(kept['body'])}::json, now()`;

const flat = (text: string) => text.replace(/\s+/g, ' ');
const CHOOSE = `\\set n random(1, ${TARGETS})`;

/** Everything in one statement: as few round trips and waits for the disk as there can be. */
const oneStatement = (written: Written): string =>
  [
    CHOOSE,
    flat(`WITH moved AS (${setDossier(written)} RETURNING version),
      lined AS (${addLine(written, '(SELECT version FROM moved)')}), told AS (${addMessage(written)}),
      kept AS (${keepAnswer(written)}) SELECT version FROM moved;`),
  ].join('\n');

/** The same as programs usually do it: read with a lock, four writes, commit. */
const sixStatements = (written: Written): string =>
  [
    CHOOSE,
    'BEGIN;',
    flat(`SELECT state, version AS version, memory, head_hash FROM dossier WHERE id = ${ID} FOR UPDATE \\gset`),
    flat(`${setDossier(written)};`),
    flat(`${addLine(written, ':version + 1')};`),
    flat(`${addMessage(written)};`),
    flat(`${keepAnswer(written)};`),
    'COMMIT;',
  ].join('\n');

export interface Round {
  tps: number;
  p99_ms: number;
}

/** Debian's pgbench on a copy of the database: the same rows in the same tables under the same indices. */
export class PgBench {
  private constructor(
    private readonly program: string,
    private readonly url: string,
    private readonly folder: string,
  ) {}

  /** Undefined where Debian's package is not installed. */
  static async on(superuserUrl: string, folder: string): Promise<PgBench | undefined> {
    const program = PLACES.find((place) => existsSync(place));
    if (!program) return undefined;
    const client = new Client({ connectionString: superuserUrl });
    await client.connect();
    try {
      await client.query(MAKE_TARGETS);
      await client.query('VACUUM ANALYZE');
      const written = await sample(client);
      writeFileSync(join(folder, 'one.sql'), oneStatement(written));
      writeFileSync(join(folder, 'six.sql'), sixStatements(written));
    } finally {
      await client.end();
    }
    return new PgBench(program, superuserUrl, folder);
  }

  async run(script: 'one' | 'six', seconds: number): Promise<Round> {
    const logs = mkdtempSync(join(this.folder, 'pgbench-'));
    const options = ['-n', '-M', 'prepared', '-c', '32', '-j', '2', '-T', String(seconds), '-l'];
    const { stdout } = await promisify(execFile)(
      this.program,
      [...options, '-f', join(this.folder, `${script}.sql`), this.url],
      { cwd: logs },
    );
    const tps = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    const times = readdirSync(logs).flatMap((file) => timesIn(readFileSync(join(logs, file), 'utf8')));
    rmSync(logs, { recursive: true });
    return { tps, p99_ms: rounded(percentile(times, 0.99), 2) };
  }
}

/** The third column of each line is the time of a transaction in microseconds. */
const timesIn = (log: string): number[] =>
  log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Number(line.split(' ')[2]) / 1000);
