import { randomUUID } from 'node:crypto';
import { post, type Answer } from './connection.js';
import type { Source } from './load.js';
import { each, type Town } from './town.js';

interface Place {
  id: string;
  state: string;
  version: number;
}

const CLERKS = ['clerk', 'clerk-b', 'clerk-c'];
const SESSIONS = 32;
const NEXT = {
  'evidence.appraisal': { type: 'PROPOSE_INELIGIBLE', to: 'evidence.ineligibility' },
  'evidence.ineligibility': { type: 'DISAGREE', to: 'evidence.appraisal' },
} as Record<string, { type: string; to: string }>;

/**
 * A dossier that goes to and fro between the clerk and the chair: he proposes that the nominee, against whom a block
 * stands, is not eligible, and the chair disagrees. Each is a plain move: one read, a decision of the machine, one
 * statement with the line, a message in the outbox and the kept answer.
 */
export class PlainMoves implements Source {
  private readonly free: Place[];
  /** Every version that was answered with 200, by dossier. */
  readonly accepted = new Map<string, number[]>();
  readonly refused = new Map<number, number>();

  private constructor(
    places: readonly Place[],
    private readonly clerks: readonly string[],
    private readonly chairs: readonly string[],
    private readonly maySay: (answer: Answer) => boolean,
  ) {
    this.free = [...places];
    for (const { id, version } of places) this.accepted.set(id, [version]);
  }

  /** `maySay` tells which other answers than 200 are expected. */
  static async of(town: Town, ids: readonly string[], maySay: (answer: Answer) => boolean = () => false) {
    const clerk = await town.as('clerk');
    const places = await each(ids.length, (index) => clerk.get<Place>(`dossiers/${ids[index]}`));
    const tokens = (names: readonly string[]) =>
      Promise.all(Array.from({ length: SESSIONS / 2 }, (_, index) => town.token(names[index % names.length]!)));
    return new PlainMoves(places, await tokens(CLERKS), await tokens(['chair']), maySay);
  }

  /** The same dossiers as they stand now, for a peer that works on a copy. */
  again(): PlainMoves {
    return new PlainMoves(
      this.free.map((place) => ({ ...place })),
      this.clerks,
      this.chairs,
      this.maySay,
    );
  }

  take() {
    const place = this.free.shift();
    if (!place) return undefined;
    const { type, to } = NEXT[place.state]!;
    const tokens = type === 'DISAGREE' ? this.chairs : this.clerks;
    const headers = {
      authorization: `Bearer ${tokens[place.version % tokens.length]}`,
      'idempotency-key': randomUUID(),
      'if-match': `"${place.version}"`,
    };
    const request = post(`/api/v1/dossiers/${place.id}/commands`, headers, { type });
    return { request, judge: (answer: Answer) => this.judge(place, to, answer) };
  }

  private judge(place: Place, to: string, answer: Answer): void {
    this.free.push(place);
    if (answer.status !== 200) {
      this.refused.set(answer.status, (this.refused.get(answer.status) ?? 0) + 1);
      if (this.maySay(answer)) return;
      throw new Error(`a plain move was answered ${answer.status}: ${answer.body}`);
    }
    const moved = JSON.parse(answer.body) as Place;
    if (moved.state !== to || moved.version !== place.version + 1) throw new Error(`moved wrongly: ${answer.body}`);
    place.state = moved.state;
    place.version = moved.version;
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
