import { unzipSync } from 'fflate';
import { problem, type Problem } from '../domain/problem.js';

/** A .docx is a ZIP of parts; one that is larger than this unpacked, or has more parts, is no template of a paper. */
const LARGEST = 20 * 1024 * 1024;
const PARTS = 500;

export type Parts = Map<string, Buffer>;

/** The parts of a template by their names, or what is wrong with the file. Nothing is unpacked before its size is known. */
export function partsOf(docx: Buffer): { parts: Parts; problems: Problem[] } {
  let [size, count] = [0, 0];
  const fits = ({ originalSize }: { originalSize: number }) => {
    size += originalSize;
    count += 1;
    return size <= LARGEST && count <= PARTS;
  };
  try {
    const unpacked = Object.entries(unzipSync(docx, { filter: fits })).map(
      ([name, bytes]) => [name, Buffer.from(bytes)] as const,
    );
    const tooLarge = size > LARGEST || count > PARTS;
    const parts: Parts = new Map(tooLarge ? [] : unpacked);
    if (tooLarge) return { parts, problems: [problem('', 'template.tooLarge', { most: LARGEST / 1024 / 1024 })] };
    if (!parts.has('word/document.xml')) return { parts, problems: [problem('', 'template.notDocx')] };
    return { parts, problems: dangersIn(parts) };
  } catch {
    return { parts: new Map(), problems: [problem('', 'template.notDocx')] };
  }
}

const RUNS = /vbaProject|vbaData|activeX|\.bin$|oleObject|macroEnabled/i;
const EXTERNAL = /<Relationship\b[^>]*\bTargetMode\s*=\s*["']External["'][^>]*>/gi;
const TARGET = /\bTarget\s*=\s*["']([^"']*)["']/i;
const FETCHES = /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE|MACROBUTTON)\b/;
const INSTRUCTION = /<w:(?:instrText|fldSimple)\b[^>]*?(?:>([^<]*)<|w:instr\s*=\s*["']([^"']*)["'])/g;

/** What runs, or fetches from elsewhere, when the paper is opened: each with the part it stands in. */
function dangersIn(parts: Parts): Problem[] {
  return [...parts].flatMap(([name, bytes]) => {
    if (RUNS.test(name)) return [problem(name, 'template.macro')];
    if (!/\.(?:xml|rels)$/i.test(name)) return [];
    const xml = bytes.toString('utf8');
    if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return [problem(name, 'template.malformed')];
    if (name === '[Content_Types].xml') return /macroEnabled/i.test(xml) ? [problem(name, 'template.macro')] : [];
    if (name.endsWith('.rels')) return externalIn(name, xml);
    return fetchesIn(name, xml);
  });
}

const externalIn = (name: string, xml: string): Problem[] =>
  [...xml.matchAll(EXTERNAL)].map(([link]) =>
    problem(name, 'template.external', { link: TARGET.exec(link)?.[1]?.slice(0, 200) ?? '' }),
  );

function fetchesIn(name: string, xml: string): Problem[] {
  const instructions = [...xml.matchAll(INSTRUCTION)].map(([, inside, attribute]) =>
    (inside ?? attribute ?? '').trim(),
  );
  return instructions
    .filter((instruction) => FETCHES.test(instruction))
    .map((instruction) => problem(name, 'template.external', { link: instruction.slice(0, 200) }));
}
