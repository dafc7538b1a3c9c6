import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../people/signed-in.js';
import type { Tx } from '../platform/database.js';
import { Once, type Stamp } from '../platform/once.js';
import { Closing } from './closing.js';
import { Minutes } from './minutes.js';
import { Opinions } from './opinions.js';
import { PaperCount } from './paper.count.js';
import { Settling } from './settling.js';
import type {
  CountRequest,
  DeputiesRequest,
  MinutesRequest,
  OpinionRequest,
  RecountRequest,
  SettleRequest,
  VoidRequest,
} from './sheet.dto.js';
import { SheetOpening } from './sheet.opening.js';
import type { BatchMoved } from './sitting.service.js';
import type { Ended } from './urn.keys.js';
import { UrnSweep } from './urn.sweep.js';
import { Voiding } from './voiding.js';

/** Who asks, of which sheet, having seen which version, under which stamp. */
export interface Asking {
  person: SignedIn;
  sheetId: string;
  ifMatch: number | null;
  stamp: Stamp;
}

/** Every act on a sheet but a ballot: each once for its stamp, in one transaction; a key goes only after the commit. */
@Injectable()
export class SheetActs {
  constructor(
    private readonly once: Once,
    private readonly opening: SheetOpening,
    private readonly opinions: Opinions,
    private readonly closing: Closing,
    private readonly paperCount: PaperCount,
    private readonly minutes: Minutes,
    private readonly voiding: Voiding,
    private readonly settling: Settling,
    private readonly sweep: UrnSweep,
  ) {}

  open({ person, sheetId, ifMatch, stamp }: Asking, asked: DeputiesRequest): Promise<BatchMoved> {
    return this.once.run(stamp, (tx) => this.opening.open(tx, person, sheetId, asked, ifMatch));
  }

  recordOpinion({ person, sheetId, ifMatch, stamp }: Asking, asked: OpinionRequest): Promise<BatchMoved> {
    return this.once.run(stamp, (tx) => this.opinions.record(tx, person, sheetId, asked, ifMatch));
  }

  close({ person, sheetId, ifMatch, stamp }: Asking): Promise<BatchMoved> {
    return this.end(stamp, (tx) => this.closing.close(tx, person, sheetId, ifMatch));
  }

  count({ person, sheetId, ifMatch, stamp }: Asking, asked: CountRequest): Promise<BatchMoved> {
    return this.once.run(stamp, (tx) => this.paperCount.record(tx, person, sheetId, asked, ifMatch));
  }

  recount({ person, sheetId, ifMatch, stamp }: Asking, asked: RecountRequest): Promise<BatchMoved> {
    return this.once.run(stamp, (tx) => this.paperCount.recount(tx, person, sheetId, asked, ifMatch));
  }

  attachMinutes({ person, sheetId, ifMatch, stamp }: Asking, { paperId }: MinutesRequest): Promise<BatchMoved> {
    return this.once.run(stamp, (tx) => this.minutes.attach(tx, person, sheetId, paperId, ifMatch));
  }

  voidSheet({ person, sheetId, ifMatch, stamp }: Asking, { reason }: VoidRequest): Promise<BatchMoved> {
    return this.end(stamp, (tx) => this.voiding.voidSheet(tx, person, sheetId, reason, ifMatch));
  }

  settle({ person, sheetId, ifMatch, stamp }: Asking, asked: SettleRequest): Promise<BatchMoved> {
    return this.once.run(stamp, (tx) => this.settling.settle(tx, person, sheetId, asked, ifMatch));
  }

  /** An urn that is empty needs its key no more, once that has committed. */
  private async end(stamp: Stamp, work: (tx: Tx) => Promise<Ended>): Promise<BatchMoved> {
    let keyName: string | null = null;
    const moved = await this.once.run(stamp, async (tx) => {
      const ended = await work(tx);
      keyName = ended.keyName;
      return ended.moved;
    });
    if (keyName) await this.sweep.forget(keyName);
    return moved;
  }
}
