import { insertLines } from '../audit/ledger.js';

/**
 * The one statement that changes dossiers: compare-and-set on each version, a line, what must leave, the notes and the
 * answer to the request, or nothing at all of it. `$1` dossiers, `$2` lines, `$3` outbox rows, `$4` notes, `$5` answers
 * (JSON arrays; each names its dossier, but for what leaves for a batch), `$6` how many must move, or null where each moves
 * by itself. Returns the dossiers that moved. Where they are not `$6`, nothing but the moved rows themselves was written, and the
 * transaction is rolled back. `which` reads the ids to look for: by an array, so that a guess of their number cannot have all dossiers read.
 */
const writeMoves = (which: string): string => `
  WITH asked AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS a(id uuid, version integer, state text, memory jsonb, digest text,
      hash text, at timestamptz, due timestamptz, held boolean, referred boolean, receiver uuid)
  ), moved AS (
    UPDATE dossier d SET state = a.state, memory = a.memory, content_digest = a.digest, head_hash = a.hash,
      version = d.version + 1, changed_at = a.at, due_at = a.due, held = a.held, referred = a.referred,
      receiver_id = a.receiver
    FROM asked a WHERE d.id = ANY(ARRAY(${which})) AND d.id = a.id AND d.version = a.version RETURNING d.id
  ), done AS (
    SELECT id FROM moved WHERE $6::integer IS NULL OR (SELECT count(*) FROM moved) = $6::integer
  ), lined AS (${insertLines('$2', `(l.body ->> 'streamId')::uuid IN (SELECT id FROM done)`)}
  ), told AS (
    INSERT INTO outbox (id, organisation_id, kind, payload, next_at)
    SELECT t.id, t."organisationId", t.kind, t.payload, t."nextAt"
    FROM jsonb_to_recordset($3::jsonb) AS t(id uuid, "organisationId" uuid, kind text, payload jsonb,
      "nextAt" timestamptz, "dossierId" uuid)
    WHERE coalesce(t."dossierId", (SELECT id FROM done LIMIT 1)) IN (SELECT id FROM done)
  ), noted AS (
    INSERT INTO note (id, organisation_id, text, salt, digest, created_at)
    SELECT n.id, n."organisationId", n.text, n.salt, n.digest, n.at
    FROM jsonb_to_recordset($4::jsonb) AS n(id uuid, "organisationId" uuid, text text, salt text, digest text,
      at timestamptz, "dossierId" uuid)
    WHERE n."dossierId" IN (SELECT id FROM done)
  ), kept AS (
    INSERT INTO idempotency (person_id, route, key, request_digest, status, body, created_at)
    SELECT k."personId", k.route, k.key, k.digest, 200, k.body, k.at
    FROM json_to_recordset($5::json) AS k("personId" uuid, route text, key text, digest text, body json,
      at timestamptz, "dossierId" uuid)
    WHERE k."dossierId" IN (SELECT id FROM done)
  )
  SELECT id FROM done`;

const ASKED = 'SELECT id FROM asked';

/** Waits for whoever works on one of them. */
export const WRITE_MOVES = writeMoves(ASKED);

/** Leaves out what somebody works on: whoever waits for one row would hold up all the others, and two could wait for each other. */
export const WRITE_FREE_MOVES = writeMoves(
  `SELECT f.id FROM dossier f WHERE f.id = ANY(ARRAY(${ASKED})) FOR NO KEY UPDATE SKIP LOCKED`,
);
