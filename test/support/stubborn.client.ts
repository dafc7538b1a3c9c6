import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type Answer } from './client.js';

/** A request that changes something, with the one answer that its sender was given in the end. */
export interface Told {
  personId: string;
  key: string;
  method: string;
  path: string;
  status: number;
  body: unknown;
}

/** An answer of the program (not of a proxy) that put its sender off: what it said, and when to come again. */
export interface PutOff {
  status: number;
  code: unknown;
  /** Whether it says in words what to do. */
  hasWords: boolean;
  retryAfter: number;
}

/** What everybody was told, and when something was done for somebody. */
export class Ledger {
  readonly told: Told[] = [];
  readonly putOff: PutOff[] = [];
  /** When an answer 2xx to a command came, by performance.now(). */
  readonly successes: number[] = [];
  /** How many answers were lost or put off, and asked for again. */
  lost = 0;
  /** Person and key of what was asked again before anything was heard: what was asked first may still be done. */
  readonly overtaken = new Set<string>();

  get accepted(): Told[] {
    return this.told.filter(({ status }) => status < 300);
  }

  /** Milliseconds from a moment to the first command that was done after it. */
  firstAfter(moment: number): number {
    return (this.successes.find((at) => at > moment) ?? Infinity) - moment;
  }
}

const PUT_OFF = new Set([429, 502, 503, 504]);
const GIVE_UP_AFTER = 60_000;

/** Somebody who asks again, with the same key, until he is told yes or no. */
export class StubbornClient extends Client {
  constructor(
    url: string,
    token: string,
    private readonly personId: string,
    private readonly ledger: Ledger,
    /** How long he waits for an answer before he asks again. */
    private readonly patience: () => number,
  ) {
    super(url, token);
  }

  override async send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const key = headers['idempotency-key'] ?? randomUUID();
    const asked = { ...headers, ...(method !== 'GET' && { 'idempotency-key': key }) };
    const end = performance.now() + GIVE_UP_AFTER;
    while (performance.now() < end) {
      const answer = await this.patiently(super.send<Body>(method, path, body, asked), key);
      if (answer && !PUT_OFF.has(answer.status)) return this.note(answer, { method, path, key });
      if (answer && !answer.headers.has('via')) this.ledger.putOff.push(putOff(answer));
      this.ledger.lost += 1;
      await pause(15);
    }
    throw new Error(`${method} ${path} was not answered within a minute`);
  }

  /** Undefined where the line broke, or nothing was heard for so long that he asks again. */
  private async patiently<Body>(asking: Promise<Answer<Body>>, key: string): Promise<Answer<Body> | undefined> {
    const heard = new AbortController();
    const answered = asking.catch(() => undefined).finally(() => heard.abort());
    const tired = pause(this.patience(), undefined, { signal: heard.signal }).then(
      () => void this.ledger.overtaken.add(`${this.personId} ${key}`),
      () => answered,
    );
    return Promise.race([answered, tired]);
  }

  private note<Body>(answer: Answer<Body>, asked: Pick<Told, 'method' | 'path' | 'key'>): Answer<Body> {
    const { status, body } = answer;
    if (asked.method === 'GET') return answer;
    if (status < 300) this.ledger.successes.push(performance.now());
    this.ledger.told.push({ ...asked, personId: this.personId, status, body });
    return answer;
  }
}

function putOff({ status, body, headers }: Answer<unknown>): PutOff {
  const { code, sentence, help } = (body ?? {}) as Record<string, Record<string, unknown> | undefined>;
  const hasWords = [sentence, help].every((words) => Boolean(words?.['vi'] && words['en']));
  return { status, code, hasWords, retryAfter: Number(headers.get('retry-after') ?? NaN) };
}
