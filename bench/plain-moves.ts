import { randomUUID } from 'node:crypto';
import { post, type Answer } from './connection.js';
import type { Source } from './load.js';
import { each, type Town } from './town.js';

/** A command that moves a dossier: who gives it, and the state in which the dossier stands then. */
interface Turn {
  type: string;
  to: string;
  tokens: readonly string[];
}

interface Moved {
  state: string;
  version: number;
}

/** A dossier, and the two turns that it takes for ever; the first of them is next. */
export interface Place {
  id: string;
  version: number;
  turns: readonly [Turn, Turn];
}

const CLERKS = ['clerk', 'clerk-b', 'clerk-c'];
const SESSIONS = 32;

/**
 * A dossier that goes to and fro: what is said of it is taken back by the next command. Each is a plain move: one read, a
 * decision of the machine, one statement with the line, what it tells somebody, and the kept answer.
 */
export class PlainMoves implements Source {
  private readonly free: Place[];
  /** Every version that was answered with 200, by dossier. */
  readonly accepted = new Map<string, number[]>();
  readonly refused = new Map<number, number>();

  /** `maySay` tells which other answers than 200 are expected. */
  constructor(
    places: readonly Place[],
    private readonly maySay: (answer: Answer) => boolean = () => false,
  ) {
    this.free = places.map((place) => ({ ...place }));
    for (const { id, version } of places) this.accepted.set(id, [version]);
  }

  /** The clerk proposes that a nominee, against whom a block stands, is not eligible, and the chair disagrees: both tell somebody. */
  static async of(town: Town, ids: readonly string[], maySay?: (answer: Answer) => boolean): Promise<PlainMoves> {
    const clerk = await town.as('clerk');
    const tokens = (names: readonly string[]) =>
      Promise.all(Array.from({ length: SESSIONS / 2 }, (_, index) => town.token(names[index % names.length]!)));
    const propose = { type: 'PROPOSE_INELIGIBLE', to: 'evidence.ineligibility', tokens: await tokens(CLERKS) };
    const disagree = { type: 'DISAGREE', to: 'evidence.appraisal', tokens: await tokens(['chair']) };
    const places = await each(ids.length, async (index): Promise<Place> => {
      const { id, version, state } = await clerk.get<Moved & { id: string }>(`dossiers/${ids[index]}`);
      return { id, version, turns: state === disagree.to ? [propose, disagree] : [disagree, propose] };
    });
    return new PlainMoves(places, maySay);
  }

  /** The same dossiers as they stand now, for a peer that works on a copy. */
  again(): PlainMoves {
    return new PlainMoves(this.free, this.maySay);
  }

  take() {
    const place = this.free.shift();
    if (!place) return undefined;
    const [{ type, tokens }] = place.turns;
    const headers = {
      authorization: `Bearer ${tokens[place.version % tokens.length]}`,
      'idempotency-key': randomUUID(),
      'if-match': `"${place.version}"`,
    };
    const request = post(`/api/v1/dossiers/${place.id}/commands`, headers, { type });
    return { request, judge: (answer: Answer) => this.judge(place, answer) };
  }

  private judge(place: Place, answer: Answer): void {
    this.free.push(place);
    if (answer.status !== 200) {
      this.refused.set(answer.status, (this.refused.get(answer.status) ?? 0) + 1);
      if (this.maySay(answer)) return;
      throw new Error(`a plain move was answered ${answer.status}: ${answer.body}`);
    }
    const moved = JSON.parse(answer.body) as Moved;
    const [turn, next] = place.turns;
    if (moved.state !== turn.to || moved.version !== place.version + 1)
      throw new Error(`moved wrongly: ${answer.body}`);
    place.version = moved.version;
    place.turns = [next, turn];
    this.accepted.get(place.id)!.push(moved.version);
  }

  /** What was answered with 200 is there, and nothing else: each dossier stands where its last answer said, by as many lines. */
  async lost(database: {
    query: (text: string) => Promise<{ rows: { id: string; version: number; lines: number }[] }>;
  }) {
    const { rows } = await database.query(
      `SELECT d.id, d.version, count(l.*)::int AS lines FROM dossier d
       JOIN line l ON l.stream = 'dossier' AND l.stream_id = d.id GROUP BY d.id`,
    );
    const standing = new Map(rows.map((row) => [row.id, row]));
    return [...this.accepted].filter(([id, versions]) => {
      const { version, lines } = standing.get(id)!;
      return version !== versions.at(-1) || lines !== version || versions.length !== version - versions[0]! + 1;
    }).length;
  }
}
