import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import type { Basis } from '../domain/vocabulary.js';
import type { SignedIn } from '../people/signed-in.js';
import type { Tx } from '../platform/database.js';
import { checkChoices } from './choices.js';
import { membersOf } from './members.js';
import { mustBePaper } from './papers.sql.js';
import type { OpinionRequest } from './sheet.dto.js';
import { mustServe, mustTake, SheetDesk } from './sheet.desk.js';
import { dossiersOf, rollOf, urnOf, type SheetRow } from './sheet.row.js';
import { attendanceOf } from './sitting.row.js';
import type { BatchMoved } from './sitting.service.js';
import { saltedDigest } from '../domain/line.js';
import { newBytes } from '../platform/random.js';

const KEEP = `INSERT INTO opinion (sheet_id, person_id, paper_id, choices, salt) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (sheet_id, person_id) DO UPDATE SET paper_id = $3, choices = $4, salt = $5`;

/** RECORD_OPINION: what an absent member wrote, entered from his paper. Its line says that it came, and commits to it by a digest. */
@Injectable()
export class Opinions {
  constructor(private readonly desk: SheetDesk) {}

  async record(
    tx: Tx,
    person: SignedIn,
    sheetId: string,
    { personId, paperId, choices }: OpinionRequest,
    ifMatch: number | null,
  ): Promise<BatchMoved> {
    const desk = await this.desk.sit(tx, person, sheetId, ifMatch);
    const { sheet, actor, recusals } = desk;
    mustServe(desk);
    mustTake(sheet, 'RECORD_OPINION');
    if (sheet.card.writtenOpinions !== 'counted') throw refused('opinion.notAllowed');
    await mustBeAbsent(tx, sheet, personId);
    await mustBePaper(tx, sheet.organisationId, paperId, 'writtenOpinion');
    const own = recusals.filter((one) => one.personId === personId).map(({ dossierId }) => dossierId);
    checkChoices(choices, await askedOf(tx, sheet), own);
    const salt = newBytes(32).toString('hex');
    await tx.query(KEEP, [sheetId, personId, paperId, JSON.stringify(choices), salt]);
    const basis: Basis = { kind: 'paper', paperId };
    return this.desk.write(tx, sheet, actor, {
      ...{ command: 'RECORD_OPINION', capacity: 'councilMember', basis },
      data: { personId, choicesDigest: saltedDigest(salt, { ...choices }) },
    });
  }
}

/** The dossiers as opened; before that, those on the sheet. */
async function askedOf(tx: Tx, sheet: SheetRow): Promise<string[]> {
  const dossiers = await dossiersOf(tx, sheet.id);
  if (sheet.state === 'open') return urnOf(sheet.id, dossiers).dossiers.map(({ dossierId }) => dossierId);
  return dossiers.filter((one) => one.active).map(({ dossierId }) => dossierId);
}

/** Of the council, and not there: by the roll once it is frozen, by the attendance before. */
async function mustBeAbsent(tx: Tx, sheet: SheetRow, personId: string): Promise<void> {
  const roll = await rollOf(tx, sheet.id);
  const members = sheet.state === 'open' ? roll.map((one) => one.personId) : await membersOf(tx, sheet.organisationId);
  if (![...members].includes(personId)) throw refused('sitting.notMember', { persons: [personId] });
  const seated = sheet.state === 'open' ? roll : await attendanceOf(tx, sheet.sittingId);
  if (seated.some((one) => one.personId === personId && one.present)) throw refused('opinion.present');
}
