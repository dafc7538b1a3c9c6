import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { newToken } from './random.js';
import { StartupProblem } from './startup-problem.js';

export const OWNER_ROLE = 'vinhdanh_owner';
export const SERVING_ROLE = 'vinhdanh_app';
export const DATABASE = 'vinhdanh';
/** The file in the data folder that keeps them. */
export const PASSWORDS = 'postgres-passwords.json';

export interface Passwords {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

/** Drawn once per data folder, before there are `data`, and kept where only this account reads. */
export function keptPasswords(path: string, data: boolean): Passwords {
  if (!existsSync(path)) {
    if (data) throw passwordsLost(path, 'is not there, but the data are');
    draw(path);
  }
  const kept = read(path);
  if (kept?.superuser && kept.owner && kept.app) return kept;
  throw passwordsLost(path, NOT_THOSE);
}

const NOT_THOSE = 'does not hold the passwords of the embedded Postgres';

function draw(path: string): void {
  const passwords: Passwords = { superuser: newToken(), owner: newToken(), app: newToken() };
  writeFileSync(`${path}.new`, JSON.stringify(passwords), { mode: 0o600 });
  chmodSync(`${path}.new`, 0o600);
  renameSync(`${path}.new`, path);
}

function read(path: string): Passwords | undefined {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text) as Passwords;
  } catch {
    return undefined;
  }
}

const passwordsLost = (path: string, what: string) =>
  new StartupProblem(
    'postgres.passwordsLost',
    `The file ${path} ${what}.`,
    'Put it back from a backup or as docs/operations.md says, or set DATA_DIR to another folder.',
  );

const WRONG_PASSWORD = '28P01';

/** Makes the two roles and the database where they are missing. True when the database is new. `path` is that of the passwords. */
export async function provision(superuserUrl: string, passwords: Passwords, path: string): Promise<boolean> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect().catch((error: { code?: string }) => {
    throw error.code === WRONG_PASSWORD ? passwordsLost(path, NOT_THOSE) : error;
  });
  try {
    await makeRole(client, OWNER_ROLE, passwords.owner);
    await makeRole(client, SERVING_ROLE, passwords.app);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount) return false;
    await makeDatabase(client, DATABASE);
    return true;
  } finally {
    await client.end();
  }
}

/** A database of the owner role, which the serving role may enter and nothing more. */
export async function makeDatabase(client: Client, name: string, template = 'template0'): Promise<void> {
  await client.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE} TEMPLATE ${template}`);
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${SERVING_ROLE}`);
}

async function makeRole(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount) return;
  await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
}
