import { zipSync } from 'fflate';
import { problem, type Problem } from '../domain/problem.js';
import { attribute, elementsOf, type Element } from '../platform/strict-xml.js';
import { isText, TOO_LARGE, unpacked, type Parts } from '../platform/zip-parts.js';

const BOUNDS = { largest: 20 * 1024 * 1024, largestText: 3 * 1024 * 1024, parts: 500 };

/** A template whose every part was looked at, packed again: what is filled in is what was seen. */
export type Inspected = { docx: Buffer; problems: [] } | { docx: undefined; problems: Problem[] };

/** Opens a template, or says what is wrong with the file. No more is unpacked than the sizes that it declares. */
export function inspected(docx: Uint8Array): Inspected {
  const parts = unpacked(docx, BOUNDS);
  if (parts === TOO_LARGE)
    return { docx: undefined, problems: [problem('', 'template.tooLarge', { most: BOUNDS.largest / 1024 / 1024 })] };
  if (!parts || !('word/document.xml' in parts))
    return { docx: undefined, problems: [problem('', 'template.notDocx')] };
  const problems = Object.entries(parts).flatMap(([name, bytes]) => dangersIn(name, bytes));
  return problems.length > 0 ? { docx: undefined, problems } : { docx: Buffer.from(zipSync(parts)), problems: [] };
}

/** The texts of a paper that is only read; pictures and whatever else is in it stay packed. */
export function textsIn(docx: Uint8Array): Parts | 'unreadable' | 'tooLarge' | 'macro' {
  let runs = false;
  const isRead = (name: string) => {
    runs ||= /vbaProject|vbaData/i.test(name);
    return READ.test(name);
  };
  const parts = unpacked(docx, READ_BOUNDS, isRead);
  if (parts === TOO_LARGE) return 'tooLarge';
  if (!parts || !('word/document.xml' in parts)) return 'unreadable';
  const types = parts['[Content_Types].xml'];
  return runs || (types && /macroEnabled/i.test(new TextDecoder().decode(types))) ? 'macro' : parts;
}

const READ = /^(?:\[Content_Types\]\.xml|word\/(?:(?:document|header\d*|footer\d*)\.xml|_rels\/document\.xml\.rels))$/;
/** All texts of a paper together. */
const READ_BOUNDS = { ...BOUNDS, largest: 4 * 1024 * 1024 };

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
