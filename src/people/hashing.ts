import { Injectable } from '@nestjs/common';
import { hash, verify, type Options } from '@node-rs/argon2';
import { refused } from '../domain/refusals.js';
import { newToken } from '../platform/random.js';

/** argon2id, the default of the library: 19 MiB, two passes, one lane. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const AT_ONCE = 2;
const WAITING = 40;
const SECONDS_WHEN_FULL = 2;

/** Hashes passwords and slip codes, off the event loop, two at a time: sign-ins must not starve the votes. */
@Injectable()
export class Hashing {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy?: Promise<string>;

  hash(secret: string): Promise<string> {
    return this.inTurn(() => hash(secret, COST));
  }

  /** Does the same work where there is no hash to compare with. `before` is asked when its turn has come. */
  matches(secret: string, stored: string | null, before: () => void = () => undefined): Promise<boolean> {
    return this.inTurn(async () => {
      before();
      this.decoy ??= hash(newToken(), COST);
      const equal = await verify(stored ?? (await this.decoy), secret);
      return equal && stored !== null;
    });
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running < AT_ONCE) this.running += 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.length >= WAITING) throw refused('session.throttled', { seconds: SECONDS_WHEN_FULL });
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
