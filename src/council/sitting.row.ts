import type { BatchHead } from '../audit/ledger.js';
import type { Executor, Tx } from '../platform/database.js';

/** One meeting of the council. */
export interface SittingRow extends BatchHead {
  stream: 'sitting';
  campaignId: string;
  timeZone: string;
  title: string;
  place: string;
  plannedAt: Date;
  presiderId: string;
  secretaryId: string;
}

export const SITTING_COLUMNS = `'sitting' AS stream, s.id, s.organisation_id AS "organisationId", s.state, s.version,
  s.head_hash AS "headHash", s.campaign_id AS "campaignId", o.time_zone AS "timeZone", s.title, s.place,
  s.planned_at AS "plannedAt", s.presider_id AS "presiderId", s.secretary_id AS "secretaryId"
  FROM sitting s JOIN organisation o ON o.id = s.organisation_id`;

const READ = `SELECT ${SITTING_COLUMNS} WHERE s.id = $1`;
const LOCK = `${READ} FOR UPDATE OF s`;
const HOLD = `${READ} FOR SHARE OF s`;

export async function readSitting(on: Executor, id: string): Promise<SittingRow | undefined> {
  const [row] = await on.query<SittingRow>(READ, [id]);
  return row;
}

/** To change it: whoever comes second waits. */
export async function lockSitting(tx: Tx, id: string): Promise<SittingRow | undefined> {
  const [row] = await tx.query<SittingRow>(LOCK, [id]);
  return row;
}

/** To rely on it: it stays as it was read until the transaction ends. */
export async function holdSitting(tx: Tx, id: string): Promise<SittingRow> {
  const [row] = await tx.query<SittingRow>(HOLD, [id]);
  return row!;
}

const PRESENT = `SELECT person_id AS "personId", present FROM sitting_attendance WHERE sitting_id = $1 ORDER BY person_id`;
const RECUSALS = `SELECT person_id AS "personId", nominee_id AS "nomineeId" FROM recusal WHERE sitting_id = $1
  ORDER BY person_id, nominee_id`;
const AGENDA = `SELECT award_code AS code FROM sitting_agenda WHERE sitting_id = $1 ORDER BY position`;

export interface Attendance {
  personId: string;
  present: boolean;
}

export interface Recusal {
  personId: string;
  nomineeId: string;
}

export const attendanceOf = (on: Executor, sittingId: string): Promise<Attendance[]> => on.query(PRESENT, [sittingId]);

export const recusalsIn = (on: Executor, sittingId: string): Promise<Recusal[]> => on.query(RECUSALS, [sittingId]);

export async function agendaOf(on: Executor, sittingId: string): Promise<string[]> {
  const rows = await on.query<{ code: string }>(AGENDA, [sittingId]);
  return rows.map(({ code }) => code);
}
