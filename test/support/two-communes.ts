import { Database } from '../../src/platform/database.js';
import { SAMPLE_PASSWORD } from '../../src/sample/sample.people.js';
import type { Contract } from './contract.js';
import { EVERY_ROUTE } from './every-route.js';
import { nearbyName, neighbourOf } from './neighbour.js';
import type { Place } from './requests.js';
import { Season } from './season.js';
import { COLLECTIVE, INDIVIDUAL, nominate, referred } from './steps.js';
import { delivered, sheet, voted } from './stories.js';
import { idsAt } from './world-ids.js';

const OFFICES = ['nominator', 'clerk', 'secretary', 'chair', 'member1', 'auditor', 'admin'];
const CRITERIA = ['c1', 'c4', 't1', 't3', 'report'];

/** Two communes in the middle of their seasons, and a district that both write to. */
export class TwoCommunes {
  private readonly tokens = new Map<string, Promise<string | null>>();

  private constructor(
    readonly season: Season,
    readonly commune: Place,
    readonly neighbour: Place,
  ) {}

  static async start(): Promise<TwoCommunes> {
    const season = await Season.start();
    const nearby = await neighbourOf(season);
    const { register, council, forwarding, rest } = EVERY_ROUTE;
    for (const play of [register, council, forwarding, rest]) await play(season);
    for (const place of [season, nearby]) await middleOf(place);
    const database = season.app.get(Database);
    const own = await idsAt(database, season.sample.organisations.commune);
    const foreign = await idsAt(database, season.sample.organisations.neighbour);
    const codes = [INDIVIDUAL, COLLECTIVE, ...CRITERIA];
    const near = OFFICES.map(nearbyName);
    return new TwoCommunes(
      season,
      { people: [...OFFICES, 'authority'], own, foreign, cursors: [], codes },
      { people: near, own: foreign, foreign: own, cursors: [], codes },
    );
  }

  /** Cursors of every list, as its readers are given them. */
  async cursorsOf(contract: Contract): Promise<string[]> {
    const lists = contract.routes.filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    const given: string[] = [];
    for (const { path } of lists) {
      for (const name of ['admin', 'clerk', 'chair']) {
        const { organisations, campaignId } = this.season.sample;
        const asked = `${path}?limit=1&organisationId=${organisations.commune}&campaignId=${campaignId}`;
        for (const one of [`${path}?limit=1`, asked]) {
          const { body } = await (await this.season.as(name)).send<{ nextCursor?: string | null }>('GET', one);
          if (body.nextCursor) given.push(body.nextCursor);
        }
      }
    }
    return [...new Set(given)];
  }

  /** The token that somebody holds; null where he has none any more. */
  tokenOf(username: string): Promise<string | null> {
    const known = this.tokens.get(username) ?? this.signIn(username);
    this.tokens.set(username, known);
    return known;
  }

  /** What he held is worth nothing: he signs in again when he next comes. */
  forget(username: string, token: string): void {
    void this.tokens.get(username)?.then((held) => held === token && this.tokens.delete(username));
  }

  private async signIn(username: string): Promise<string | null> {
    const body = { username, password: SAMPLE_PASSWORD };
    const address = { 'x-forwarded-for': `10.2.${this.tokens.size}.1` };
    const answer = await this.season.nobody.send<{ token?: string }>('POST', 'sessions', body, address);
    return answer.body.token ?? null;
  }
}

/** Drafts, dossiers that wait, a sheet that is open, one that is counted, a list that is recommended and a letter on its way. */
async function middleOf(place: Season): Promise<void> {
  await nominate(place, 2);
  const [one, two, three, four, five] = await referred(place, 5);
  await voted(place, { [one!]: 9, [two!]: 8, [three!]: 1 });
  await delivered(place, [two!]);
  const secretary = await place.as('secretary');
  await secretary.post(`sheets/${await sheet(place, [four!])}/open`);
  const counted = await sheet(place, [five!]);
  await secretary.post(`sheets/${counted}/open`);
  await secretary.post(`sheets/${counted}/close`);
}
