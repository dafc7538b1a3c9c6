import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { migrate } from '../../src/platform/migrate.js';
import { runProgram } from '../support/program.js';

/** A hundred thousand dossiers of ten lines and three contents each: of the size of real ones, and not to be verified. */
const FILL = `
  SET synchronous_commit = off;
  INSERT INTO organisation (id, code, name, kind) VALUES ('00000000-0000-4000-8000-000000000001', 'xa', 'Xã', 'commune');
  INSERT INTO unit (id, organisation_id, code, name, kind, search_key)
    SELECT id, id, 'thon', 'Thôn', 'village', 'thon' FROM organisation;
  INSERT INTO campaign (id, organisation_id, code, title, current_version, created_at)
    SELECT id, id, 'phong-trao', 'Phong trào', 1, now() FROM organisation;
  INSERT INTO nominee (id, organisation_id, kind, name, search_key, sort_key, created_at)
    SELECT gen_random_uuid(), o.id, 'individual', 'Người ' || n, 'nguoi ' || n, n || ' nguoi', now()
    FROM organisation o, generate_series(1, 100000) n;
  INSERT INTO dossier (id, organisation_id, campaign_id, campaign_version, award_code, nominee_id, unit_id, life_cycle, state,
      memory, content_digest, version, head_hash, created_at, changed_at)
    SELECT n.id, o.id, o.id, 1, 'ca-nhan', n.id, o.id, 1, 'evidence.appraisal', '{"dueAt": null, "held": false, "rounds": 0}',
      encode(sha256(n.name::bytea), 'hex'), 10, encode(sha256(n.name::bytea), 'hex'), now(), now()
    FROM organisation o, nominee n;
  INSERT INTO content_version (id, organisation_id, content, salt, digest, created_at)
    SELECT gen_random_uuid(), d.organisation_id, jsonb_build_object('text', repeat('Báo cáo thành tích. ', 12)), d.head_hash,
      encode(sha256((d.id || '/' || n)::bytea), 'hex'), now()
    FROM dossier d, generate_series(1, 3) n;
  INSERT INTO line (stream, stream_id, seq, organisation_id, body, hash, epoch)
    SELECT 'dossier', d.id, n, d.organisation_id, jsonb_build_object('v', 1, 'stream', 'dossier', 'streamId', d.id, 'seq', n,
      'organisationId', d.organisation_id, 'lifeCycle', 1, 'command', 'WRITE_CLAIM', 'from', 'evidence.collecting',
      'to', 'evidence.collecting', 'actorId', gen_random_uuid(), 'capacity', 'nominator', 'at', '2026-03-02T02:00:00.000Z',
      'basis', '{"kind": "screen"}'::jsonb, 'facts', '{"late": false, "openBlocks": []}'::jsonb, 'contentDigest', null,
      'prev', encode(sha256((d.id || '-' || n)::bytea), 'hex'), 'data', jsonb_build_object('change', jsonb_build_object(
        'kind', 'claim', 'code', 'c' || n, 'contentId', gen_random_uuid(),
        'digest', encode(sha256((d.id || '+' || n)::bytea), 'hex')))),
      encode(sha256((d.id || '.' || n)::bytea), 'hex'), i.epoch
    FROM dossier d, installation i, generate_series(1, 10) n;`;

export interface Measured {
  seconds: number;
  /** The most memory that the process held, in megabytes. */
  peak: number;
}

/** Saves a million lines from one embedded Postgres and brings them into another, both as durable as they are by default. */
export async function aMillionLines(): Promise<{ backup: Measured; restore: Measured; lines: number }> {
  const root = mkdtempSync(join(tmpdir(), 'vinhdanh-million-'));
  chmodSync(root, 0o711);
  const to = join(root, 'backup');
  try {
    await filled(join(root, 'one'));
    const backup = await measured({ DATA_DIR: join(root, 'one') }, ['backup', '--to', to]);
    const restore = await measured({ DATA_DIR: join(root, 'two') }, ['restore', '--from', to]);
    const manifest = JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8')) as {
      tables: { name: string; count: number }[];
    };
    return { backup, restore, lines: manifest.tables.find(({ name }) => name === 'line')!.count };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function filled(dataDir: string): Promise<void> {
  const postgres = await startEmbeddedPostgres(dataDir);
  try {
    await migrate(postgres.ownerUrl, postgres.appUrl);
    const client = new Client({ connectionString: postgres.ownerUrl });
    await client.connect();
    await client.query(FILL).finally(() => client.end());
  } finally {
    await postgres.stop();
  }
}

/** The whole command with the start and the stop of its Postgres. */
async function measured(env: Record<string, string>, args: string[]): Promise<Measured> {
  const begun = performance.now();
  const program = await runProgram(env, 'cli.js', args);
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, residentOf(program.pid))), 200);
  const code = await program.exit;
  clearInterval(watch);
  if (code !== 0) throw new Error(program.said.stderr);
  return { seconds: (performance.now() - begun) / 1000, peak };
}

function residentOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
