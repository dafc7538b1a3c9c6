import { Injectable } from '@nestjs/common';
import type { FormCode } from '../domain/forms.js';
import type { SignedIn } from '../people/signed-in.js';

/** A paper that was written, and what its file is called without an ending. */
export interface WrittenPaper {
  name: string;
  organisationId: string;
  docx: Buffer;
}

/** A paper of a set, as its contents name it; `page` where they are bound into one. */
export interface LaidPaper {
  paper: string;
  of: string;
  number: string;
  page: string;
}

/** How a paper is asked for otherwise than as of now. */
export interface Asked {
  /** What contents are of, where they are not of what the letter has now. */
  laid?: readonly LaidPaper[];
  /** In the place of which paper it is written: about the same as that was, whatever else there is by now. */
  replaces?: string;
  /** It is laid before its signers. */
  toSign?: boolean;
}

type Writes = (person: SignedIn, form: FormCode, subjectId: string, asked?: Asked) => Promise<WrittenPaper>;

/** What writes papers from facts is lent by the step that reads all of them: papers are issued below it. */
@Injectable()
export class Press {
  private writer: Writes = () => Promise.reject(new Error('nothing writes papers'));

  register(writer: Writes): void {
    this.writer = writer;
  }

  write(...asked: Parameters<Writes>): Promise<WrittenPaper> {
    return this.writer(...asked);
  }
}
