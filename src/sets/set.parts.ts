import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { FORMS, type FormCode } from '../domain/forms.js';
import { PAPER_LABELS } from '../domain/paper-labels.js';
import { endingOf, inPlace, placeName } from '../domain/set-places.js';
import { Press } from '../dossier/press.js';
import { whoseIs, type LaidInSet, type SignedFile } from '../forwarding/set-papers.view.js';
import type { SignedIn } from '../people/signed-in.js';
import { FileStore } from '../platform/file.store.js';
import { CleanCopies, type CleanCopy } from './clean.copies.js';

/** One paper of a set: its name, its files, and what of it is bound into the one PDF. */
export interface Part {
  paper: LaidInSet;
  /** Of whom or of what it is. */
  whose: string;
  title: string;
  group: string;
  /** Where its files stand in the ZIP, without an ending. */
  place: string;
  /** The paper as it was printed, or as it is written now; null where its signed copy is bound. */
  docx: Buffer | null;
  /** Its signed copies that can be bound. */
  bound: CleanCopy[];
  /** Some of its signed copies cannot be: they are in the ZIP alone. */
  hasUnbound: boolean;
}

/** Bookmarks of both stand under one name. */
const REPORTS: readonly FormCode[] = ['collectiveReport', 'individualReport'];

/** Looks up what is there of each paper, or has it written. */
@Injectable()
export class SetParts {
  constructor(
    private readonly press: Press,
    private readonly files: FileStore,
    private readonly copies: CleanCopies,
  ) {}

  /** `folder` is null where nothing is bound: then a signed copy is as good as bound. */
  async of(
    papers: readonly LaidInSet[],
    { person, awardOf, folder }: { person: SignedIn; awardOf: (code: string) => string; folder: string | null },
  ): Promise<Part[]> {
    const parts: Part[] = [];
    let copies = 0;
    for (const [index, paper] of papers.entries()) {
      const { vi: kind } = FORMS[paper.form].title;
      const group = REPORTS.includes(paper.form) ? PAPER_LABELS.achievementReport.vi : kind;
      const whose = whoseIs(paper, awardOf);
      const title = whose ? `${kind} - ${whose}` : kind;
      const place = `Giấy tờ/${inPlace(index, papers.length)} ${placeName(title)}`;
      const bound: CleanCopy[] = [];
      if (folder !== null)
        for (const file of paper.files) {
          const copy = await this.copies.of(file, folder, (copies += 1));
          if (copy) bound.push(copy);
        }
      const isThere = folder === null ? paper.files.length > 0 : bound.length > 0;
      const docx = isThere ? null : await this.written(paper, person);
      parts.push({
        paper,
        whose,
        title,
        group,
        place,
        docx,
        bound,
        hasUnbound: folder !== null && bound.length < paper.files.length,
      });
    }
    return parts;
  }

  async bytes(sha256: string): Promise<Buffer> {
    return buffer(await this.files.read(sha256));
  }

  /** What was signed as it was printed; what nobody has signed yet is written as things are now. */
  private async written({ form, subjectId, printed, state }: LaidInSet, person: SignedIn): Promise<Buffer> {
    if (printed !== null && state !== 'printed') return this.bytes(printed);
    return (await this.press.write(person, form, subjectId)).docx;
  }
}

/** How a file of a paper is called: its second one and those after it are numbered. */
export const copyName = ({ place }: Part, { name }: SignedFile, index: number): string =>
  `${place}${index === 0 ? '' : ` (${index + 1})`}${endingOf(name)}`;
