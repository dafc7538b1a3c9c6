/** One request of one client, as it was seen from outside. Moments are places in the order of all that happened. */
export interface Attempt<Ask, Answer> {
  client: number;
  ask: Ask;
  /** Requests with one key are one command: it takes effect once. Reads have none. */
  key: string | null;
  asked: number;
  /** Absent, with the answer, where the client went away: it may have taken effect at any moment since, or never. */
  heard?: number;
  answer?: Answer;
}

/** What a thing does when requests come one after the other. */
export interface Model<State, Ask, Answer> {
  /** What becomes of it; undefined where the answer cannot be given in this state (or what was lost has no effect). */
  step(state: State, attempt: Attempt<Ask, Answer>): State | undefined;
  /** Equal for states that are the same. */
  nameOf(state: State): string;
}

export interface Explanation<State, Ask, Answer> {
  explained: boolean;
  /** The longest order that explains anything, and where it ends. */
  order: Attempt<Ask, Answer>[];
  end: State;
}

/**
 * Whether the requests could have been answered so one by one, each at some moment between its asking and its answer
 * (Wing and Gong's search; what was tried already is remembered, as Lowe does).
 */
export function explain<State, Ask, Answer>(
  attempts: readonly Attempt<Ask, Answer>[],
  initial: State,
  model: Model<State, Ask, Answer>,
): Explanation<State, Ask, Answer> {
  const tried = new Set<string>();
  const taken = attempts.map(() => false);
  const path: Attempt<Ask, Answer>[] = [];
  let best = { explained: false, order: [] as Attempt<Ask, Answer>[], end: initial };

  const search = (state: State): boolean => {
    const open = attempts.filter((one, at) => !taken[at] && one.heard !== undefined);
    if (path.length > best.order.length) best = { explained: false, order: [...path], end: state };
    if (open.length === 0) return true;
    const name = `${taken.map(Number).join('')} ${model.nameOf(state)}`;
    if (tried.has(name)) return false;
    tried.add(name);
    const latest = Math.min(...open.map((one) => one.heard!));
    return attempts.some((one, at) => {
      if (taken[at] || one.asked > latest) return false;
      const next = model.step(state, one);
      if (next === undefined) return false;
      taken[at] = true;
      path.push(one);
      if (search(next)) return true;
      taken[at] = false;
      path.pop();
      return false;
    });
  };

  return search(initial) ? { explained: true, order: [...path], end: best.end } : best;
}
