import { Injectable } from '@nestjs/common';
import { FORM_CODES, type FormCode } from '../domain/forms.js';
import { placeTold } from '../domain/paper-blocks.js';
import { comparePapers, isRather, ownWords, resemblance } from '../domain/paper-comparison.js';
import { refused } from '../domain/refusals.js';
import { unbalancedVotes } from '../domain/vote-numbers.js';
import { correctedBy } from '../papers/outgoing.view.js';
import type { SignedIn } from '../people/signed-in.js';
import { Database } from '../platform/database.js';
import type { PaperCheckDto } from './check.answers.js';
import { paperText } from './paper.text.js';
import { PaperWriter } from './paper.writer.js';
import { shippedTemplate } from './template.file.js';

/** Of so many differences nobody reads on. */
const MOST_TOLD = 500;
/** A file with less of the paper's own words is another paper. */
const LEAST_ALIKE = 0.5;
/** So much of them is there in whatever was edited by sentences only. */
const SURELY_THIS = 0.95;

/** Compares an edited paper with the paper as it would be written now for whoever asks; a correction as a correction is. */
@Injectable()
export class PaperCheck {
  private readonly shipped = new Map<FormCode, string[]>();

  constructor(
    private readonly database: Database,
    private readonly writer: PaperWriter,
  ) {}

  async check(person: SignedIn, { code, id }: { code: FormCode; id: string }, docx: Buffer): Promise<PaperCheckDto> {
    const replaces = await correctedBy(this.database, code, id);
    const paper = await this.writer.writeMarked(person, code, id, { replaces });
    const file = paperText(docx);
    const written = paperText(paper.docx);
    const compared = comparePapers(written, paper.facts, file);
    if (await this.isAnother(code, ownWords(written), compared.said)) throw refused('paper.notThis', { form: code });
    const { differences, filledByHand, wording, sightings } = compared;
    return {
      differences: differences.slice(0, MOST_TOLD),
      more: Math.max(0, differences.length - MOST_TOLD),
      filledByHand: filledByHand.slice(0, MOST_TOLD),
      unbalanced: unbalancedVotes(paper.facts, sightings).map(({ at, ...one }) => ({
        ...one,
        place: placeTold(at.place, at.column),
      })),
      trackedChanges: file.trackedChanges,
      wording,
    };
  }

  /** Whether it has too little of this paper's own words, or rather those of another form. */
  private async isAnother(code: FormCode, own: readonly string[], said: readonly string[]): Promise<boolean> {
    const alike = resemblance(own, said);
    if (alike >= SURELY_THIS || alike < LEAST_ALIKE) return alike < LEAST_ALIKE;
    for (const other of FORM_CODES.filter((one) => one !== code))
      if (isRather(await this.shippedWords(other), own, said)) return true;
    return false;
  }

  /** Read once: what the program ships does not change while it runs. */
  private async shippedWords(code: FormCode): Promise<string[]> {
    const words = this.shipped.get(code) ?? ownWords(paperText(await shippedTemplate(code)));
    this.shipped.set(code, words);
    return words;
  }
}
