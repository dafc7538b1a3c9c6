import { insertLines } from '../audit/ledger.js';

/**
 * The one statement that changes dossiers: compare-and-set on each version, a line, what must leave, the notes and the
 * answer to the request, or nothing at all. `$1` dossiers, `$2` lines, `$3` outbox rows, `$4` notes (JSON arrays), `$5`
 * now, `$6` how many must move, `$7` to `$11` the stamp (a null key keeps no answer). Returns how many moved: where that
 * is not `$6`, nothing but the moved rows themselves was written, and a batch's transaction is rolled back.
 */
export const WRITE_MOVES = `
  WITH asked AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS a(id uuid, version integer, state text, memory jsonb, digest text,
      hash text, at timestamptz, due timestamptz, held boolean, referred boolean, receiver uuid)
  ), moved AS (
    UPDATE dossier d SET state = a.state, memory = a.memory, content_digest = a.digest, head_hash = a.hash,
      version = d.version + 1, changed_at = a.at, due_at = a.due, held = a.held, referred = a.referred,
      receiver_id = a.receiver
    FROM asked a WHERE d.id = a.id AND d.version = a.version RETURNING d.id
  ), whole AS (
    SELECT count(*) = $6::integer AS done FROM moved
  ), lined AS (${insertLines('$2', '(SELECT done FROM whole)')}
  ), told AS (
    INSERT INTO outbox (id, organisation_id, kind, payload, next_at)
    SELECT t.id, t."organisationId", t.kind, t.payload, $5
    FROM jsonb_to_recordset($3::jsonb) AS t(id uuid, "organisationId" uuid, kind text, payload jsonb)
    WHERE (SELECT done FROM whole)
  ), noted AS (
    INSERT INTO note (id, organisation_id, text, salt, digest, created_at)
    SELECT n.id, n."organisationId", n.text, n.salt, n.digest, $5
    FROM jsonb_to_recordset($4::jsonb) AS n(id uuid, "organisationId" uuid, text text, salt text, digest text)
    WHERE (SELECT done FROM whole)
  ), kept AS (
    INSERT INTO idempotency (person_id, route, key, request_digest, status, body, created_at)
    SELECT $7::uuid, $8, $9, $10, 200, $11::json, $5 WHERE $9::text IS NOT NULL AND (SELECT done FROM whole)
  )
  SELECT (SELECT done FROM whole) AS done`;
