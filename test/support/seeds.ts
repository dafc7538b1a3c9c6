/** Numbers that chance would give, the same again for the same seed (mulberry32). */
export class Chance {
  private state: number;

  constructor(readonly seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, and not including, 1. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  between(least: number, most: number): number {
    return least + this.fraction() * (most - least);
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }
}

/**
 * Runs `storm` once for each of `count` seeds from `first` on; with SEED=n only for that one. What fails says its seed, and
 * how to have the same schedule again.
 */
export async function eachSeed(
  count: number,
  first: number,
  storm: (chance: Chance, seed: number) => Promise<void>,
): Promise<void> {
  const only = process.env['SEED'];
  const seeds = only ? [Number(only)] : Array.from({ length: count }, (_, index) => first + index);
  const { currentTestName, testPath } = expect.getState();
  console.log(`seeds ${seeds[0]} to ${seeds.at(-1)}: ${currentTestName}`);
  for (const seed of seeds) {
    await storm(new Chance(seed), seed).catch((error: unknown) => {
      const name = /([\w.-]+)\.test\.ts$/.exec(testPath ?? '')?.[1];
      throw new Error(
        `seed ${seed} (again with: SEED=${seed} npm run test:soak -- storms/${name})\n${detailOf(error)}`,
        {
          cause: error,
        },
      );
    });
  }
}

const detailOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
