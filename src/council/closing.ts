import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import { countBallots, type CastBallot } from '../domain/tally.js';
import type { SignedIn } from '../people/signed-in.js';
import type { Tx } from '../platform/database.js';
import { SealBroken, unsealBallot, type Choices } from './ballot.box.js';
import { mustTake, SheetDesk } from './sheet.desk.js';
import { sheetCounted } from './sheet.messages.js';
import { dossiersOf, lockDossiersOn, rollOf, urnOf, type OnRoll, type OnSheet, type SheetRow } from './sheet.row.js';
import type { SheetTally } from './sheet.row.js';
import { keepTally } from './tally.keep.js';
import { UrnKeys, type Ended } from './urn.keys.js';
import { rollMustBeAsRecorded } from './sheet.proof.js';

interface BallotRow {
  personId: string;
  ciphertext: Buffer | null;
  choices: Choices | null;
}

const BALLOTS = `SELECT person_id AS "personId", ciphertext, choices FROM ballot WHERE sheet_id = $1`;
const OPINIONS = `SELECT person_id AS "personId", choices FROM opinion WHERE sheet_id = $1`;
const CAST = `SELECT body ->> 'actorId' AS id FROM line
  WHERE stream = 'sheet' AND stream_id = $1 AND body ->> 'command' = 'CAST_BALLOT'`;
const EMPTY = `DELETE FROM ballot WHERE sheet_id = $1`;

/** CLOSE_VOTE: the urn is opened, counted and emptied, and its dossiers move on, in one transaction. */
@Injectable()
export class Closing {
  constructor(
    private readonly desk: SheetDesk,
    private readonly keys: UrnKeys,
  ) {}

  async close(tx: Tx, person: SignedIn, sheetId: string, ifMatch: number | null): Promise<Ended> {
    const desk = await this.desk.sit(tx, person, sheetId, ifMatch);
    const { sheet, recusals } = desk;
    mustTake(sheet, 'CLOSE_VOTE');
    const dossiers = await lockDossiersOn(tx, sheetId);
    const changed = dossiers.filter((one) => one.contentDigest !== one.digestNow).map(({ dossierId }) => dossierId);
    if (changed.length > 0) throw refused('sheet.contentChanged', { dossiers: changed });
    const roll = await rollOf(tx, sheetId);
    await rollMustBeAsRecorded(tx, sheetId, roll);
    const ballots = [...(await this.openUrn(tx, sheet, roll)), ...(await writtenOpinions(tx, sheetId, roll))];
    const tally = talliedFrom(ballots, roll, recusals, dossiers);
    const tallyDigest = await keepTally(tx, sheetId, tally);
    if (sheet.ballotKind === 'secret') await tx.query(EMPTY, [sheetId]);
    const moved = await this.desk.carryOut(tx, desk, {
      ...{ command: 'CLOSE_VOTE', from: 'councilVote.voting', basis: { kind: 'screen' } },
      dossierIds: dossiers.map(({ dossierId }) => dossierId),
      facts: () => ({ actsForSheet: sheet.secretaryId === person.personId }),
      data: { tallyDigest },
      outbox: (seq) => sheetCounted(sheet, seq, sheet.presiderId!, dossiers.length),
    });
    return { moved, keyName: sheet.keyName };
  }

  /** The urn holds a ballot of everybody whose line says that he voted, and no other. */
  private async openUrn(tx: Tx, sheet: SheetRow, roll: readonly OnRoll[]): Promise<CastBallot[]> {
    const rows = await tx.query<BallotRow>(BALLOTS, [sheet.id]);
    const lines = await tx.query<{ id: string }>(CAST, [sheet.id]);
    const held = sorted(rows.map(({ personId }) => personId));
    const voted = sorted(roll.filter((one) => one.voted).map(({ personId }) => personId));
    if (held !== voted || held !== sorted(lines.map(({ id }) => id))) throw refused('sheet.urnBroken');
    if (sheet.ballotKind !== 'secret') return rows.map((row) => cast(row.personId, row.choices!));
    const key = sheet.keyName ? await this.keys.read(sheet.keyName) : undefined;
    if (!key) throw refused('sheet.keyLost');
    const urn = urnOf(sheet.id, await dossiersOf(tx, sheet.id));
    const ballots = rows.map((row) =>
      cast(
        row.personId,
        unsealed(() => unsealBallot(key, urn, row.personId, row.ciphertext!)),
      ),
    );
    key.fill(0);
    return ballots;
  }
}

const cast = (voterId: string, choices: Choices): CastBallot => ({ voterId, channel: 'ballot', choices });

const sorted = (ids: readonly string[]): string => [...ids].sort().join(' ');

function unsealed(open: () => Choices): Choices {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealBroken) throw refused('sheet.urnBroken');
    throw error;
  }
}

/** Of those who did not come; who came in the end has voted himself. */
async function writtenOpinions(tx: Tx, sheetId: string, roll: readonly OnRoll[]): Promise<CastBallot[]> {
  const away = new Set(roll.filter((one) => !one.present).map(({ personId }) => personId));
  const rows = await tx.query<{ personId: string; choices: Choices }>(OPINIONS, [sheetId]);
  return rows
    .filter(({ personId }) => away.has(personId))
    .map(({ personId, choices }) => ({ voterId: personId, channel: 'opinion', choices }));
}

/** Counts what is still on the sheet; a ballot says something too on dossiers that have left it. */
function talliedFrom(
  ballots: readonly CastBallot[],
  roll: readonly OnRoll[],
  recusals: Parameters<typeof countBallots>[2],
  dossiers: readonly OnSheet[],
): SheetTally {
  const ids = dossiers.map(({ dossierId }) => dossierId);
  const here = new Set(ids);
  const counted = ballots.map((ballot) => ({
    ...ballot,
    choices: Object.fromEntries(Object.entries(ballot.choices).filter(([id]) => here.has(id))),
  }));
  const council = roll.map(({ personId }) => personId);
  const still = recusals.filter(({ dossierId }) => here.has(dossierId));
  const size = {
    allMembers: council.length,
    present: roll.filter((one) => one.present).length,
    opinions: ballots.filter(({ channel }) => channel === 'opinion').length,
  };
  return { size, counts: countBallots(counted, council, still, ids) };
}
