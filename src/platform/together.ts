/** What waits for its turn. */
interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** One call takes no more. */
const MOST = 32;

/** Postgres has refused the statement for what is in it, and nothing of it was done. */
const REFUSED = /^(22|23|40|P0)/;

/**
 * Many of the same question, asked by people who do not know of each other, in one call: what is asked while as many calls
 * as may be are on their way waits for one to come back, and goes with all that has come meanwhile. Whoever is alone does not wait.
 * Where one is refused all are, so each is asked again by itself.
 */
export class Together<Asked, Answer> {
  private waiting: Waiting<Asked, Answer>[] = [];
  private onTheirWay = 0;

  /**
   * `call` answers in the order in which it was asked; `atOnce` calls may be on their way. Of what has one key, no two go with
   * the same call.
   */
  constructor(
    private readonly call: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
    private readonly atOnce: number,
    private readonly keyOf: (asked: Asked) => unknown = (asked) => asked,
  ) {}

  ask(asked: Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ asked, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    while (this.waiting.length > 0 && this.onTheirWay < this.atOnce) void this.send(this.taken());
  }

  private taken(): Waiting<Asked, Answer>[] {
    const taken = new Map<unknown, Waiting<Asked, Answer>>();
    const left: Waiting<Asked, Answer>[] = [];
    for (const one of this.waiting) {
      const key = this.keyOf(one.asked);
      if (taken.size < MOST && !taken.has(key)) taken.set(key, one);
      else left.push(one);
    }
    this.waiting = left;
    return [...taken.values()];
  }

  private async send(group: readonly Waiting<Asked, Answer>[]): Promise<void> {
    this.onTheirWay += 1;
    try {
      const answers = await this.call(group.map(({ asked }) => asked));
      group.forEach(({ resolve }, index) => resolve(answers[index]!));
    } catch (error) {
      if (group.length > 1 && wasRefused(error)) for (const one of group) void this.send([one]);
      else for (const { reject } of group) reject(error);
    } finally {
      this.onTheirWay -= 1;
      this.next();
    }
  }
}

const wasRefused = (error: unknown): boolean => REFUSED.test((error as { code?: string }).code ?? '');
