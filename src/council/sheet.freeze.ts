import { quorumMet } from '../domain/quorum.js';
import type { GuardFacts } from '../domain/trial.js';
import type { Tx } from '../platform/database.js';
import { membersOf } from './members.js';
import { leadersOf, type Deputies, type Leaders } from './sheet.leaders.js';
import { digestOfVote } from './sheet.record.js';
import { recusalsOn, type OnSheet, type SheetRow } from './sheet.row.js';
import { attendanceOf, holdSitting } from './sitting.row.js';

const OPINIONS = `SELECT person_id AS id FROM opinion WHERE sheet_id = $1`;
const FREEZE = `UPDATE sheet SET presider_id = $2, secretary_id = $3, all_members = $4, present = $5, key_name = $6
  WHERE id = $1`;
const ROLL = `INSERT INTO sheet_roll (sheet_id, person_id, present)
  SELECT $1, m.id, m.id = ANY($3::uuid[]) FROM unnest($2::uuid[]) AS m(id)`;
const DIGESTS = `UPDATE sheet_dossier o SET content_digest = d.content_digest FROM dossier d
  WHERE o.sheet_id = $1 AND o.active AND d.id = o.dossier_id`;

/** The council at the moment of the vote: who belongs to it, who is there, who wrote, and who leads. */
export interface Session {
  members: string[];
  present: string[];
  /** Absent members who sent a written opinion. */
  wrote: string[];
  leaders: Leaders;
  sittingOpen: boolean;
}

/** Reads it; the sitting stays as it is until the transaction ends. */
export async function sessionFor(tx: Tx, sheet: SheetRow, deputies: Deputies): Promise<Session> {
  const sitting = await holdSitting(tx, sheet.sittingId);
  const attendance = await attendanceOf(tx, sitting.id);
  const recusals = await recusalsOn(tx, sheet.id);
  const council = await membersOf(tx, sitting.organisationId);
  const members = [...council];
  const here = new Set(attendance.filter((one) => one.present).map(({ personId }) => personId));
  const present = members.filter((id) => here.has(id));
  const opinions = await tx.query<{ id: string }>(OPINIONS, [sheet.id]);
  const wrote = opinions.map(({ id }) => id).filter((id) => members.includes(id) && !here.has(id));
  const leaders = await leadersOf(tx, { sitting, sheet, attendance, recusals, members: council }, deputies);
  return { members, present, wrote, leaders, sittingOpen: sitting.state === 'open' };
}

/** What the guards of OPEN_VOTE and RECORD_COUNT read of it. */
export const factsOf = (
  { card, ballotKind }: SheetRow,
  { members, present, wrote, leaders, sittingOpen }: Session,
): Partial<GuardFacts> => ({
  sittingOpen,
  quorumMet: quorumMet(card, members.length, present.length),
  rollSize: present.length + wrote.length,
  leadersNamed: leaders.presiderId !== null && leaders.secretaryId !== null,
  ballotKind,
});

/** Everybody on the roll, by id, as the sheet's line says it: a roll that shrinks later is found out. */
export const rollIn = ({ members, present }: Session) => ({
  present: [...present],
  absent: members.filter((id) => !present.includes(id)),
});

/** Keeps it with the sheet, with what each dossier holds now. */
export async function freeze(tx: Tx, sheetId: string, session: Session, keyName: string | null): Promise<void> {
  const { members, present, leaders } = session;
  await tx.query(FREEZE, [
    ...[sheetId, leaders.presiderId, leaders.secretaryId],
    ...[members.length, present.length, keyName],
  ]);
  await tx.query(ROLL, [sheetId, members, present]);
  await tx.query(DIGESTS, [sheetId]);
}

/** One digest for all that is put to the vote, in the sheet's order. */
export const listDigest = (dossiers: readonly OnSheet[]): string =>
  digestOfVote(dossiers.map((one) => [one.dossierId, one.digestNow]));
