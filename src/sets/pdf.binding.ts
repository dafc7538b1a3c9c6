import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFRef,
  PDFStream,
  type PDFDocument,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { OUTLINES, outlines, refTo } from './pdf.outline.js';

/** Papers to be bound into one: each opened when its turn comes, so that no more than one is in memory. */
export interface Bound {
  /** As its bookmark says. */
  title: string;
  /** Bookmarks of one group stand under its name. */
  group: string;
  pages: number;
  open: () => Promise<PDFDocument>;
}

/** What of a page is taken along. Nothing that runs or leads out of it is. */
const OF_PAGE = ['Resources', 'MediaBox', 'CropBox', 'Rotate', 'Contents', 'Group', 'UserUnit'];
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
/** What a note on a page may have of its looks; a visible signature is one. */
const OF_NOTE = ['Type', 'Subtype', 'Rect', 'AP', 'AS', 'F', 'C', 'Border', 'BS', 'FT'];

/** What tells of a file and draws nothing. */
const LEFT = ['Metadata', 'PieceInfo', 'AF', 'StructParent', 'StructParents'].map((name) => PDFName.of(name));

const [CATALOG, PAGES] = [1, 2];
const FIRST_FREE = 4;

/** One PDF of all, with bookmarks: the same papers give the same bytes. */
export async function* binding(papers: readonly Bound[]): AsyncGenerator<Buffer> {
  const file = new PdfFile();
  yield file.begin();
  const places: { title: string; group: string; page: number }[] = [];
  for (const { title, group, open } of papers) {
    const document = await open();
    const pages = document.getPages();
    places.push({ title, group, page: file.pages.length });
    const copy = new Copy(document, file);
    for (const page of pages) copy.add(page);
    for (const object of copy.objects()) yield file.put(...object);
  }
  for (const object of outlines(places, file)) yield file.put(...object);
  yield file.put(PAGES, [`<</Type/Pages/Count ${file.pages.length}/Kids[${file.pages.map(refTo).join(' ')}]>>`]);
  const catalog = `<</Type/Catalog/Pages ${refTo(PAGES)}/Outlines ${refTo(OUTLINES)}/PageMode/UseOutlines/Lang(vi)>>`;
  yield file.put(CATALOG, [catalog]);
  yield file.end();
}

type Written = (string | Uint8Array)[];

/** The frame of the file: which object stands where. */
class PdfFile {
  readonly pages: number[] = [];
  private readonly offsets: number[] = [];
  private readonly digest = createHash('sha256');
  private size = 0;
  private free = FIRST_FREE;

  newNumber(): number {
    this.free += 1;
    return this.free - 1;
  }

  begin(): Buffer {
    return this.out([Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]);
  }

  put(number: number, body: Written): Buffer {
    this.offsets[number] = this.size;
    return this.out([`${number} 0 obj\n`, ...body, '\nendobj\n']);
  }

  end(): Buffer {
    const start = this.size;
    const id = this.digest.copy().digest('hex').slice(0, 32);
    const rows = Array.from({ length: this.free }, (_, number) =>
      number === 0 ? '0000000000 65535 f \n' : `${String(this.offsets[number]).padStart(10, '0')} 00000 n \n`,
    );
    const trailer = `trailer\n<</Size ${this.free}/Root ${refTo(CATALOG)}/ID[<${id}><${id}>]>>`;
    return this.out([`xref\n0 ${this.free}\n`, ...rows, `${trailer}\nstartxref\n${start}\n%%EOF\n`]);
  }

  private out(parts: Written): Buffer {
    const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
    this.size += bytes.length;
    this.digest.update(bytes);
    return bytes;
  }
}

/** Pages of one document with all that they need, under new numbers. */
class Copy {
  private readonly numbers = new Map<string, number>();
  private readonly waiting: PDFRef[] = [];
  private readonly made: [number, Written][] = [];

  constructor(
    private readonly document: PDFDocument,
    private readonly file: PdfFile,
  ) {}

  add({ node }: PDFPage): void {
    const number = this.file.newNumber();
    this.file.pages.push(number);
    const body: Written = [`<</Type/Page/Parent ${refTo(PAGES)}`];
    for (const key of OF_PAGE) {
      const name = PDFName.of(key);
      const value = INHERITED.includes(key) ? node.getInheritableAttribute(name) : node.get(name);
      if (value) body.push(`/${key} `, ...this.moved(value));
    }
    const notes = node.Annots();
    if (notes) body.push('/Annots[', ...this.notes(notes), ']');
    this.made.push([number, [...body, '>>']]);
  }

  *objects(): Generator<[number, Written]> {
    yield* this.made;
    for (let ref = this.waiting.pop(); ref; ref = this.waiting.pop()) {
      const object = this.document.context.lookup(ref);
      yield [this.numbers.get(ref.tag)!, object ? this.moved(object) : ['null']];
    }
  }

  private notes(notes: PDFArray): Written {
    return notes.asArray().flatMap((one): Written => {
      const note = this.document.context.lookup(one);
      if (!(note instanceof PDFDict) || !note.has(PDFName.of('AP'))) return [];
      const kept = OF_NOTE.flatMap((key): Written => {
        const value = note.get(PDFName.of(key));
        return value ? [`/${key} `, ...this.moved(value)] : [];
      });
      return ['<<', ...kept, '>>'];
    });
  }

  private moved(object: PDFObject): Written {
    if (object instanceof PDFRef) return [refTo(this.numberOf(object)), ' '];
    if (object instanceof PDFArray) return ['[', ...object.asArray().flatMap((one) => this.moved(one)), ']'];
    if (object instanceof PDFDict) return this.dict(object);
    if (object instanceof PDFStream) {
      const bytes = object.getContents();
      const about = this.dict(object.dict, PDFName.of('Length'));
      return [...about.slice(0, -1), `/Length ${bytes.length}>>`, '\nstream\n', bytes, '\nendstream'];
    }
    const bytes = new Uint8Array(object.sizeInBytes());
    object.copyBytesInto(bytes, 0);
    return [bytes, ' '];
  }

  private dict(dict: PDFDict, without?: PDFName): Written {
    const entries = dict.entries().filter(([name]) => name !== without && !LEFT.includes(name));
    return ['<<', ...entries.flatMap(([name, value]) => [`${name.toString()} `, ...this.moved(value)]), '>>'];
  }

  private numberOf(ref: PDFRef): number {
    const known = this.numbers.get(ref.tag);
    if (known !== undefined) return known;
    const number = this.file.newNumber();
    this.numbers.set(ref.tag, number);
    this.waiting.push(ref);
    return number;
  }
}
