import { createHash, randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Pool } from 'pg';

/**
 * The peer: the same move as a workflow of DBOS Transact, without HTTP. Three steps, each with its checkpoint: read and
 * decide, write the dossier with its line and the message in one statement, tell the caller what he is answered.
 */
const [, , url, systemUrl] = process.argv as unknown as [string, string, string, string];

interface Dbos {
  setConfig(config: Record<string, unknown>): void;
  launch(): Promise<void>;
  shutdown(): Promise<void>;
  registerWorkflow<Asked extends unknown[], Answer>(
    work: (...asked: Asked) => Promise<Answer>,
    options: { name: string },
  ): (...asked: Asked) => Promise<Answer>;
  runStep<Answer>(step: () => Promise<Answer>, options: { name: string }): Promise<Answer>;
  startWorkflow<Asked extends unknown[], Answer>(
    workflow: (...asked: Asked) => Promise<Answer>,
    options: { workflowID: string },
  ): (...asked: Asked) => Promise<{ getResult(): Promise<Answer> }>;
}
const library = '@dbos-inc/dbos-sdk';
const { DBOS } = (await import(library)) as { DBOS: Dbos };
const pool = new Pool({ connectionString: url, max: 10 });

interface Place {
  id: string;
  state: string;
  version: number;
  head_hash: string;
  organisation_id: string;
}

const READ = `SELECT id, state, version, head_hash, organisation_id FROM dossier WHERE id = $1`;
const WRITE = `
  WITH moved AS (
    UPDATE dossier SET state = $3, head_hash = $4, version = version + 1, changed_at = now()
    WHERE id = $1 AND version = $2 RETURNING id, version, organisation_id
  ), lined AS (
    INSERT INTO line (stream, stream_id, seq, organisation_id, body, hash, epoch)
    SELECT 'dossier', id, version, organisation_id, $5::jsonb, $4, (SELECT epoch FROM installation) FROM moved
  ), told AS (
    INSERT INTO outbox (id, organisation_id, kind, payload, next_at)
    SELECT $6::uuid, organisation_id, 'tell', $7::jsonb, now() FROM moved
  )
  SELECT version FROM moved`;

const move = DBOS.registerWorkflow(
  async (id: string) => {
    const decided = await DBOS.runStep(() => decide(id), { name: 'decide' });
    const version = await DBOS.runStep(() => write(decided), { name: 'write' });
    return DBOS.runStep(() => Promise.resolve({ id, state: decided.to, version }), { name: 'answer' });
  },
  { name: 'move' },
);

async function decide(id: string) {
  const { rows } = await pool.query<Place>({ name: 'read', text: READ, values: [id] });
  const place = rows[0]!;
  const to = place.state === 'evidence.appraisal' ? 'evidence.ineligibility' : 'evidence.appraisal';
  const body = {
    stream: 'dossier',
    streamId: id,
    seq: place.version + 1,
    from: place.state,
    to,
    prev: place.head_hash,
  };
  return { ...place, to, body, hash: createHash('sha256').update(JSON.stringify(body)).digest('hex') };
}

async function write({ id, version, to, hash, body }: Awaited<ReturnType<typeof decide>>): Promise<number> {
  const payload = {
    message: `turn.${to}`,
    cause: { stream: 'dossier', id, seq: version + 1 },
    params: { dossierId: id },
  };
  const values = [id, version, to, hash, JSON.stringify(body), randomUUID(), JSON.stringify(payload)];
  const { rows } = await pool.query<{ version: number }>({ name: 'write', text: WRITE, values });
  if (!rows[0]) throw new Error('somebody was faster');
  return rows[0].version;
}

async function run(ids: readonly string[], seconds: number): Promise<number> {
  const free = [...ids];
  const end = Date.now() + seconds * 1000;
  let done = 0;
  const work = async () => {
    while (Date.now() < end) {
      const id = free.shift()!;
      const handle = await DBOS.startWorkflow(move, { workflowID: randomUUID() })(id);
      await handle.getResult();
      free.push(id);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: 32 }, work));
  return done / seconds;
}

DBOS.setConfig({
  ...{ name: 'bench', systemDatabaseUrl: systemUrl, logLevel: 'error', runAdminServer: false },
  // Left as the server has it: what DBOS sets it by is not waited for, of which pg warns.
  systemDatabaseIdleTransactionTimeoutMs: 0,
});
await DBOS.launch();
const { rows } = await pool.query<{ id: string }>(`SELECT id FROM dossier WHERE id::text LIKE '00000000-0000-7000-8%'`);
const ids = rows.map(({ id }) => id);
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify({ per_s: await run(ids, Number(line)) }));
}
await DBOS.shutdown();
await pool.end();
