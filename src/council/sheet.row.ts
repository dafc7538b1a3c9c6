import type { BatchHead } from '../audit/ledger.js';
import type { CouncilSize, NomineeCount } from '../domain/quorum.js';
import type { BallotKind, RuleCard } from '../domain/rule-card.js';
import type { Executor, Tx } from '../platform/database.js';
import type { Urn } from './ballot.box.js';
import { PUT_TO_VOTE } from './recusal.view.js';

/** The counts of a sheet: of the whole council, and for each dossier that was on it when it was counted. */
export interface SheetTally {
  size: CouncilSize;
  counts: NomineeCount[];
}

/** One campaign, award, rule card and round, with the nominees that are voted on together. */
export interface SheetRow extends BatchHead {
  stream: 'sheet';
  sittingId: string;
  campaignId: string;
  awardCode: string;
  card: RuleCard;
  ballotKind: BallotKind;
  round: number;
  /** Before the opening: deputies that were named when the sheet was made. */
  presiderId: string | null;
  secretaryId: string | null;
  sittingSecretaryId: string;
  /** The council as it was when the sheet was opened or counted; null before. */
  allMembers: number | null;
  present: number | null;
  minutesPaperId: string | null;
  minutesPromised: boolean;
  keyName: string | null;
  tally: SheetTally | null;
  tallySalt: string | null;
}

const READ = `
  SELECT 'sheet' AS stream, s.id, s.organisation_id AS "organisationId", s.state, s.version, s.head_hash AS "headHash",
    s.sitting_id AS "sittingId", s.campaign_id AS "campaignId", s.award_code AS "awardCode", s.card,
    s.ballot_kind AS "ballotKind", s.round, s.presider_id AS "presiderId", s.secretary_id AS "secretaryId",
    (SELECT g.secretary_id FROM sitting g WHERE g.id = s.sitting_id) AS "sittingSecretaryId",
    s.all_members AS "allMembers", s.present, s.minutes_paper_id AS "minutesPaperId",
    s.minutes_promised AS "minutesPromised", s.key_name AS "keyName", s.tally, s.tally_salt AS "tallySalt"
  FROM sheet s WHERE s.id = $1`;
const LOCK = `${READ} FOR UPDATE`;

export async function readSheet(on: Executor, id: string): Promise<SheetRow | undefined> {
  const [row] = await on.query<SheetRow>(READ, [id]);
  return row;
}

/** Locked until the transaction ends: ballots, the close and whatever else is asked of a sheet happen one by one. */
export async function lockSheet(tx: Tx, id: string): Promise<SheetRow | undefined> {
  const [row] = await tx.query<SheetRow>(LOCK, [id]);
  return row;
}

export interface OnSheet {
  dossierId: string;
  nomineeId: string;
  unitId: string;
  /** What the dossier held when the sheet was opened; null where it had left before. */
  contentDigest: string | null;
  /** What it holds now. */
  digestNow: string;
  outcome: 'passed' | 'failed' | null;
  active: boolean;
  removed: boolean;
}

const ON_SHEET = `
  SELECT o.dossier_id AS "dossierId", d.nominee_id AS "nomineeId", d.unit_id AS "unitId",
    o.content_digest AS "contentDigest", d.content_digest AS "digestNow", o.outcome, o.active, o.removed
  FROM sheet_dossier o JOIN dossier d ON d.id = o.dossier_id WHERE o.sheet_id = $1 ORDER BY o.position`;
const LOCK_DOSSIERS = `
  SELECT d.id FROM dossier d WHERE d.id IN (SELECT dossier_id FROM sheet_dossier WHERE sheet_id = $1 AND active)
  ORDER BY d.id FOR UPDATE`;

/** Every dossier that was ever on the sheet, in its order. */
export const dossiersOf = (on: Executor, sheetId: string): Promise<OnSheet[]> => on.query(ON_SHEET, [sheetId]);

/** Those still on it, locked first: a dossier that is just being held or withdrawn is waited for, and then left out. */
export async function lockDossiersOn(tx: Tx, sheetId: string): Promise<OnSheet[]> {
  await tx.query(LOCK_DOSSIERS, [sheetId]);
  return (await dossiersOf(tx, sheetId)).filter((one) => one.active);
}

/** What the ballots of the sheet answer: its dossiers as opened, those too that have left since. */
export const urnOf = (sheetId: string, dossiers: readonly OnSheet[]): Urn => ({
  sheetId,
  dossiers: dossiers.flatMap(({ dossierId, contentDigest }) => (contentDigest ? [{ dossierId, contentDigest }] : [])),
});

export interface SheetRecusal {
  personId: string;
  dossierId: string;
}

const RECUSALS = `
  SELECT r.person_id AS "personId", o.dossier_id AS "dossierId"
  FROM sheet s JOIN sheet_dossier o ON o.sheet_id = s.id AND ${PUT_TO_VOTE} JOIN dossier d ON d.id = o.dossier_id
    JOIN recusal r ON r.sitting_id = s.sitting_id AND d.nominee_id IN (SELECT id FROM rows_of_nominee(r.nominee_id))
  WHERE s.id = $1 ORDER BY o.position, r.person_id`;

/** Who may not vote on whom of this sheet; a dossier that left before the opening concerns nobody. */
export const recusalsOn = (on: Executor, sheetId: string): Promise<SheetRecusal[]> => on.query(RECUSALS, [sheetId]);

export interface OnRoll {
  personId: string;
  present: boolean;
  voted: boolean;
}

const ROLL = `SELECT person_id AS "personId", present, voted FROM sheet_roll WHERE sheet_id = $1 ORDER BY person_id`;

/** The council as it was when the sheet was opened: those present may vote, the absent may have written. */
export const rollOf = (on: Executor, sheetId: string): Promise<OnRoll[]> => on.query(ROLL, [sheetId]);
