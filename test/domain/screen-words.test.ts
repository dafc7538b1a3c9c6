import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { BATCH_STATE_LABELS } from '../../src/domain/batch-labels.js';
import { COMMAND_LABELS } from '../../src/domain/command-labels.js';
import { PAPER_LABELS } from '../../src/domain/paper-labels.js';
import { CATALOGUE } from '../../src/domain/refusal-catalogue.js';
import { ROLE_LABELS, STATE_LABELS, STREAM_LABELS } from '../../src/domain/vocabulary.js';
import { slipsInVietnamese } from './slips.fixture.js';

/** The words of the screens, read from their sources: what the compiler cannot know of them. */
const sources = readdirSync('web/src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => ({ name, text: readFileSync(join('web/src', name), 'utf8') }));

interface Area {
  name: string;
  /** Where its words are said: the files of the hook's importers, or the file itself. */
  file: string;
  vi: Map<string, string>;
  en: Map<string, string>;
}

const parsed = sources.map(({ name, text }) => ({
  name,
  root: ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX),
}));

function* within(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* within(child);
}

const isDefinition = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && node.expression.getText() === 'defineWords';

const membersOf = (node: ts.Node | undefined): Map<string, ts.Expression> =>
  new Map(
    node && ts.isObjectLiteralExpression(node)
      ? node.properties.filter(ts.isPropertyAssignment).map((one) => [nameOf(one.name), one.initializer])
      : [],
  );

const nameOf = (name: ts.PropertyName): string =>
  ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : name.getText();

const wordsIn = (node: ts.Node | undefined): Map<string, string> =>
  new Map([...membersOf(node)].map(([key, value]) => [key, value.getText()]));

const areas: Area[] = parsed.flatMap(({ name: file, root }) =>
  [...within(root)].filter(isDefinition).map(({ arguments: [area, words] }) => {
    const languages = membersOf(words);
    return {
      name: (area as ts.StringLiteral).text,
      file,
      vi: wordsIn(languages.get('vi')),
      en: wordsIn(languages.get('en')),
    };
  }),
);

/** Codes of the domain that a word is called by: a station, a kind of nominee. */
const domain = readdirSync('src/domain').map((name) => readFileSync(join('src/domain', name), 'utf8'));
const codes = domain.flatMap((text) => [...text.matchAll(/'(\w+)'/g)].map(([, code]) => code!));

/** Every text that stands in a source outside of the definitions of words. */
const said = new Set([
  ...codes,
  ...parsed.flatMap(({ root }) => {
    const definitions = [...within(root)].filter(isDefinition);
    return [...within(root)]
      .filter((node) => ts.isStringLiteralLike(node))
      .filter((node) => !definitions.some(({ pos, end }) => node.pos >= pos && node.end <= end))
      .map((node) => (node as ts.StringLiteralLike).text);
  }),
]);

const texts = areas.flatMap(({ name, vi, en }) => [
  ...[...vi].map(([key, text]) => ({ at: `${name}.${key} vi`, text })),
  ...[...en].map(([key, text]) => ({ at: `${name}.${key} en`, text })),
]);

const placesIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!))].sort();

test('every file that defines words is understood by these tests', () => {
  const defining = sources.filter(({ text }) => /defineWords\('/.test(text)).map(({ name }) => name);
  expect([...new Set(areas.map(({ file }) => file))].sort()).toEqual(defining.sort());
  expect(areas.filter(({ vi }) => vi.size === 0)).toEqual([]);
});

test('no two areas have one name', () => {
  const names = areas.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('each word is there in both languages, with the same places to fill', () => {
  const unlike = areas.flatMap(({ name, vi, en }) =>
    [...new Set([...vi.keys(), ...en.keys()])]
      .filter(
        (key) =>
          !vi.has(key) ||
          !en.has(key) ||
          // "One sheet" need not say the number.
          placesIn(vi.get(key)!).some((place) => place !== 'count' && !placesIn(en.get(key)!).includes(place)) ||
          placesIn(en.get(key)!).some((place) => !placesIn(vi.get(key)!).includes(place)),
      )
      .map((key) => `${name}.${key}`),
  );
  expect(unlike).toEqual([]);
});

test('no word is kept that no screen says', () => {
  const unused = areas.flatMap(({ name, vi }) =>
    [...vi.keys()].filter((key) => !said.has(key)).map((key) => `${name}.${key}`),
  );
  expect(unused).toEqual([]);
});

/** What nobody should meet on a screen (said otherwise: docs/glossary.md), and what an office would not write. */
const FORBIDDEN =
  /\bbăm\b|merkle|checkpoint|digest|ciphertext|\bhash|token|payload|dead.?letter|recus(?:al|ed)|workflow|\bverified\b|lỗi hệ thống|\bOK\b/i;

test('no screen says a word that nobody is to meet', () => {
  expect(texts.filter(({ text }) => FORBIDDEN.test(text)).map(({ at, text }) => `${at}: ${text}`)).toEqual([]);
});

test('no label or refusal that a screen shows says one either, in Vietnamese', () => {
  const labels = [
    STATE_LABELS,
    ROLE_LABELS,
    STREAM_LABELS,
    COMMAND_LABELS,
    PAPER_LABELS,
    ...Object.values(BATCH_STATE_LABELS),
  ];
  const told = labels.flatMap((table) => Object.values(table)).map(({ vi }) => vi);
  const refusals = Object.entries(CATALOGUE)
    .filter(([code]) => !TOLD_TO_PROGRAMS.test(code))
    .flatMap(([, { vi, helpVi }]) => [vi, helpVi]);
  expect([...told, ...refusals].filter((text) => FORBIDDEN.test(text))).toEqual([]);
});

/** Places are filled, and what follows "for example" is typed by the reader. */
const FILLED_OR_TYPED = /\{\{\w+\}\}|ví dụ.*/g;

test('no screen says in Vietnamese what only a program knows', () => {
  const inVietnamese = areas.flatMap(({ name, vi }) => [...vi].map(([key, text]) => ({ at: `${name}.${key}`, text })));
  const slips = inVietnamese.flatMap(({ at, text }) =>
    slipsInVietnamese(text.replaceAll(FILLED_OR_TYPED, '…')).map((slip) => `${at}: ${slip}`),
  );
  expect(slips).toEqual([]);
});

/** Refusals that only another program can meet. */
const TOLD_TO_PROGRAMS = /^(?:session\.crossSite|request\.)/;

/** A letter that only Vietnamese has, or a short word without any: enough to tell a forgotten English text. */
test('no Vietnamese word was left in English', () => {
  const both = areas.flatMap(({ name, vi, en }) =>
    [...vi]
      .filter(
        ([key, text]) =>
          text === en.get(key) && /[a-z]{3}/i.test(text.replaceAll(/\{\{\w+\}\}/g, '')) && !SAME_IN_BOTH.test(text),
      )
      .map(([key]) => `${name}.${key}`),
  );
  expect(both).toEqual([]);
});

const SAME_IN_BOTH = /^'(?:\{\{|–|JSON|CSV|PDF|QR)|Vinh Danh|Zalo/;
