import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { LETTER_READINESS, whatIsAwaited, type Readiness } from './delivery.view.js';
import type { LetterDecision, LetterLine, MemberAnswer, WAITS_FOR } from './letter.life.js';
import { PAPER_REF } from './paper.ref.js';
import type { Submission } from './submission.row.js';

const TOLD = `l.body ->> 'command' AS command, l.body ->> 'at' AS at, l.body ->> 'capacity' AS capacity,
    l.body #>> '{basis,kind}' AS basis, n.text AS reason, ${PAPER_REF} AS paper`;
const BESIDE = `LEFT JOIN note n ON n.id = (l.body #>> '{data,noteId}')::uuid
  LEFT JOIN paper p ON p.id = (l.body #>> '{basis,paperId}')::uuid`;
const LINES = `SELECT ${TOLD}, l.seq, l.body ->> 'to' AS to, w.full_name AS who, l.body #>> '{data,failureCode}' AS "failureCode",
    l.body #> '{data,dossierIds}' AS "dossierIds", l.body #>> '{data,decisionId}' AS "decisionId"
  FROM line l LEFT JOIN person w ON w.id = (l.body ->> 'actorId')::uuid ${BESIDE}
  WHERE l.stream = 'submission' AND l.stream_id = $1 ORDER BY l.seq`;
/** From its signature in this letter until it is signed again. */
const SINCE = `l.seq > m.signed_seq AND l.seq < coalesce((SELECT min(s.seq) FROM line s WHERE s.stream = 'dossier'
    AND s.stream_id = m.dossier_id AND s.seq > m.signed_seq AND s.body ->> 'command' = 'SIGN'), ${2_147_483_647})`;
const ANSWERS = `SELECT DISTINCT ON (m.dossier_id) m.dossier_id AS "dossierId", ${TOLD}, l.body #>> '{data,outcome}' AS outcome,
    CASE WHEN l.body #>> '{data,batch,kind}' = 'decision' THEN l.body #>> '{data,batch,id}' END AS "decisionId",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('code', i.code, 'text', t.text) ORDER BY i.code), '[]')
      FROM supplement_item i LEFT JOIN note t ON t.id = i.note_id
      WHERE i.dossier_id = m.dossier_id AND i.seq = l.seq) AS items
  FROM submission_dossier m JOIN line l ON l.stream = 'dossier' AND l.stream_id = m.dossier_id AND ${SINCE} ${BESIDE}
  WHERE m.submission_id = $1 AND l.body ->> 'command' = ANY($2) ORDER BY m.dossier_id, l.seq DESC`;
/** Of a decision `d`. */
export const DECISION_COLUMNS = `d.id, d.created_at AS "createdAt", (SELECT ${PAPER_REF} FROM paper_of_decision(d.id) p) AS paper,
    (SELECT count(*)::int FROM decision_outcome r WHERE r.decision_id = d.id AND r.outcome = 'awarded') AS awarded,
    (SELECT count(*)::int FROM decision_outcome r WHERE r.decision_id = d.id AND r.outcome <> 'awarded') AS "notAwarded"`;
const DECISIONS = `SELECT ${DECISION_COLUMNS} FROM decision d WHERE d.submission_id = $1 ORDER BY d.created_at, d.id`;

/** What is said of a dossier that was signed in a letter. */
const OF_A_DOSSIER = [
  'ACKNOWLEDGE',
  'RETURN',
  'RECORD_DECISION',
  'NO_ANSWER',
  'RECALL',
  'WITHDRAW',
  'REINSTATE',
  'REVOKE',
];
/** What of a letter's life its receiver took part in. */
const WITH_RECEIVER_TOO = ['SIGN', 'DELIVERED', 'ACKNOWLEDGE', 'RETURN', 'RECORD_DECISION', 'NO_ANSWER'];

/** What happened to a letter and what was said of its dossiers. `outside` is whoever reads it as its receiver. */
@Injectable()
export class LetterLife {
  constructor(private readonly database: Database) {}

  async lines(id: string, outside: boolean): Promise<LetterLine[]> {
    const lines = await this.database.query<LetterLine & Record<string, unknown>>(LINES, [id]);
    if (!outside) return lines;
    const shared = lines.filter(({ command }) => WITH_RECEIVER_TOO.includes(command));
    return shared.map((line) => ({ ...theirs(line), dossierIds: null }));
  }

  async answers(id: string, outside: boolean): Promise<Map<string, MemberAnswer>> {
    type Row = MemberAnswer & { dossierId: string };
    const rows = await this.database.query<Row & Record<string, unknown>>(ANSWERS, [id, OF_A_DOSSIER]);
    return new Map(rows.map(({ dossierId, ...answer }) => [dossierId, outside ? theirs(answer) : answer]));
  }

  decisions(id: string): Promise<LetterDecision[]> {
    return this.database.query<LetterDecision & Record<string, unknown>>(DECISIONS, [id]);
  }

  /** What keeps a signed letter from leaving by itself. */
  async waitsFor({ id, state, channel }: Submission): Promise<(typeof WAITS_FOR)[number] | null> {
    if (state !== 'signed' || channel !== 'inbox') return null;
    const [readiness] = await this.database.query<Readiness & Record<string, unknown>>(LETTER_READINESS, [id]);
    return whatIsAwaited(readiness!) ?? null;
  }
}

/** To the receiver the commune's people are offices, and their reasons and papers their own. */
function theirs<Shown extends Pick<LetterLine, 'capacity' | 'reason' | 'paper'> & { who?: string | null }>(
  told: Shown,
): Shown {
  if (told.capacity === 'authorityOfficer') return told;
  return { ...told, ...('who' in told && { who: null }), reason: null, paper: null };
}
