import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { StartupProblem } from './startup-problem.js';

/** Postgres refuses to run as root, so root runs it as this account. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Undefined when this process is not root: Postgres then runs as the same user. Existing data keeps its owner. */
export function postgresAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const account = owner ? byId(owner) : (byName('postgres') ?? byName('nobody'));
  if (account) return account;
  throw new StartupProblem(
    'postgres.noAccount',
    'Postgres does not run as root, and there is no user "postgres" or "nobody" to run it as.',
    'Start the program as an ordinary user, or set DATABASE_URL.',
  );
}

const accounts = (): Account[] =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));

const byName = (name: string) => accounts().find((account) => account.name === name);

const byId = ({ uid, gid }: { uid: number; gid: number }): Account =>
  accounts().find((account) => account.uid === uid) ?? { name: String(uid), uid, gid };

export function giveTo(account: Account | undefined, path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/** Whether the account can pass through the folder, or execute the file, whatever the folders above it allow. */
export function canReach(account: Account | undefined, path: string): Promise<boolean> {
  return runAs(account, 'test', ['-x', path]).then(
    () => true,
    () => false,
  );
}

/**
 * Runs a program as the account, in an environment that no variable of ours or of PG… can bend, and out of the reach of
 * Ctrl-C: it ends its step, and this process decides what comes next.
 */
export async function runAs(account: Account | undefined, program: string, args: string[]): Promise<void> {
  const who = account && { uid: account.uid, gid: account.gid };
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  const child = spawn(program, args, { ...who, env, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw Object.assign(new Error(`${program} ended with ${code}`), { stderr });
}
