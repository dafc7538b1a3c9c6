/** Plain moves of a database of many communes: the chairs of some hold dossiers and release them, which tells nobody. */
import { SAMPLE_PASSWORD } from '../src/sample/sample.people.js';
import { Client } from '../test/support/client.js';
import { PlainMoves, type Place } from './plain-moves.js';

interface Listed {
  id: string;
  version: number;
  state: string;
  held: boolean;
}

const STATES = ['draft', 'evidence.collecting', 'evidence.appraisal'];
const DOSSIERS = 80;

/** By the numbers of the communes; the told one is 0, and its people have the plain names. */
export async function holdsIn(url: string, communes: readonly number[]): Promise<PlainMoves> {
  const places: Place[] = [];
  const each = Math.ceil(DOSSIERS / communes.length / STATES.length);
  for (const number of communes) {
    const username = number === 0 ? 'chair' : `chair-${number}`;
    const body = { username, password: SAMPLE_PASSWORD };
    const { token } = await new Client(url, null).post<{ token: string }>('sessions', body);
    for (const from of STATES) {
      const path = `dossiers?state=${from}&limit=${each}`;
      const { items } = await new Client(url, token).get<{ items: Listed[] }>(path);
      places.push(...items.map((item) => placeOf(item, [token])));
    }
  }
  return new PlainMoves(places);
}

function placeOf({ id, version, state, held }: Listed, tokens: readonly string[]): Place {
  const hold = { type: 'HOLD', to: state, tokens };
  const release = { type: 'RELEASE', to: state, tokens };
  return { id, version, turns: held ? [release, hold] : [hold, release] };
}
