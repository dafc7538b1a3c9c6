import { Client as Postgres } from 'pg';

type Query = typeof Postgres.prototype.query;

/** The texts of every statement that reaches Postgres while `work` runs, from whatever part of the program. */
export async function queriesOf(work: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  const original = Postgres.prototype.query as Query;
  const counting = function (this: Postgres, ...given: unknown[]) {
    const [config] = given as [string | { text: string }];
    texts.push(typeof config === 'string' ? config : config.text);
    return (original as (...all: unknown[]) => unknown).apply(this, given);
  };
  Postgres.prototype.query = counting as Query;
  try {
    await work();
  } finally {
    Postgres.prototype.query = original;
  }
  return texts;
}
