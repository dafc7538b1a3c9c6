import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { wrongField } from '../platform/input.pipe.js';
import { Hashing } from './hashing.js';
import type { PersonChange, PersonRequest } from './people.dto.js';
import { noteAccount } from './account.lines.js';
import { insertPerson, keepAnAdmin } from './people.sql.js';
import type { SlipView } from './people.view.js';
import { Roles, type Held } from './roles.service.js';
import { SessionStore } from './session.store.js';
import type { SignedIn } from './signed-in.js';
import { drawSlip, issueSlip, printSlip, type DrawnSlip } from './slip.js';

interface Addressee extends Record<string, unknown> {
  username: string;
  fullName: string;
  timeZone: string;
}

const ADDRESSEE = `
  SELECT p.username, p.full_name AS "fullName", o.time_zone AS "timeZone"
  FROM person p JOIN role r ON r.person_id = p.id JOIN organisation o ON o.id = r.organisation_id
  WHERE p.id = $1 ORDER BY r.id LIMIT 1`;

/** Accounts, as administrators make and change them. */
@Injectable()
export class People {
  constructor(
    private readonly clock: Clock,
    private readonly hashing: Hashing,
    private readonly roles: Roles,
    private readonly sessions: SessionStore,
  ) {}

  /** Outside of any transaction, since hashing waits its turn. */
  drawSlip(): Promise<DrawnSlip> {
    return drawSlip(this.hashing);
  }

  async add(tx: Tx, by: SignedIn, asked: PersonRequest): Promise<string> {
    const { username, fullName, email = null, organisationId, roles, unitId = null } = asked;
    if (roles.length === 0) throw wrongField('roles', 'value.missing');
    if (unitId !== null && !roles.includes('nominator')) throw refused('role.unit');
    const personId = await insertPerson(tx, this.clock, { username, fullName, email });
    for (const role of new Set(roles)) {
      const unit = role === 'nominator' ? unitId : null;
      await this.roles.give(tx, by, personId, { organisationId, role, unitId: unit });
    }
    return personId;
  }

  async change(tx: Tx, by: SignedIn, personId: string, asked: PersonChange): Promise<void> {
    const held = await this.roles.ruled(tx, by, personId);
    if (asked.active === false) {
      const administered = held.filter(({ role }) => role === 'admin').map(({ organisationId }) => organisationId);
      for (const organisationId of administered.sort()) await keepAnAdmin(tx, organisationId, personId);
      await this.sessions.closeAll(tx, personId);
    }
    await tx.query(
      `UPDATE person SET active = coalesce($2, active), full_name = coalesce($3, full_name),
                         email = CASE WHEN $4 THEN $5 ELSE email END
       WHERE id = $1`,
      [personId, asked.active, asked.fullName, asked.email !== undefined, asked.email],
    );
    const { active } = asked;
    const change = { command: 'CHANGE_ACCOUNT', personId, ...(active !== undefined && { active }) } as const;
    await noteAccount(tx, this.clock, by, placesOf(held), change);
  }

  async giveSlip(tx: Tx, by: SignedIn, personId: string, slip: DrawnSlip, address: string): Promise<SlipView> {
    const held = await this.roles.ruled(tx, by, personId);
    await noteAccount(tx, this.clock, by, placesOf(held), { command: 'ISSUE_SLIP', personId });
    const expiresAt = await issueSlip(tx, this.clock, slip, { personId, issuedBy: by.personId });
    const [to] = await tx.query<Addressee>(ADDRESSEE, [personId]);
    const printable = printSlip({ ...to!, code: slip.code, expiresAt, address });
    return { code: slip.code, expiresAt, printable };
  }
}

const placesOf = (held: readonly Held[]): string[] => held.map(({ organisationId }) => organisationId);
