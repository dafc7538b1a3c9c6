/** Moves at 32 connections: the chairs of some communes hold dossiers and release them, each one read and one statement. */
import { randomUUID } from 'node:crypto';
import { SAMPLE_PASSWORD } from '../src/sample/sample.people.js';
import { Client } from '../test/support/client.js';
import { post, type Answer } from './connection.js';
import type { Source } from './load.js';

interface Place {
  id: string;
  token: string;
  held: boolean;
}

const STATES = ['draft', 'evidence.collecting', 'evidence.appraisal'];
const DOSSIERS = 80;

export class Holds implements Source {
  private constructor(private readonly free: Place[]) {}

  /** By the numbers of the communes; the told one is 0, and its people have the plain names. */
  static async of(url: string, communes: readonly number[]): Promise<Holds> {
    const free: Place[] = [];
    const each = Math.ceil(DOSSIERS / communes.length / STATES.length);
    for (const number of communes) {
      const username = number === 0 ? 'chair' : `chair-${number}`;
      const body = { username, password: SAMPLE_PASSWORD };
      const { token } = await new Client(url, null).post<{ token: string }>('sessions', body);
      for (const state of STATES) {
        const path = `dossiers?state=${state}&limit=${each}`;
        const { items } = await new Client(url, token).get<{ items: { id: string; held: boolean }[] }>(path);
        free.push(...items.map(({ id, held }) => ({ id, held, token })));
      }
    }
    return new Holds(free);
  }

  take() {
    const place = this.free.shift();
    if (!place) return undefined;
    const headers = { authorization: `Bearer ${place.token}`, 'idempotency-key': randomUUID() };
    const type = place.held ? 'RELEASE' : 'HOLD';
    const request = post(`/api/v1/dossiers/${place.id}/commands`, headers, { type });
    const judge = (answer: Answer) => {
      if (answer.status !== 200) throw new Error(`${type} was answered ${answer.status}: ${answer.body}`);
      place.held = !place.held;
      this.free.push(place);
    };
    return { request, judge };
  }
}
