import type { INestApplicationContext } from '@nestjs/common';
import { isLoopback, type Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { StartupProblem } from '../platform/startup-problem.js';
import { ACCOUNTS, SAMPLE_PASSWORD } from './sample.people.js';
import { isEmpty, loadSample, sampleIsThere } from './sample.season.js';

/**
 * Loads the sample season into an empty embedded database that only this machine reaches. Where the demo accounts are,
 * whose password is in the README, the program does not serve others.
 */
export async function prepareSample(app: INestApplicationContext, config: Config, embedded: boolean): Promise<void> {
  const database = app.get(Database);
  const beyond = reachesOthers(config);
  if (beyond && (await sampleIsThere(database))) {
    throw new StartupProblem(
      'sample.public',
      'The demo accounts, whose password everybody knows, are in this database, and HOST, PUBLIC_URL or TRUST_PROXY lets others in.',
      'Use another DATA_DIR or DATABASE_URL, and begin with: npx vinhdanh people add-admin.',
    );
  }
  if (embedded && !beyond && (await isEmpty(database))) await loadSample(app);
}

const reachesOthers = ({ host, publicUrl, trustProxy }: Config): boolean =>
  !isLoopback(host) || publicUrl !== undefined || trustProxy !== false;

/** What is printed at the start of a sample installation. */
export const demoAccounts = (): string =>
  [
    `Demo accounts, password "${SAMPLE_PASSWORD}":`,
    ...ACCOUNTS.map(({ username, roles }) => `  ${username.padEnd(11)} ${roles.join(', ')}`),
  ].join('\n');
