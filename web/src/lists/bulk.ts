import { arrowsOf } from '#domain/arrows.js';
import type { Command } from '#domain/command.js';
import { BATCH_ROUTES } from '#domain/decide.js';
import { leadsOn } from '#domain/journey.js';
import { recordersOf, whoMay } from '#domain/permissions.js';
import type { Role, State } from '#domain/vocabulary.js';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { ELSEWHERE } from '../dossier/command-places.tsx';
import { commandOf, type Given, type Move } from '../dossier/command.form.ts';
import type { Listed } from '../parts/dossier-columns.tsx';

/** A command that some of the chosen rows know from where they stand. */
export interface Offered {
  command: Command;
  rows: readonly Listed[];
  /** Done on the batch that carries them, not here. */
  byList: boolean;
  /** Somebody else's act, which may only be entered from a paper. */
  recorded: boolean;
}

/** What may be given to the chosen rows by somebody in these roles; what leads on along the way first. */
export function offeredTo(rows: readonly Listed[], roles: readonly Role[]): Offered[] {
  const found = new Map<Command, Listed[]>();
  for (const row of rows)
    for (const command of commandsFrom(row, roles)) found.set(command, [...(found.get(command) ?? []), row]);
  const offered = [...found].map(([command, its]) => ({
    ...{ command, rows: its, byList: BATCH_ROUTES[command] !== undefined },
    recorded: !its.some(({ state }) => isOwn(roles, command, state)),
  }));
  const weight = ({ command, recorded }: Offered) => (leadsOn(command) ? 2 : 0) - (recorded ? 1 : 0);
  return offered.toSorted((a, b) => weight(b) - weight(a));
}

const commandsFrom = ({ state, held }: Listed, roles: readonly Role[]): Set<Command> =>
  new Set(
    arrowsOf(state)
      .map(({ command }) => command)
      .filter((command) => !ELSEWHERE.has(command) && isFor(roles, command, state))
      // Nobody misses the one of the two that is so already.
      .filter((command) => command !== (held ? 'HOLD' : 'RELEASE')),
  );

const isOwn = (roles: readonly Role[], command: Command, state: State): boolean =>
  whoMay(command, state).some((who) => roles.includes(who as Role));

/** Given by oneself, or entered for somebody else from a paper. */
const isFor = (roles: readonly Role[], command: Command, state: State): boolean =>
  isOwn(roles, command, state) ||
  whoMay(command, state).some((who) => recordersOf(command, who).some((role) => roles.includes(role)));

/** What the moves of several dossiers ask for together. */
export const together = (moves: readonly Move[]): Move => ({
  ...moves[0]!,
  recorded: moves.some(({ recorded }) => recorded),
  needs: [...new Set(moves.flatMap(({ needs }) => needs))],
  to: [...new Set(moves.flatMap(({ to }) => to))],
});

/** One of the chosen rows in each state, by whose moves the form knows what to ask for; one that is on hold knows none. */
export const oneOfEachState = (rows: readonly Listed[]): Listed[] => [
  ...new Map(rows.toSorted((a, b) => Number(b.held) - Number(a.held)).map((row) => [row.state, row])).values(),
];

type BulkAnswer = Answer<'BulkAnswerDto'>;
export interface Answered {
  row: Listed;
  answer: BulkAnswer;
}

/** As many as the server takes in one request. */
const AT_ONCE = 200;

export interface ToMany extends Omit<Given, 'version' | 'dossierId'> {
  rows: readonly Listed[];
}

/** One command to many, each row answered for itself. */
export async function giveMany({ rows, ...given }: ToMany, key: string): Promise<Answered[]> {
  const command = await commandOf({ ...given, dossierId: rows[0]!.id }, key);
  const told: BulkAnswer[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const items = rows.slice(from, from + AT_ONCE).map(({ id, version }) => ({
      ...{ id, ...(version !== null && { version }) },
      ...(command.items && { items: command.items }),
    }));
    const { items: _, ...forAll } = command;
    const body = { ...forAll, items };
    told.push(...(await answered(api.POST('/api/v1/dossiers/bulk', { body, ...stamped(`${key}-${from}`) }))));
  }
  return told.map((answer) => ({ answer, row: rows.find(({ id }) => id === answer.id)! }));
}
