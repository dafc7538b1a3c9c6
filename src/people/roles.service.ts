import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { wrongField } from '../platform/input.pipe.js';
import { noteAccount } from './account.lines.js';
import { insertRole, keepAnAdmin, type NewRole } from './people.sql.js';
import { mustHold } from './reach.js';
import { lockPerson } from './slip.js';
import { organisationsOf, type SignedIn } from './signed-in.js';

export interface Held extends NewRole, Record<string, unknown> {
  id: string;
}

/** Who holds which role where, and which administrator may change it. */
@Injectable()
export class Roles {
  constructor(private readonly clock: Clock) {}

  /** The form of a grant: the unit of a nominator, in the same organisation. */
  async give(tx: Tx, by: SignedIn, personId: string, given: NewRole): Promise<string> {
    mustHold(by, given.organisationId, 'admin');
    if ((given.role === 'nominator') !== (given.unitId !== null)) throw refused('role.unit');
    if (given.unitId !== null) await this.unitExists(tx, given.organisationId, given.unitId);
    const { id, fresh } = await insertRole(tx, this.clock, personId, given);
    if (fresh) await this.note(tx, by, personId, 'GRANT_ROLE', given);
    return id;
  }

  /** To somebody who acts already in an organisation of the giver's. */
  async giveMore(tx: Tx, by: SignedIn, personId: string, given: NewRole): Promise<string> {
    await this.reachable(tx, by, personId);
    return this.give(tx, by, personId, given);
  }

  /** The last role of a person stays: without any, no administrator would find him again. */
  async take(tx: Tx, by: SignedIn, personId: string, roleId: string): Promise<void> {
    const held = await this.reachable(tx, by, personId);
    const taken = held.find(({ id }) => id === roleId);
    if (!taken) throw refused('notFound');
    mustHold(by, taken.organisationId, 'admin');
    if (taken.role === 'admin') await keepAnAdmin(tx, taken.organisationId, personId);
    if (held.length === 1) throw refused('role.last');
    await tx.query('DELETE FROM role WHERE id = $1', [roleId]);
    await this.note(tx, by, personId, 'TAKE_ROLE', taken);
  }

  private note(tx: Tx, by: SignedIn, personId: string, command: 'GRANT_ROLE' | 'TAKE_ROLE', given: NewRole) {
    const { organisationId, role, unitId } = given;
    return noteAccount(tx, this.clock, by, [organisationId], { command, personId, role, unitId });
  }

  /**
   * The roles of a person whose account an administrator may change: he must administer every organisation in which the
   * person acts, else he could act there in the person's name.
   */
  async ruled(tx: Tx, by: SignedIn, personId: string): Promise<Held[]> {
    const held = await this.reachable(tx, by, personId);
    const administered = organisationsOf(by, 'admin');
    if (!held.every(({ organisationId }) => administered.includes(organisationId))) throw refused('person.elsewhere');
    return held;
  }

  /** Locks the person, and answers as for an absent one unless he acts in an organisation that `by` administers. */
  private async reachable(tx: Tx, by: SignedIn, personId: string): Promise<Held[]> {
    await lockPerson(tx, personId);
    const held = await tx.query<Held>(
      `SELECT id, organisation_id AS "organisationId", role, unit_id AS "unitId" FROM role
       WHERE person_id = $1 ORDER BY id`,
      [personId],
    );
    const administered = organisationsOf(by, 'admin');
    if (!held.some(({ organisationId }) => administered.includes(organisationId))) throw refused('notFound');
    return held;
  }

  private async unitExists(tx: Tx, organisationId: string, unitId: string): Promise<void> {
    const found = await tx.query('SELECT 1 FROM unit WHERE organisation_id = $1 AND id = $2', [organisationId, unitId]);
    if (found.length === 0) throw wrongField('unitId', 'value.unknown');
  }
}
