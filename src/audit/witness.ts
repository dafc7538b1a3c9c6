import type { LineBody } from '../domain/line.js';
import type { StreamKind } from '../domain/vocabulary.js';
import type { Executor } from '../platform/database.js';

/** What is stored, and the same as the lines tell it, under the same names. What no line speaks of is in neither. */
export interface Testimony {
  stored: object;
  told: object;
}

export type Testify = (lines: readonly LineBody[]) => Testimony;

/** Rows and columns beside a stream's head that its lines speak of; each owner of such rows brings his own. */
export interface Witness {
  kind: StreamKind;
  hear(on: Executor, ids: readonly string[]): Promise<Map<string, Testify>>;
}

/** `select` gives a row with the id of its stream for each of the ids in `$1`: one query for a page of streams. */
export const witness = <Row extends { id: string }>(
  kind: StreamKind,
  select: string,
  testify: (row: Row, lines: readonly LineBody[]) => Testimony,
): Witness => ({
  kind,
  hear: async (on, ids) => {
    const rows = await on.query<Row & Record<string, unknown>>(select, [ids]);
    return new Map(rows.map((row) => [row.id, (lines: readonly LineBody[]) => testify(row, lines)]));
  },
});

/** The lines of these commands, in their order. */
export const linesOf = (lines: readonly LineBody[], ...commands: string[]): LineBody[] =>
  lines.filter(({ command }) => commands.includes(command));

/** What a line says under its parameters, whatever that is. */
export const dataOf = (line: LineBody | undefined): Record<string, unknown> =>
  (line?.data ?? {}) as Record<string, unknown>;
