import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }));

const holding = (pattern: RegExp): string[] =>
  files
    .filter(({ text }) => pattern.test(text))
    .map(({ name }) => name)
    .sort();

test.each([
  ['the time is read', /new Date\(\)|Date\.now\(\)|performance\.now\(\)/, ['platform/clock.ts']],
  ['randomness is drawn', /\brandom(?:Bytes|UUID|Int)\(|Math\.random\(/, ['platform/random.ts']],
  ['the environment is read', /process\.env/, ['platform/config.ts']],
  ['lines are inserted', /INSERT INTO line\b/, ['audit/ledger.ts']],
  ['a dossier is changed', /UPDATE dossier\b/, ['dossier/write.sql.ts']],
  ['a dossier is made', /INSERT INTO dossier \(/, ['dossier/creation.ts']],
  ['an entity is saved', /\.save\(/, []],
  ['something is promised for later', /\b(?:TODO|FIXME|XXX)\b/, []],
])('%s only in its own file', (_, pattern, homes) => {
  expect(holding(pattern)).toEqual(homes);
});

/** Tables of sentences and answers, which a reader looks things up in. */
const LONG = ['domain/refusal-catalogue.ts', 'dossier/dossier.answers.ts'];

test('no file has room for a second noun, and the life cycle fits on its page', () => {
  const lines = files.map(({ name, text }) => ({ name, count: text.split('\n').length - 1 }));
  expect(lines.filter(({ name, count }) => count > 200 && !LONG.includes(name))).toEqual([]);
});
