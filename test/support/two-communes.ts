import { Database } from '../../src/platform/database.js';
import { SAMPLE_PASSWORD } from '../../src/sample/sample.people.js';
import { journal } from './client.js';
import type { Contract } from './contract.js';
import { EVERY_ROUTE } from './every-route.js';
import { nearbyName, neighbourOf } from './neighbour.js';
import type { Place } from './requests.js';
import { Season } from './season.js';
import { toldIn, type Told } from './retold.js';
import { COLLECTIVE, INDIVIDUAL, nominate, pdfForm, referred } from './steps.js';
import { delivered, plannedSitting, sheet, voted } from './stories.js';
import { idsAt } from './world-ids.js';

const OFFICES = ['nominator', 'clerk', 'secretary', 'chair', 'member1', 'member2', 'auditor', 'admin'];
const CODES = { awards: [INDIVIDUAL, COLLECTIVE], criteria: ['c1', 'c4', 't1', 't3'], sections: ['report'] };

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
    const { register, drafting, council, forwarding, rest } = EVERY_ROUTE;
    const own = await toldBy(async () => {
      for (const play of [register, drafting, council, forwarding, rest]) await play(season);
      await middleOf(season);
    });
    const near = await toldBy(() => middleOf(nearby));
    const database = season.app.get(Database);
    const here = await idsAt(database, season.sample.organisations.commune);
    const there = await idsAt(database, season.sample.organisations.neighbour);
    const known = { cursors: [], codes: CODES };
    return new TwoCommunes(
      season,
      { ...known, people: [...OFFICES, 'authority'], own: here, foreign: there, told: own },
      { ...known, people: OFFICES.map(nearbyName), own: there, foreign: here, told: near },
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

/** What is done meanwhile. */
async function toldBy(play: () => Promise<void>): Promise<Told[]> {
  journal.answers = [];
  await play();
  const answers = journal.answers;
  journal.answers = undefined;
  return toldIn(answers);
}

/**
 * Drafts, dossiers that wait, a sitting that is planned, sheets that are drawn up, open and counted, a list that is
 * recommended, a letter that is drawn up and one on its way.
 */
async function middleOf(place: Season): Promise<void> {
  await nominate(place, 2);
  const [one, two, three, four, five, six, seven, eight] = await referred(place, 8);
  await voted(place, { [one!]: 9, [two!]: 8, [three!]: 1, [eight!]: 9 });
  await delivered(place, [two!]);
  const [clerk, secretary] = [await place.as('clerk'), await place.as('secretary')];
  await clerk.post('submissions', { campaignId: place.sample.campaignId, dossierIds: [eight] });
  await plannedSitting(place);
  await sheet(place, [six!]);
  await sheet(place, [seven!], 'paper');
  const opened = await sheet(place, [four!]);
  await secretary.post(`sheets/${opened}/open`);
  await (await place.as('member1')).post(`sheets/${opened}/ballots`, { choices: { [four!]: 'yes' } });
  const counted = await sheet(place, [five!]);
  await secretary.post(`sheets/${counted}/open`);
  await secretary.post(`sheets/${counted}/close`);
  await atTheOffice(place, [one!, two!, three!, four!]);
}

/** Papers on their way: printed, signed, numbered, and one that was written with a slip. */
async function atTheOffice(place: Season, dossierIds: readonly string[]): Promise<void> {
  const clerk = await place.as('clerk');
  const mark = { kind: 'signed', name: 'Người Ký', day: '2026-03-02' };
  for (const [at, subjectId] of dossierIds.entries()) {
    const { id } = await clerk.post<{ id: string }>('outgoing', { form: 'individualReport', subjectId });
    if (at > 0) await clerk.put(`outgoing/${id}/marks`, { marks: [mark] });
    if (at > 1) await clerk.post(`outgoing/${id}/issue`, { date: '2026-03-02' });
    if (at > 2) await clerk.post(`outgoing/${id}/scan`, pdfForm({}));
  }
  await clerk.post(`forms/receipt/${dossierIds[0]}/cover-slips`);
}
