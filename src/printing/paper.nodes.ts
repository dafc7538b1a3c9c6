import { SaxesParser, type SaxesTagNS } from 'saxes';

/** What a part of a paper consists of: paragraphs with the boxes in them, and tables of cells of the same. */
export type PaperNode = ParagraphNode | TableNode;

export interface ParagraphNode {
  text: string;
  boxes: PaperNode[];
  /** Its end was struck out: it goes on in the next one. */
  goesOn: boolean;
}

export interface TableNode {
  rows: { cells: PaperNode[][]; isStruck: boolean }[];
}

export interface ReadPart {
  nodes: PaperNode[];
  trackedChanges: boolean;
  /** The headers and footers that it names, in their order. */
  named: { kind: string; id: string }[];
}

/** Tables in tables in boxes: no paper goes deeper. */
const DEEPEST = 40;
const WORD = /wordprocessingml|markup-compatibility/;

/** Reads a part as it would be printed with its proposed changes taken; undefined where it is not well-formed. */
export function readPart(bytes: Uint8Array): ReadPart | undefined {
  const reading = new Reading();
  const reader = new SaxesParser({ xmlns: true });
  const refuse = () => {
    throw new Error('not well-formed');
  };
  reader.on('error', refuse);
  reader.on('doctype', refuse);
  reader.on('opentag', (tag) => reading.open(tag));
  reader.on('closetag', (tag) => reading.close(tag));
  reader.on('text', (text) => reading.say(text));
  reader.on('cdata', (text) => reading.say(text));
  try {
    reader.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
    return reading.read;
  } catch {
    return undefined;
  }
}

/** Of a field its result is read, and not what it is made of; of a field that counts pages neither. */
interface OpenField {
  isResult: boolean;
  made: string;
}
const COUNTS_PAGES = /^\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES)\b/i;
/** Struck out, or told once more for older programs. */
const PASSED_OVER = ['del', 'moveFrom', 'Fallback'];
const OFF = ['0', 'false', 'off'];

class Reading {
  readonly read: ReadPart = { nodes: [], trackedChanges: false, named: [] };
  private readonly path: string[] = [];
  private readonly into: PaperNode[][] = [this.read.nodes];
  private readonly tables: TableNode[] = [];
  private readonly paragraphs: ParagraphNode[] = [];
  private readonly runs: { isHidden: boolean }[] = [];
  private readonly fields: OpenField[] = [];
  /** How deep the element lies whose content is passed over. */
  private passing: number | undefined;

  open(tag: SaxesTagNS): void {
    const { local, uri } = tag;
    const name = WORD.test(uri) ? local : '';
    const parent = this.path.at(-1);
    this.path.push(name);
    if (this.passing !== undefined) return;
    if (name === 'p') this.begin(this.paragraphs, { text: '', boxes: [], goesOn: false });
    else if (name === 'tbl') this.begin(this.tables, { rows: [] });
    else if (name === 'tr') this.tables.at(-1)?.rows.push({ cells: [], isStruck: false });
    else if (name === 'tc') this.enter(this.newCell());
    else if (name === 'txbxContent') this.enter(this.paragraphs.at(-1)?.boxes ?? []);
    else if (name === 'r') this.runs.push({ isHidden: false });
    else if (parent === 'r') this.inRun(name, tag);
    else this.beside(name, parent, tag);
  }

  close({ local, uri }: SaxesTagNS): void {
    this.path.pop();
    if (this.passing !== undefined) {
      if (this.path.length === this.passing) this.passing = undefined;
      return;
    }
    const name = WORD.test(uri) ? local : '';
    if (name === 'p') this.paragraphs.pop();
    else if (name === 'tbl') this.tables.pop();
    else if (name === 'r') this.runs.pop();
    else if (name === 'tc' || name === 'txbxContent') this.into.pop();
  }

  say(text: string): void {
    const name = this.path.at(-1);
    const field = this.fields.at(-1);
    if (name === 'instrText' && field && !field.isResult) field.made += text;
    if (name === 't') this.add(text);
  }

  private add(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    const isSilent = this.fields.some(({ isResult, made }) => !isResult || COUNTS_PAGES.test(made));
    if (this.passing === undefined && paragraph && !isSilent && !this.runs.at(-1)?.isHidden) paragraph.text += text;
  }

  private begin<Node extends PaperNode>(open: Node[], node: Node): void {
    this.into.at(-1)!.push(node);
    open.push(node);
  }

  private enter(nodes: PaperNode[]): void {
    if (this.into.push(nodes) > DEEPEST) throw new Error('too deep');
  }

  private newCell(): PaperNode[] {
    const cell: PaperNode[] = [];
    this.tables.at(-1)?.rows.at(-1)?.cells.push(cell);
    return cell;
  }

  private inRun(name: string, tag: SaxesTagNS): void {
    if (name === 'tab' || name === 'ptab' || name === 'sym') this.add(' ');
    else if (name === 'br' || name === 'cr') this.add('\n');
    else if (name === 'noBreakHyphen') this.add('-');
    else if (name === 'fldChar') this.field(attribute(tag, 'fldCharType'));
    else this.beside(name, 'r', tag);
  }

  private field(type: string): void {
    if (type === 'begin') this.fields.push({ isResult: false, made: '' });
    else if (type === 'end') this.fields.pop();
    else if (this.fields.length > 0) this.fields.at(-1)!.isResult = true;
  }

  private beside(name: string, parent: string | undefined, tag: SaxesTagNS): void {
    const isChange = ['ins', 'del', 'moveFrom', 'moveTo'].includes(name);
    if (isChange) this.read.trackedChanges = true;
    const isStruck = name === 'del' || name === 'moveFrom';
    if (name === 'vanish' && parent === 'rPr' && this.path.at(-3) === 'r') this.hide(attribute(tag, 'val'));
    else if (isStruck && parent === 'rPr') this.strikeEnd();
    else if (isStruck && parent === 'trPr') this.strikeRow();
    else if (PASSED_OVER.includes(name)) this.passing = this.path.length - 1;
    else if (name === 'fldSimple' && COUNTS_PAGES.test(attribute(tag, 'instr'))) this.passing = this.path.length - 1;
    else if (name === 'headerReference' || name === 'footerReference')
      this.read.named.push({ kind: `${name} ${attribute(tag, 'type')}`, id: attribute(tag, 'id') });
  }

  private hide(value: string): void {
    const run = this.runs.at(-1);
    if (run && !OFF.includes(value)) run.isHidden = true;
  }

  private strikeEnd(): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph && this.path.at(-3) === 'pPr') paragraph.goesOn = true;
  }

  private strikeRow(): void {
    const row = this.tables.at(-1)?.rows.at(-1);
    if (row) row.isStruck = true;
  }
}

const attribute = ({ attributes }: SaxesTagNS, name: string): string =>
  Object.values(attributes).find(({ local }) => local === name)?.value ?? '';
