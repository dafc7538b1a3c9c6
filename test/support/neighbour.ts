import { Client as Postgres } from 'pg';
import { newId } from '../../src/platform/random.js';
import { ACCOUNTS, UNITS } from '../../src/sample/sample.people.js';
import { movedPlan } from '../../src/sample/sample.season.js';
import type { Client } from './client.js';
import type { Season } from './season.js';

/** The name of the neighbour's officer who does what this one does in the commune. */
export const nearbyName = (username: string): string => `${username}-b`;

const OWN = ACCOUNTS.filter(({ at }) => at === 'commune');

/**
 * The neighbouring commune with the same offices, the same units and a plan of its own, so that every story which the
 * commune plays can be played there too. Both write to one district.
 */
export async function neighbourOf(season: Season): Promise<Season> {
  const people = await addStaff(season);
  const sample = {
    ...season.sample,
    ...{ people: { ...season.sample.people, ...people }, units: {} as Record<string, string> },
    organisations: { ...season.sample.organisations, commune: season.sample.organisations.neighbour },
  };
  const as = (username: string): Promise<Client> =>
    season.as(OWN.some((one) => one.username === username) ? nearbyName(username) : username);
  const admin = await as('admin');
  const organisationId = sample.organisations.commune;
  for (const unit of UNITS) {
    sample.units[unit.code] = (await admin.post<{ id: string }>('units', { organisationId, ...unit })).id;
  }
  await seatNominators(season, sample.units);
  const plan = { ...movedPlan(season.clock.now().toISOString().slice(0, 10)), code: 'lang-gieng' };
  sample.campaignId = (await admin.post<{ id: string }>(`campaigns?organisationId=${organisationId}`, plan)).id;
  return Object.create(season, { as: { value: as }, sample: { value: sample } }) as Season;
}

async function addStaff(season: Season): Promise<Record<string, string>> {
  const people: Record<string, string> = {};
  await asOwner(season, async (client) => {
    for (const { username, fullName, roles } of OWN) {
      const id = newId(new Date(0));
      people[username] = id;
      await client.query(
        `INSERT INTO person (id, username, full_name, password_hash, created_at)
         SELECT $1, $2, $3, password_hash, now() FROM person WHERE username = 'clerk'`,
        [id, nearbyName(username), fullName],
      );
      for (const role of roles)
        await client.query('INSERT INTO role (id, organisation_id, person_id, role) VALUES ($1, $2, $3, $4)', [
          ...[newId(new Date(0)), season.sample.organisations.neighbour, id, role],
        ]);
    }
  });
  return people;
}

/** Which unit a nominator nominates for, once the units are there. */
const seatNominators = (season: Season, units: Record<string, string>): Promise<void> =>
  asOwner(season, async (client) => {
    for (const { username, unit } of OWN.filter((one) => one.unit))
      await client.query('UPDATE role SET unit_id = $1 WHERE person_id = (SELECT id FROM person WHERE username = $2)', [
        units[unit!],
        nearbyName(username),
      ]);
  });

async function asOwner(season: Season, work: (client: Postgres) => Promise<void>): Promise<void> {
  const client = new Postgres({ connectionString: season.database.superuserUrl });
  await client.connect();
  await work(client);
  await client.end();
}
