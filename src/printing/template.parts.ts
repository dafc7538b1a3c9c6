import { unzipSync, zipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { problem, type Problem } from '../domain/problem.js';

/** A .docx is a ZIP of parts. Unpacked it is no larger than this, a text of it no larger than that, and of few parts. */
const LARGEST = 20 * 1024 * 1024;
const LARGEST_TEXT = 3 * 1024 * 1024;
const PARTS = 500;

type Parts = Record<string, Uint8Array>;

/** A template whose every part was looked at, packed again: what is filled in is what was seen. */
export type Inspected = { docx: Buffer; problems: [] } | { docx: undefined; problems: Problem[] };

/** Opens a template, or says what is wrong with the file. No more is unpacked than the sizes that it declares. */
export function inspected(docx: Uint8Array): Inspected {
  const parts = unpacked(docx);
  if (!parts) return { docx: undefined, problems: [problem('', 'template.notDocx')] };
  if (parts === TOO_LARGE)
    return { docx: undefined, problems: [problem('', 'template.tooLarge', { most: LARGEST / 1024 / 1024 })] };
  const problems = Object.entries(parts).flatMap(([name, bytes]) => dangersIn(name, bytes));
  return problems.length > 0 ? { docx: undefined, problems } : { docx: Buffer.from(zipSync(parts)), problems: [] };
}

const TOO_LARGE = Symbol('too large');

function unpacked(docx: Uint8Array): Parts | typeof TOO_LARGE | undefined {
  let [size, count, fits] = [0, 0, true];
  const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    size += originalSize;
    count += 1;
    fits &&= size <= LARGEST && count <= PARTS && (!isText(name) || originalSize <= LARGEST_TEXT);
    return fits && !name.endsWith('/');
  };
  try {
    const parts = unzipSync(docx, { filter });
    if (!fits) return TOO_LARGE;
    return 'word/document.xml' in parts ? parts : undefined;
  } catch {
    return undefined;
  }
}

const isText = (name: string): boolean => /\.(?:xml|rels)$/i.test(name);
/** What may stand in a paper beside its texts: pictures and letters of a type. */
const KEPT =
  /^(?:word\/(?:media|theme\/media)\/[^/]+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)|word\/fonts\/[^/]+\.(?:odttf|ttf|fntdata)|docProps\/thumbnail\.\w+)$/i;
const RUNS = /vbaProject|vbaData|activeX|oleObject|macro/i;

/** What runs, or fetches from elsewhere, when the paper is opened, and what nobody can look into; by its part. */
function dangersIn(name: string, bytes: Uint8Array): Problem[] {
  if (RUNS.test(name)) return [problem(name, 'template.macro')];
  if (!isText(name)) return KEPT.test(name) ? [] : [problem(name, 'template.unknownPart')];
  const elements = elementsOf(bytes);
  if (!elements) return [problem(name, 'template.malformed')];
  const macro = elements.some(({ attributes }) =>
    attributes.some(([, value]) => /macroEnabled|vbaProject/i.test(value)),
  );
  return [
    ...(macro ? [problem(name, 'template.macro')] : []),
    ...externalIn(name, elements),
    ...fetchesIn(name, elements),
  ];
}

/** An element by its name without a prefix, with the words that stand in it before the next one opens. */
interface Element {
  name: string;
  attributes: [name: string, value: string][];
  words: string;
}

/**
 * Read by a strict reader: what one program mends and another reads otherwise is no text of a paper. In UTF-8, without a
 * document type of its own; undefined where it is not.
 */
function elementsOf(bytes: Uint8Array): Element[] | undefined {
  const found: Element[] = [];
  const refuse = () => {
    throw new Error('not well-formed');
  };
  const reader = new SaxesParser({ xmlns: true });
  reader.on('error', refuse);
  reader.on('doctype', refuse);
  reader.on('opentag', ({ local, attributes }) => {
    const told = Object.values(attributes).map(({ local: name, value }): [string, string] => [name, value]);
    found.push({ name: local, attributes: told, words: '' });
  });
  const said = (text: string) => {
    const last = found.at(-1);
    if (last) last.words += text;
  };
  reader.on('text', said);
  reader.on('cdata', said);
  try {
    reader.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
    return found;
  } catch {
    return undefined;
  }
}

const attribute = ({ attributes }: Element, name: string): string =>
  attributes.find(([known]) => known === name)?.[1] ?? '';

const SHOWN = 200;
const external = (name: string, link: string): Problem =>
  problem(name, 'template.external', { link: link.slice(0, SHOWN) });

const FROM_FILES = ['altChunk', 'OLEObject', 'control'];

/** Relationships that lead out of the file, and parts that another file is read into. */
const externalIn = (name: string, elements: readonly Element[]): Problem[] =>
  elements.flatMap((one) => {
    if (attribute(one, 'TargetMode').trim().toLowerCase() === 'external')
      return [external(name, attribute(one, 'Target'))];
    return FROM_FILES.includes(one.name) ? [external(name, one.name)] : [];
  });

const FETCHES = /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE|MACROBUTTON)\b/i;
/** Of what was typed in pieces, words that are part of no other. */
const IN_PIECES = /DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON/i;

function fetchesIn(name: string, elements: readonly Element[]): Problem[] {
  const simple = elements.filter((one) => one.name === 'fldSimple').map((one) => attribute(one, 'instr'));
  const pieces = elements.filter((one) => one.name === 'instrText').map(({ words }) => words);
  const found = [...simple, ...pieces].filter((instruction) => FETCHES.test(instruction));
  const whole = pieces.join('');
  if (found.length === 0 && IN_PIECES.test(whole)) found.push(whole);
  return found.map((instruction) => external(name, instruction.trim()));
}
