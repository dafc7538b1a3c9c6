import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../people/signed-in.js';
import type { Tx } from '../platform/database.js';
import { mustTake, SheetDesk } from './sheet.desk.js';
import { factsOf, freeze, listDigest, rollIn, sessionFor } from './sheet.freeze.js';
import type { Deputies } from './sheet.leaders.js';
import { sheetOpened } from './sheet.messages.js';
import { lockDossiersOn } from './sheet.row.js';
import type { BatchMoved } from './sitting.service.js';
import { UrnKeys } from './urn.keys.js';

/** OPEN_VOTE: the council and what it votes on are frozen, and a secret sheet gets the key of its urn. */
@Injectable()
export class SheetOpening {
  constructor(
    private readonly desk: SheetDesk,
    private readonly keys: UrnKeys,
  ) {}

  /**
   * The key is on the disk before this returns, so before the transaction commits. A key whose transaction did not commit
   * locks nothing; it is left to the sweep, since a failed commit may have been a commit.
   */
  async open(
    tx: Tx,
    person: SignedIn,
    sheetId: string,
    deputies: Deputies,
    ifMatch: number | null,
  ): Promise<BatchMoved> {
    const desk = await this.desk.sit(tx, person, sheetId, ifMatch);
    const { sheet } = desk;
    mustTake(sheet, 'OPEN_VOTE');
    const session = await sessionFor(tx, sheet, deputies);
    const dossiers = await lockDossiersOn(tx, sheetId);
    const facts = factsOf(sheet, session);
    const { members, present, wrote, leaders } = session;
    const moved = await this.desk.carryOut(tx, desk, {
      ...{ command: 'OPEN_VOTE', from: 'councilVote.scheduled', basis: { kind: 'screen' } },
      dossierIds: dossiers.map(({ dossierId }) => dossierId),
      facts: () => facts,
      lineFacts: { members: members.length, present: present.length, wrote: wrote.length },
      data: { ...leaders, ...rollIn(session) },
      contentDigest: listDigest(dossiers),
      outbox: (seq) => sheetOpened(sheet, seq, present, dossiers.length),
    });
    const keyName = sheet.ballotKind === 'secret' ? await this.keys.make(sheetId) : null;
    await freeze(tx, sheetId, session, keyName);
    return moved;
  }
}
