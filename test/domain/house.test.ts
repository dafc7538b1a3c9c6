import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** House rules that neither the linter nor dependency-cruiser can check. */
const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

const source = sourcesIn('src');
const tests = sourcesIn('test').filter(({ name }) => name.endsWith('.test.ts'));

const holding = (pattern: RegExp): string[] =>
  source
    .filter(({ text }) => pattern.test(text))
    .map(({ name }) => name)
    .sort();

test.each([
  ['the time is read', /new Date\(\)|Date\.now\(|\bDate\(\)|performance\.now\(/, ['platform/clock.ts']],
  [
    'randomness is drawn',
    /\brandom(?:Bytes|UUID|Int|Fill(?:Sync)?)\(|Math\.random|getRandomValues/,
    ['platform/random.ts'],
  ],
  ['the environment is read', /process\.env|\bimport\.meta\.env/, ['platform/config.ts']],
  ['lines are inserted', /INSERT\s+INTO\s+line\b/i, ['audit/ledger.ts']],
  ['lines are changed', /(?:UPDATE|DELETE\s+FROM|TRUNCATE)\s+line\b/i, []],
  [
    'a dossier is changed',
    /(?:UPDATE|DELETE\s+FROM)\s+dossier\b/i,
    // The migration fills in a copied name, and nothing of a dossier's life.
    ['dossier/write.sql.ts', 'platform/migrations/0013-level-reads.ts'],
  ],
  ['a dossier is made', /INSERT\s+INTO\s+dossier\b/i, ['dossier/creation.ts']],
  ['a text that was kept is changed', /(?:UPDATE|DELETE\s+FROM)\s+(?:note|content_version|campaign_version)\b/i, []],
  ['an entity is saved', /\.(?:save|upsert|softRemove)\(/, []],
  ['a request has a scope of its own', /Scope\.REQUEST|AsyncLocalStorage|forwardRef\(/, []],
  ['a commit is announced by Postgres', /pg_notify|\bNOTIFY\b|\bLISTEN\b/, []],
  ['something is put off', /\b(?:TODO|FIXME|XXX|HACK)\b/, []],
])('%s only in its own file', (_, pattern, homes) => {
  expect(holding(pattern)).toEqual(homes);
});

test('no package that is installed asks for a Node newer than the oldest that runs the program', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };
  const newer = Object.entries(packages).filter(([, { engines }]) => !runsOn(20, engines?.node ?? '*'));
  expect(newer.map(([name]) => name)).toEqual([]);
});

/** Whether one of the alternatives of a range ("^18 || >=20.1") begins at that major version or takes it in. */
const runsOn = (major: number, range: string): boolean =>
  range.split('||').some((part) => {
    const [, comparison, version] = /^\s*(>=|>|\^|~|=)?\s*v?(\d+)/.exec(part) ?? [];
    if (version === undefined) return true;
    return comparison === '>=' || comparison === '>' ? Number(version) <= major : Number(version) === major;
  });

interface Package {
  readonly engines?: { readonly node?: string };
}

const MOST = 200;
/** Looked up and not read: the table of every refusal, and the forms that OpenAPI tells of a dossier. */
const TABLES = ['domain/refusal-catalogue.ts', 'dossier/dossier.answers.ts'];

test('no file has room for a second noun, and the life cycle fits on its page', () => {
  const long = source.filter(({ text }) => text.split('\n').length - 1 > MOST).map(({ name }) => name);
  expect(long.filter((name) => !TABLES.includes(name) && !name.startsWith('platform/migrations/'))).toEqual([]);
});

const screens = readdirSync('web/src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => ({ name, text: readFileSync(join('web/src', name), 'utf8') }));

test('no screen has room for a second noun; words are looked up and not read', () => {
  const long = screens.filter(({ text }) => text.split('\n').length - 1 > MOST).map(({ name }) => name);
  expect(long.filter((name) => !name.endsWith('.words.ts'))).toEqual([]);
});

test.each([
  ['the time is read for the screens', /new Date\(\)|Date\.now\(|\bDate\(\)/, ['words/now.ts']],
  ['the screens put something off', /\b(?:TODO|FIXME|XXX|HACK)\b/, []],
  ['a screen writes HTML or a style of its own', /dangerouslySetInnerHTML|<style|setAttribute\('style/, []],
])('%s in no file but its own', (_, pattern, homes) => {
  expect(screens.filter(({ text }) => pattern.test(text)).map(({ name }) => name)).toEqual(homes);
});

/** The title of a test or a group, with its depth; of a table, the title stands on the line that closes it. */
const TITLE = /^( *)(?:(?:(test|describe)(?:\.each)?\b.*?|\]\))\()(['"`])(.+?)\3, /gm;

/** Every test by its full title, as Jest tells it. */
function titlesIn({ name, text }: { name: string; text: string }): string[] {
  const groups: { depth: number; title: string }[] = [];
  return [...text.matchAll(TITLE)].flatMap(([, indent = '', kind, , title = '']) => {
    const depth = indent.length;
    while (groups.length > 0 && groups.at(-1)!.depth >= depth) groups.pop();
    const full = [...groups.map((group) => group.title), title].join(' › ');
    if (kind === 'describe') groups.push({ depth, title });
    return kind === 'describe' ? [] : [`${full} (${name})`];
  });
}

const titles = tests.flatMap(titlesIn);

test('a test says what is so, in the present tense', () => {
  expect(titles.filter((title) => /\bshould\b/i.test(title))).toEqual([]);
});

test('no two tests have one title', () => {
  const plain = titles.map((title) => title.replace(/ \([^()]*\)$/, ''));
  expect(plain.length).toBeGreaterThan(tests.length);
  expect(titles.filter((_, index) => plain.indexOf(plain[index]!) !== index)).toEqual([]);
});
