import { Injectable } from '@nestjs/common';

/** The seq up to which one of these receivers may read a dossier that it was sent and no longer holds. */
export type SignedReader = (dossierId: string, receiverIds: readonly string[]) => Promise<number | undefined>;

/** What a receiver keeps of a dossier that it returned: the dossier as signed, until the letter is recalled. */
@Injectable()
export class SignedCopies {
  private reader: SignedReader = () => Promise.resolve(undefined);

  register(reader: SignedReader): void {
    this.reader = reader;
  }

  seq(dossierId: string, receiverIds: readonly string[]): Promise<number | undefined> {
    return receiverIds.length === 0 ? Promise.resolve(undefined) : this.reader(dossierId, receiverIds);
  }
}
