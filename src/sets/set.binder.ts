import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { PDFDocument } from '@cantoo/pdf-lib';
import { FORMS } from '../domain/forms.js';
import { Press } from '../dossier/press.js';
import { laidPaper } from '../forwarding/set-papers.view.js';
import type { SignedIn } from '../people/signed-in.js';
import { FileStore, type StoredFile } from '../platform/file.store.js';
import { PDF } from '../platform/media-types.js';
import { Office } from '../platform/office.js';
import { binding, type Bound } from './pdf.binding.js';
import type { Part } from './set.parts.js';

/** Contents and, where they are bound, the one PDF that they are of. */
export interface BoundSet {
  contents: Buffer;
  pdf: (StoredFile & { pages: number }) | null;
}

/** Binds the papers of a set in the order in which they are signed, the contents behind the letter. */
@Injectable()
export class SetBinder {
  constructor(
    private readonly press: Press,
    private readonly office: Office,
    private readonly files: FileStore,
  ) {}

  async bind(
    parts: readonly Part[],
    person: SignedIn,
    { submissionId, name, binds }: { submissionId: string; name: string; binds: boolean },
  ): Promise<BoundSet> {
    if (!binds) return { contents: await this.contents(parts, person, submissionId), pdf: null };
    const bound = await this.bound(parts);
    let [contents, made] = await this.contentsOf(bound, person, submissionId, 1);
    const length = (await PDFDocument.load(made)).getPageCount();
    if (length !== 1) [contents, made] = await this.contentsOf(bound, person, submissionId, length);
    const { title } = FORMS.contents;
    const behind: Bound = { title: title.vi, group: title.vi, pages: length, open: () => PDFDocument.load(made) };
    const all = bound.flatMap((one, index) => (index === 0 ? [...one.papers, behind] : one.papers));
    const file = await this.files.keepStream(Readable.from(binding(all)), { name, mediaType: PDF });
    return { contents, pdf: { ...file, pages: all.reduce((sum, { pages }) => sum + pages, 0) } };
  }

  /** Each paper with its pages counted: what is written is made a PDF together. */
  private async bound(parts: readonly Part[]): Promise<{ part: Part; papers: Bound[] }[]> {
    const written = parts.filter(({ docx }) => docx !== null);
    const pdfs = await this.office.pdfs(written.map(({ docx }) => docx!));
    const bound = [];
    for (const part of parts) {
      const { title, group } = part;
      const opens =
        part.docx === null
          ? part.bound.map(
              ({ path }) =>
                async () =>
                  PDFDocument.load(await readFile(path)),
            )
          : [() => PDFDocument.load(pdfs[written.indexOf(part)]!)];
      const papers = [];
      for (const open of opens) papers.push({ title, group, open, pages: (await open()).getPageCount() });
      bound.push({ part, papers });
    }
    return bound;
  }

  /** Where each begins, once the contents have so many pages behind the letter. */
  private async contentsOf(
    bound: readonly { part: Part; papers: Bound[] }[],
    person: SignedIn,
    submissionId: string,
    length: number,
  ): Promise<[Buffer, Buffer]> {
    const pages = bound.map(({ papers }) => papers.reduce((sum, one) => sum + one.pages, 0));
    const begins = pages.map(
      (_, index) => 1 + (index > 0 ? length : 0) + pages.slice(0, index).reduce((sum, one) => sum + one, 0),
    );
    const contents = await this.contents(
      bound.map(({ part }) => part),
      person,
      submissionId,
      begins,
    );
    return [contents, await this.office.pdf(contents)];
  }

  private async contents(
    parts: readonly Part[],
    person: SignedIn,
    submissionId: string,
    begins: readonly number[] = [],
  ): Promise<Buffer> {
    const laid = parts.map(({ paper, whose }, index) => ({
      ...laidPaper(paper, whose),
      page: String(begins[index] ?? ''),
    }));
    return (await this.press.write(person, 'contents', submissionId, { laid })).docx;
  }
}
