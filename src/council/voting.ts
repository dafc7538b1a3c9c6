import { Injectable } from '@nestjs/common';
import { advance } from '../audit/ledger.js';
import { canonicalJson } from '../domain/canonical.js';
import { refused } from '../domain/refusals.js';
import { mustHold } from '../people/reach.js';
import type { SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database.js';
import { FIND_ANSWER, Once, type Stamp } from '../platform/once.js';
import { receiptOf, requestDigest, sealBallot, type Choices, type Urn } from './ballot.box.js';
import { checkChoices } from './choices.js';
import { COUNCIL_ROLES } from './members.js';
import {
  dossiersOf,
  lockSheet,
  readSheet,
  recusalsOn,
  rollOf,
  urnOf,
  type OnRoll,
  type SheetRow,
} from './sheet.row.js';
import { UrnKeys } from './urn.keys.js';

export interface CastAnswer {
  /** Digest of what the urn holds for this voter; it repeats no choice. */
  receipt: string;
}

const PUT_IN = `INSERT INTO ballot (sheet_id, person_id, ciphertext, choices) VALUES ($1, $2, $3, $4)`;
const MARK = `UPDATE sheet_roll SET voted = true WHERE sheet_id = $1 AND person_id = $2`;

/**
 * CAST_BALLOT: one ballot of one member for the whole sheet, final. Voters wait for each other on the sheet's row, so
 * nobody loses a race and nobody has to ask again. See docs/decisions/0003-secret-ballots.md.
 */
@Injectable()
export class Voting {
  constructor(
    private readonly database: Database,
    private readonly once: Once,
    private readonly keys: UrnKeys,
    private readonly clock: Clock,
  ) {}

  /** Of `stamp` the digest is not used for a secret sheet: a plain digest of a ballot can be guessed. */
  async cast(person: SignedIn, sheetId: string, choices: Choices, stamp: Stamp): Promise<CastAnswer> {
    const sheet = await readSheet(this.database, sheetId);
    if (!sheet) throw refused('notFound');
    mustHold(person, sheet.organisationId, ...COUNCIL_ROLES);
    if (sheet.ballotKind !== 'secret')
      return this.once.run(stamp, (tx) => this.castOne(tx, person, sheetId, choices, openBallot));
    const key = sheet.keyName ? await this.keys.read(sheet.keyName) : undefined;
    if (!key) return this.withoutKey(person, sheet, choices, stamp);
    const keyed = { ...stamp, digest: requestDigest(key, person.personId, choices) };
    const put = (urn: Urn) => secretBallot(key, urn, person.personId, choices);
    return this.once.run(keyed, (tx) => this.castOne(tx, person, sheetId, choices, put));
  }

  /**
   * The urn is closed for ever: who repeats a request that was accepted is given its answer, anybody else is told why, by
   * the sheet as it stands now. It may have ended since the sender was let in, or have been opened.
   */
  private async withoutKey(
    person: SignedIn,
    { id, keyName }: SheetRow,
    choices: Choices,
    stamp: Stamp,
  ): Promise<CastAnswer> {
    const { route, key } = stamp;
    const [kept] = key
      ? await this.database.query<{ body: CastAnswer }>(FIND_ANSWER, [person.personId, route, key])
      : [];
    if (kept) return kept.body;
    const sheet = (await readSheet(this.database, id))!;
    if (sheet.keyName !== keyName) return this.cast(person, id, choices, stamp);
    const roll = await rollOf(this.database, id);
    mustStillVote(
      sheet,
      roll.find(({ personId }) => personId === person.personId),
    );
    throw refused('sheet.keyLost');
  }

  private async castOne(
    tx: Tx,
    person: SignedIn,
    sheetId: string,
    choices: Choices,
    put: (urn: Urn, choices: Choices, voterId: string) => Held,
  ): Promise<CastAnswer> {
    const { personId } = person;
    const sheet = (await lockSheet(tx, sheetId))!;
    const roll = await rollOf(tx, sheetId);
    mustStillVote(
      sheet,
      roll.find((one) => one.personId === personId),
    );
    const urn = urnOf(sheetId, await dossiersOf(tx, sheetId));
    const recusals = await recusalsOn(tx, sheetId);
    const own = recusals.filter((one) => one.personId === personId).map(({ dossierId }) => dossierId);
    checkChoices(
      choices,
      urn.dossiers.map(({ dossierId }) => dossierId),
      own,
    );
    const { ciphertext, json, receipt } = put(urn, choices, personId);
    await tx.query(PUT_IN, [sheetId, personId, ciphertext, json]);
    await tx.query(MARK, [sheetId, personId]);
    const entry = { command: 'CAST_BALLOT', actorId: personId, at: this.clock.now() };
    await advance(tx, sheet, { ...entry, capacity: 'councilMember', basis: { kind: 'screen' } });
    return { receipt };
  }
}

/** What lies in the table, and the receipt for it. */
interface Held {
  ciphertext: Buffer | null;
  json: string | null;
  receipt: string;
}

function secretBallot(key: Buffer, urn: Urn, voterId: string, choices: Choices): Held {
  const ciphertext = sealBallot(key, urn, voterId, choices);
  return { ciphertext, json: null, receipt: receiptOf(ciphertext) };
}

const openBallot = ({ sheetId }: Urn, choices: Choices, voterId: string): Held => ({
  ciphertext: null,
  json: JSON.stringify(choices),
  receipt: openReceipt(sheetId, voterId, choices),
});

export const openReceipt = (sheetId: string, voterId: string, choices: Choices): string =>
  receiptOf(canonicalJson({ sheetId, voterId, choices }));

function mustStillVote({ state }: SheetRow, voter: OnRoll | undefined): void {
  if (voter?.voted && state !== 'void') throw refused('ballot.alreadyCast');
  if (state !== 'open') throw refused('sheet.notOpen', { state });
  if (!voter?.present) throw refused('ballot.notOnRoll');
}
