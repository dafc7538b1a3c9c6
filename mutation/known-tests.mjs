/** What the run without faults saw of each file of tests: the full names of its tests, and how long it took in milliseconds. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folderIn = (root) => join(root, 'data', 'known-tests');

let known;

/** Of all files by path; the workers that plant faults are told so by the one that planted none. */
export function knownTests(root) {
  known ??= readAll(folderIn(root));
  return known;
}

export function rememberTests(root, path, names, milliseconds) {
  mkdirSync(folderIn(root), { recursive: true });
  writeFileSync(join(folderIn(root), `${basename(path)}.json`), JSON.stringify({ path, names, milliseconds }));
}

function readAll(folder) {
  const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return new Map(files.map((file) => [file.path, file]));
}
