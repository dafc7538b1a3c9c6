import { loadConfig } from '../src/platform/config.js';
import { Clock, SystemClock } from '../src/platform/clock.js';
import { Database } from '../src/platform/database.js';
import type { Role } from '../src/domain/vocabulary.js';
import { insertPerson, insertRole } from '../src/people/people.sql.js';
import { SAMPLE_PASSWORD } from '../src/sample/sample.people.js';
import { loadSample, type Sample } from '../src/sample/sample.season.js';
import { startServer } from '../src/server.js';
import { Client } from '../test/support/client.js';
import type { Season } from '../test/support/season.js';
import { COLLECTIVE, INDIVIDUAL, command, fill, nominee, paper } from '../test/support/steps.js';
import type { Ground } from './ground.js';

export { COLLECTIVE, INDIVIDUAL };

/** More hands than the sample has: two clerks beside the one, and a council of fifteen. */
const MORE: Record<string, readonly Role[]> = {
  ...{ 'clerk-b': ['clerk'], 'clerk-c': ['clerk'] },
  ...Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`member${index + 8}`, ['councilMember']])),
};

const PASSWORDS = `UPDATE person SET password_hash = (SELECT password_hash FROM person WHERE username = 'clerk')
  WHERE id = ANY($1::uuid[])`;

/** The sample commune on a server under test, and what is made there over HTTP before anything is measured. */
export class Town {
  private readonly signedIn = new Map<string, Promise<Client>>();
  url = '';

  private constructor(readonly sample: Sample) {}

  /** The season of the sample and more people, laid into an empty database by the program's own code. */
  static async found({ postgres, folder }: Ground): Promise<Town> {
    const config = {
      ...loadConfig({ DATA_DIR: `${folder}/files`, LOG_LEVEL: 'silent' }),
      ...{ port: 0, databaseUrl: postgres.appUrl, databaseOwnerUrl: postgres.ownerUrl },
    };
    let sample: Sample | undefined;
    const { close } = await startServer({ config }, async (app) => {
      sample = await loadSample(app);
      Object.assign(sample.people, await addPeople(app.get(Database), app.get(Clock), sample));
    });
    await close();
    return new Town(sample!);
  }

  as(username: string): Promise<Client> {
    const known = this.signedIn.get(username) ?? this.token(username).then((token) => new Client(this.url, token));
    this.signedIn.set(username, known);
    return known;
  }

  async token(username: string): Promise<string> {
    const credentials = { username, password: SAMPLE_PASSWORD };
    return (await new Client(this.url, null).post<{ token: string }>('sessions', credentials)).token;
  }

  readonly clock = { now: () => new SystemClock().now() };

  /** For the steps that the tests share: of a season they ask who signs in, the sample and the time. */
  get season(): Season {
    return this as unknown as Season;
  }
}

async function addPeople(database: Database, clock: Clock, { organisations }: Sample): Promise<Record<string, string>> {
  return database.transaction(async (tx) => {
    const ids: Record<string, string> = {};
    for (const [username, roles] of Object.entries(MORE)) {
      ids[username] = await insertPerson(tx, clock, { username, fullName: `Người Đo ${username}`, email: null });
      for (const role of roles)
        await insertRole(tx, clock, ids[username], { organisationId: organisations.commune, role, unitId: null });
    }
    await tx.query(PASSWORDS, [Object.values(ids)]);
    return ids;
  });
}

const AT_ONCE = 8;

/** Many of the same, some at a time. */
export async function each<Result>(count: number, make: (index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < count; index = next++) results[index] = await make(index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

/** Complete dossiers that the clerk appraises, of nominees whom a block stands against. */
export const blockedDossiers = (town: Town, count: number): Promise<string[]> =>
  each(count, async () => {
    const clerk = await town.as('clerk');
    const nomineeId = await nominee(town.season);
    const paperId = await paper(clerk, 'eligibilityNotice', { kind: 'nominee', id: nomineeId });
    await clerk.post(`nominees/${nomineeId}/blocks`, { code: 'inspection', fromDate: '2026-01-01', paperId });
    return appraised(town, nomineeId);
  });

/** Drafted, sent and complete. */
export async function appraised(town: Town, nomineeId: string): Promise<string> {
  const nominator = await town.as('nominator');
  const place = { campaignId: town.sample.campaignId, unitId: town.sample.units['thon-mot'] };
  const { id } = await nominator.post<{ id: string }>('dossiers', { ...place, awardCode: INDIVIDUAL, nomineeId });
  await command(nominator, id, 'SUBMIT');
  await fill(nominator, id);
  await command(nominator, id, 'COMPLETE');
  return id;
}
