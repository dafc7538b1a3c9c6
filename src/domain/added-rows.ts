import type { FileBlock, WrittenBlock } from './block-alignment.js';
import { shown } from './fact-found.js';
import { placeTold } from './paper-blocks.js';
import type { Difference } from './paper-difference.js';
import { isPosition, type Fact } from './paper-marks.js';
import { tells } from './paper-words.js';

/** In letters; what is longer is prose. */
const LONGEST_ROW = 300;
/** A paragraph with more facts than this is a sentence and no row. */
const MOST_FACTS = 3;

interface Known {
  facts: readonly Fact[];
  became: Int32Array;
}

/** Rows that somebody put into a list: what the file has in a table of the paper, or in the form of a row, and the record has not. */
export function addedRows(ours: readonly WrittenBlock[], theirs: readonly FileBlock[], known: Known): Difference[] {
  const from = new Map([...known.became].flatMap((other, one) => (other < 0 ? [] : [[other, ours[one]!] as const])));
  const heads = new Set(
    ours.filter(({ texts }) => texts.every(({ spans }) => spans.length === 0)).map(({ key }) => key),
  );
  const forms = formsOf(ours, known.facts);
  let [table, list, isOurs] = [-1, '', false];
  return theirs.flatMap((block, at): Difference[] => {
    const was = from.get(at);
    if (block.place.in === 'row' && block.place.table !== table)
      [table, list, isOurs] = [block.place.table, listAhead(theirs, at, from, known.facts), heads.has(block.key)];
    isOurs ||= was !== undefined && block.place.in === 'row';
    if (was) return [];
    if (block.kind === 'row') return isOurs && !heads.has(block.key) ? told(block, list) : [];
    const text = block.texts[0]!.text.trim();
    const form = text.length <= LONGEST_ROW ? forms.find(({ pattern }) => pattern.test(text)) : undefined;
    return form ? told(block, form.list) : [];
  });
}

const listOf = (block: WrittenBlock | undefined, facts: readonly Fact[]): string | undefined => {
  const spans = block?.texts.flatMap((text) => text.spans) ?? [];
  return spans.map(({ fact }) => facts[fact]!.rows.at(-1)?.list.tag).find((tag) => tag !== undefined);
};

/** Of which list the rows of a table are that begins here. */
function listAhead(
  theirs: readonly FileBlock[],
  at: number,
  from: ReadonlyMap<number, WrittenBlock>,
  facts: readonly Fact[],
): string {
  for (let next = at; theirs[next]?.kind === 'row'; next++) {
    const found = listOf(from.get(next), facts);
    if (found !== undefined) return found;
  }
  return '';
}

function told({ texts, place }: FileBlock, list: string): Difference[] {
  const cells = texts.map(({ text, words }) => shown({ text, words }));
  if (!texts.some(({ words }) => words.some((word) => word.kind === 'word' && tells(word)))) return [];
  const file = cells.filter((cell) => cell !== '').join(' | ');
  return [
    { kind: 'rowAdded', field: list, row: '', record: '', file, place: placeTold(place), near: file.slice(0, 80) },
  ];
}

interface RowForm {
  list: string;
  pattern: RegExp;
}

/** Of lists in paragraphs, how a row looks: "Căn cứ …;", "1. …". */
function formsOf(ours: readonly WrittenBlock[], facts: readonly Fact[]): RowForm[] {
  const forms = new Map<string, RowForm>();
  for (const block of ours) {
    const list = block.kind === 'paragraph' ? listOf(block, facts) : undefined;
    const { words, spans, text } = block.texts[0]!;
    const isWhole = spans.every(({ fact }) => facts[fact]!.rows.at(-1)?.list.tag === list);
    if (list === undefined || !isWhole || words.length === 0 || spans.length > MOST_FACTS) continue;
    let [at, pattern, isKnown] = [0, '', false];
    for (const { fact, from, to } of spans) {
      if (from === to) continue;
      const between = text.slice(at, words[from]!.start);
      isKnown ||= /\p{L}/u.test(between) || isPosition(facts[fact]!);
      pattern += `${escaped(between)}${isPosition(facts[fact]!) ? String.raw`\d+` : '.+'}`;
      at = words[to - 1]!.end;
    }
    if (isKnown)
      forms.set(pattern, { list, pattern: new RegExp(`^${pattern}${escaped(text.slice(at).trimEnd())}$`, 'u') });
  }
  return [...forms.values()];
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
