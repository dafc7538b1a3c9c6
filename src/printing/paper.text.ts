import type { Block, PaperText, Place } from '../domain/paper-blocks.js';
import { withoutMarks } from '../domain/paper-marks.js';
import { refused } from '../domain/refusals.js';
import { readPart, type PaperNode, type ParagraphNode, type ReadPart, type TableNode } from './paper.nodes.js';
import { attribute, elementsOf, type Element } from '../platform/strict-xml.js';
import { textsIn } from './template.parts.js';

/** What is longer than this is no paper that an office writes. */
const MOST_BLOCKS = 5_000;
const MOST_LETTERS = 600_000;

/** The text of a .docx, block by block; refused where it cannot be read. */
export function paperText(docx: Uint8Array): PaperText {
  const parts = textsIn(docx);
  if (parts === 'macro') throw refused('paper.macro');
  if (parts === 'tooLarge') throw refused('paper.tooLong');
  const body = parts === 'unreadable' ? undefined : readPart(parts['word/document.xml']!);
  if (!body || parts === 'unreadable') throw refused('paper.unreadable');
  const [headers, footers] = (['header', 'footer'] as const).map((kind) => around(parts, body, kind)) as [
    Block[],
    Block[],
  ];
  const blocks = [...headers, ...new Flat().all(body.nodes), ...footers];
  const letters = blocks.reduce((sum, { cells }) => sum + cells.reduce((length, cell) => length + cell.length, 0), 0);
  if (blocks.length > MOST_BLOCKS || letters > MOST_LETTERS) throw refused('paper.tooLong');
  return { blocks, trackedChanges: body.trackedChanges };
}

const KINDS = ['first', 'default', 'even'];

/** What stands above or below every page, each text once. */
function around(parts: Record<string, Uint8Array>, body: ReadPart, kind: 'header' | 'footer'): Block[] {
  const targets = targetsIn(parts['word/_rels/document.xml.rels']);
  const ids = KINDS.flatMap((type) => body.named.filter((one) => one.kind === `${kind}Reference ${type}`));
  const names = new Set(ids.flatMap(({ id }) => targets.get(id) ?? []));
  const texts = [...names].flatMap((name) => {
    const bytes = parts[`word/${name}`];
    const read = bytes && readPart(bytes);
    return read ? paragraphsIn(read.nodes) : [];
  });
  return [...new Set(texts)].map((text) => ({ kind: 'paragraph', place: { in: kind }, cells: [text] }));
}

function targetsIn(rels: Uint8Array | undefined): Map<string, string> {
  const relations = rels ? elementsOf(rels) : [];
  if (!relations) throw refused('paper.unreadable');
  const target = (one: Element) => attribute(one, 'Target').replace(/^\/?(?:word\/)?/, '');
  return new Map(relations.map((one) => [attribute(one, 'Id'), target(one)] as const));
}

const isTable = (node: PaperNode): node is TableNode => 'rows' in node;
const isSeen = (text: string): boolean => withoutMarks(text).trim() !== '';

/** Paragraphs whose end was struck out are one with the next. */
function joined(nodes: readonly PaperNode[]): PaperNode[] {
  const found: PaperNode[] = [];
  let open: ParagraphNode | undefined;
  for (const node of nodes) {
    if (isTable(node)) found.push(node);
    else if (open) Object.assign(open, { text: open.text + node.text, boxes: [...open.boxes, ...node.boxes] });
    else found.push({ ...node });
    const last = found.at(-1)!;
    open = !isTable(node) && node.goesOn && !isTable(last) ? last : undefined;
  }
  return found;
}

const paragraphsIn = (nodes: readonly PaperNode[]): string[] =>
  joined(nodes).flatMap((node) =>
    isTable(node)
      ? node.rows.flatMap(({ cells, isStruck }) => (isStruck ? [] : cells.flatMap(paragraphsIn)))
      : [node.text, ...paragraphsIn(node.boxes)].filter((text) => text.trim() !== ''),
  );

/** Makes blocks of what a text consists of, counting what a reader sees. */
class Flat {
  private paragraph = 0;
  private table = 0;
  private frame = 0;

  all(nodes: readonly PaperNode[]): Block[] {
    return joined(nodes).flatMap((node) => (isTable(node) ? this.ofTable(node) : this.ofParagraph(node)));
  }

  private ofParagraph({ text, boxes }: ParagraphNode): Block[] {
    if (isSeen(text)) this.paragraph += 1;
    return [
      ...block(text, { in: 'paragraph', number: this.paragraph }),
      ...paragraphsIn(boxes).flatMap((said) => block(said, { in: 'box' })),
    ];
  }

  private ofTable({ rows }: TableNode): Block[] {
    const there = rows.filter(({ isStruck }) => !isStruck);
    if (there.length === 1 && there[0]!.cells.length <= 2) return this.ofFrame(there[0]!.cells);
    this.table += 1;
    const table = this.table;
    return there.map(({ cells }, index) => ({
      kind: 'row',
      place: { in: 'row', table, row: index + 1 },
      cells: cells.map((cell) => paragraphsIn(cell).join('\n')),
    }));
  }

  /** Two columns side by side: who issues and the State's name, the recipients and the signature. */
  private ofFrame(cells: readonly PaperNode[][]): Block[] {
    this.frame += 1;
    const number = this.frame;
    return cells.flatMap((cell, column) =>
      paragraphsIn(cell).flatMap((text) => block(text, { in: 'side', number, column })),
    );
  }
}

const block = (text: string, place: Place): Block[] =>
  text.trim() === '' ? [] : [{ kind: 'paragraph', place, cells: [text] }];
