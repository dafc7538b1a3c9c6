import type { Clock } from '../platform/clock.js';
import type { Database, Tx } from '../platform/database.js';
import { wrongField } from '../platform/input.pipe.js';
import { newId } from '../platform/random.js';
import { isUsername } from '../platform/text.decorator.js';
import { Hashing } from './hashing.js';
import { noteAccount } from './account.lines.js';
import { insertPerson, insertRole } from './people.sql.js';
import { drawSlip, issueSlip, printSlip } from './slip.js';

export interface NewAdmin {
  username: string;
  fullName: string;
  organisationCode: string;
  /** Of an organisation that is not there yet; its code when left out. */
  organisationName?: string;
  /** Where to sign in, for the slip. */
  address: string;
}

export interface AddedAdmin {
  personId: string;
  organisationId: string;
  /** The slip to be printed; its code is told this once. */
  printable: string;
}

/**
 * Makes a person administrator of an organisation and hands him a slip, from the command line: the first of an
 * installation, or one where all others are lost. Adds the organisation and the person where they are missing.
 */
export async function addAdmin(database: Database, clock: Clock, asked: NewAdmin): Promise<AddedAdmin> {
  if (!isUsername(asked.username)) throw wrongField('username', 'username.malformed');
  const slip = await drawSlip(new Hashing());
  return database.transaction(async (tx) => {
    const organisation = await theOrganisation(tx, clock, asked);
    const person = await thePerson(tx, clock, asked);
    const given = { organisationId: organisation.id, role: 'admin', unitId: null } as const;
    const { fresh } = await insertRole(tx, clock, person.id, given);
    const { role, unitId } = given;
    const byConsole = { personId: null };
    if (fresh)
      await noteAccount(tx, clock, byConsole, [organisation.id], {
        command: 'GRANT_ROLE',
        personId: person.id,
        role,
        unitId,
      });
    await noteAccount(tx, clock, byConsole, [organisation.id], { command: 'ISSUE_SLIP', personId: person.id });
    const expiresAt = await issueSlip(tx, clock, slip, { personId: person.id, issuedBy: null });
    const { timeZone } = organisation;
    const printable = printSlip({ ...person, code: slip.code, expiresAt, address: asked.address, timeZone });
    return { personId: person.id, organisationId: organisation.id, printable };
  });
}

async function theOrganisation(
  tx: Tx,
  clock: Clock,
  { organisationCode, organisationName = organisationCode }: NewAdmin,
): Promise<{ id: string; timeZone: string }> {
  await tx.query(
    `INSERT INTO organisation (id, code, name, kind) VALUES ($1, $2, $3, 'commune') ON CONFLICT (code) DO NOTHING`,
    [newId(clock.now()), organisationCode, organisationName],
  );
  const [row] = await tx.query<{ id: string; timeZone: string }>(
    'SELECT id, time_zone AS "timeZone" FROM organisation WHERE code = $1',
    [organisationCode],
  );
  return row!;
}

async function thePerson(
  tx: Tx,
  clock: Clock,
  { username, fullName }: NewAdmin,
): Promise<{ id: string; username: string; fullName: string }> {
  const [known] = await tx.query<{ id: string; username: string; fullName: string }>(
    'UPDATE person SET active = true WHERE username = $1 RETURNING id, username, full_name AS "fullName"',
    [username],
  );
  return known ?? { id: await insertPerson(tx, clock, { username, fullName, email: null }), username, fullName };
}
