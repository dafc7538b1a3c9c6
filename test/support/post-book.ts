import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CATALOGUE } from '../../src/domain/refusal-catalogue.js';
import { Database } from '../../src/platform/database.js';
import { SAMPLE_PASSWORD } from '../../src/sample/sample.people.js';
import type { Drawing } from './drawing.js';
import type { Season } from './season.js';
import { inBytes, Wire, type Incoming } from './wire.js';

/** One request as its sender remembers it. Without a status he never heard what became of it. */
export interface Entry {
  who: string;
  method: string;
  path: string;
  /** The commune's clock when it was asked. */
  at: number;
  /** And when it was answered; without an answer, when nothing was being worked on any more. */
  until: number;
  status?: number;
  code?: string;
  body?: Record<string, unknown>;
}

/** A day's work is over when no statement has run in any of so many looks, milliseconds apart. */
const LOOKS = 5;
const APART = 20;

/** Everything that a season's people sent, over lines that break and sessions that expire, and what they were answered. */
export class PostBook {
  readonly entries: Entry[] = [];
  private readonly wire: Wire;
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly season: Season,
    private readonly draws: ReadonlyMap<string, Drawing>,
  ) {
    this.wire = new Wire(season.server.url, 12);
  }

  close(): void {
    this.wire.close();
  }

  /** The answer, however often it took to hear it; undefined where the sender gave up. */
  async send<Body = Record<string, unknown>>(
    who: string,
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; body: Body } | undefined> {
    this.season.clock.advance(1000);
    const entry: Entry = { who, method, path, at: this.now, until: Infinity };
    this.entries.push(entry);
    const draw = this.draws.get(who)!;
    const key = randomUUID();
    const givesUp = method !== 'GET' && draw.once(40);
    const losses = method !== 'GET' && draw.once(6) ? 1 + draw.below(2) : 0;
    for (let lost = 0; lost < losses + (givesUp ? 1 : 0); lost += 1) {
      await this.once(who, method, path, body, key, draw.below(5));
    }
    if (givesUp) return undefined;
    let answer = await this.once(who, method, path, body, key);
    if (answer?.status === 401) {
      this.tokens.delete(who);
      answer = await this.once(who, method, path, body, key);
    }
    const told = JSON.parse(answer!.text || '{}') as Record<string, unknown>;
    Object.assign(entry, { until: this.now, status: answer!.status, code: told['code'], body: told });
    return { status: answer!.status, body: told as Body };
  }

  /** What senders gave up on may still be done, however long after: now it is done, or never will be. */
  async finished(): Promise<void> {
    const { pool } = this.season.app.get(Database);
    for (let looks = 0; looks < LOOKS;) {
      await pause(APART);
      looks = pool.idleCount === pool.totalCount && pool.waitingCount === 0 ? looks + 1 : 0;
    }
    for (const entry of this.entries) if (entry.until === Infinity) entry.until = this.now;
  }

  private get now(): number {
    return this.season.clock.now().getTime();
  }

  private async once(
    who: string,
    method: string,
    path: string,
    body: object | undefined,
    key: string,
    patience?: number,
  ): Promise<Incoming | undefined> {
    const sent =
      body instanceof FormData
        ? await formOf(body)
        : body && { type: 'application/json', text: inBytes(JSON.stringify(body)) };
    const headers = {
      authorization: `Bearer ${await this.tokenOf(who)}`,
      ...(method !== 'GET' && { 'idempotency-key': key }),
      ...(sent && { 'content-type': sent.type }),
    };
    return this.wire.send({ method, path: `/api/v1/${path}`, headers, body: sent?.text ?? null }, patience);
  }

  private tokenOf(who: string): Promise<string> {
    const known = this.tokens.get(who) ?? this.signIn(who);
    this.tokens.set(who, known);
    return known;
  }

  private async signIn(username: string): Promise<string> {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': `10.3.0.${this.tokens.size + 1}` };
    const body = inBytes(JSON.stringify({ username, password: SAMPLE_PASSWORD }));
    const answer = await this.wire.send({ method: 'POST', path: '/api/v1/sessions', headers, body });
    return (JSON.parse(answer!.text) as { token: string }).token;
  }

  /** Answers that no catalogue explains. */
  get uncoded(): Entry[] {
    return this.entries.filter(
      ({ status, code }) => status !== undefined && status >= 400 && (status >= 500 || !code || !(code in CATALOGUE)),
    );
  }
}

async function formOf(form: FormData): Promise<{ type: string; text: string }> {
  const written = new Response(form);
  const type = written.headers.get('content-type')!;
  return { type, text: Buffer.from(await written.arrayBuffer()).toString('latin1') };
}
