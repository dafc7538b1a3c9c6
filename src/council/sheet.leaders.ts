import { refused } from '../domain/refusals.js';
import type { Role } from '../domain/vocabulary.js';
import type { Executor } from '../platform/database.js';
import { holdersOf, MAY_PRESIDE, MAY_RECORD } from './members.js';
import type { Attendance, SittingRow } from './sitting.row.js';
import type { SheetRecusal, SheetRow } from './sheet.row.js';

/** Who stands in where the sitting's own may not lead this sheet. */
export interface Deputies {
  presiderDeputyId?: string;
  secretaryDeputyId?: string;
}

export interface Leaders {
  presiderId: string | null;
  secretaryId: string | null;
}

interface Circumstances {
  sitting: SittingRow;
  sheet: SheetRow;
  attendance: readonly Attendance[];
  recusals: readonly SheetRecusal[];
  /** The council: whose presence is known by the attendance. */
  members: ReadonlySet<string>;
}

/**
 * Who leads a sheet: the sitting's own, or a deputy where they are recused for one of its nominees or not there. A
 * place stays empty where nobody fit is named; a deputy for somebody who can lead himself is refused.
 */
export async function leadersOf(on: Executor, known: Circumstances, named: Deputies): Promise<Leaders> {
  const { sitting, sheet } = known;
  const presider = named.presiderDeputyId ?? sheet.presiderId;
  const secretary = named.secretaryDeputyId ?? sheet.secretaryId;
  const presiderId = await leader(on, known, sitting.presiderId, presider, MAY_PRESIDE);
  const secretaryId = await leader(on, known, sitting.secretaryId, secretary, MAY_RECORD);
  return { presiderId, secretaryId: secretaryId === presiderId ? null : secretaryId };
}

async function leader(
  on: Executor,
  known: Circumstances,
  ownId: string,
  deputyId: string | null,
  roles: readonly Role[],
): Promise<string | null> {
  const canLead = mayLead(known, ownId);
  if (canLead && deputyId && deputyId !== ownId) throw refused('sheet.deputyNotNeeded', { personId: ownId });
  if (canLead) return ownId;
  if (!deputyId || !mayLead(known, deputyId)) return null;
  return (await holdersOf(on, known.sitting.organisationId, roles)).has(deputyId) ? deputyId : null;
}

/** Not recused, and there: a member who is not on the attendance list is away, and of anybody else there is no list. */
function mayLead({ attendance, recusals, members }: Circumstances, id: string): boolean {
  const isHere = !members.has(id) || attendance.some(({ personId, present }) => personId === id && present);
  return isHere && !recusals.some(({ personId }) => personId === id);
}
