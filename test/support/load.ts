import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './seeds.js';
import type { Stage } from './stage.js';
import { command, nominate, referred } from './steps.js';
import { minutes, sheet, vote } from './stories.js';

const POOL = 6;
const RECEIVED = 20_000;

/**
 * People at work on one season at once, each again and again until told to stop: nominators write, the chair holds and
 * releases, a unit hands in lists, and a council and a clerk bring dossiers from the list to the receiver.
 */
export class Load {
  private stopping = false;

  private constructor(
    private readonly stage: Stage,
    private readonly chance: Chance,
    private readonly drafts: readonly string[],
  ) {}

  /**
   * Everybody works while `meanwhile` is done, and finishes what he has begun; what one of them ran into is thrown. `whole`
   * is whether somebody brings dossiers the whole way, too.
   */
  static async during(
    stage: Stage,
    chance: Chance,
    meanwhile: () => Promise<unknown>,
    { whole = true } = {},
  ): Promise<void> {
    await stage.everybody();
    const load = new Load(stage, chance, await draftsOf(stage));
    const works = [load.write, load.write, load.holdOrRelease, load.holdOrRelease, load.handInList];
    const people = [...works, ...(whole ? [load.bringThrough] : [])].map((work) => load.again(work));
    const ended = Promise.allSettled(people);
    await meanwhile().finally(() => {
      load.stopping = true;
      return ended;
    });
    await Promise.all(people);
  }

  private async again(work: () => Promise<unknown>): Promise<void> {
    while (!this.stopping) {
      await work.call(this);
      await pause(this.chance.between(1, 12));
    }
  }

  private async write(): Promise<void> {
    const nominator = await this.stage.as('nominator');
    const text = `Báo cáo ${this.chance.below(1_000_000)}.`;
    await nominator.send('PUT', `dossiers/${this.chance.of(this.drafts)}/sections/report`, { text });
  }

  /** Of two at once one may be told that it is so already, or that somebody was faster. */
  private async holdOrRelease(): Promise<void> {
    const chair = await this.stage.as('chair');
    const id = this.chance.of(this.drafts);
    const { held, version } = await chair.get<{ held: boolean; version: number }>(`dossiers/${id}`);
    const seen: Record<string, string> = this.chance.fraction() < 0.5 ? { 'if-match': `"${version}"` } : {};
    const type = held ? 'RELEASE' : 'HOLD';
    await chair.send('POST', `dossiers/${id}/commands`, { type, reason: 'Có đơn.' }, seen);
  }

  private async handInList(): Promise<void> {
    await nominate(this.stage.season, 2 + this.chance.below(2), undefined, 'nominator2');
    await pause(this.chance.between(20, 80));
  }

  private async bringThrough(): Promise<void> {
    const { stage } = this;
    const ids = await referred(stage.season, 2);
    const sheetId = await sheet(stage.season, ids);
    const [secretary, chair] = [await stage.as('secretary'), await stage.as('chair')];
    await secretary.post(`sheets/${sheetId}/open`);
    await vote(stage.season, sheetId, Object.fromEntries(ids.map((id) => [id, 9])));
    await secretary.post(`sheets/${sheetId}/close`);
    await chair.post(`sheets/${sheetId}/settle`);
    await this.send(ids, sheetId);
  }

  private async send(dossierIds: string[], sheetId: string): Promise<void> {
    const { stage } = this;
    await minutes(stage.season, sheetId);
    const [clerk, chair] = [await stage.as('clerk'), await stage.as('chair')];
    const body = { campaignId: stage.sample.campaignId, dossierIds };
    const { id } = await clerk.post<{ id: string }>('submissions', body);
    const { listDigest } = await clerk.get<{ listDigest: string }>(`submissions/${id}`);
    await chair.post(`submissions/${id}/sign`, { signerId: stage.sample.people['chair'], listDigest });
    const date = stage.clock.now().toISOString().slice(0, 10);
    await clerk.post(`submissions/${id}/number`, { draw: true, date });
    await this.arrived(id);
    await (await stage.as('authority')).post(`submissions/${id}/commands`, { type: 'ACKNOWLEDGE' });
  }

  private async arrived(id: string): Promise<void> {
    const authority = await this.stage.as('authority');
    for (const end = performance.now() + RECEIVED; performance.now() < end; await pause(25)) {
      if ((await authority.send('GET', `submissions/${id}`)).status === 200) return;
    }
    throw new Error(`the letter ${id} did not arrive within ${RECEIVED} ms`);
  }
}

const pools = new WeakMap<Stage, Promise<string[]>>();

/** Of the first nominator's unit, submitted, so that the chair may hold them; made once for a stage. */
function draftsOf(stage: Stage): Promise<string[]> {
  const known = pools.get(stage) ?? makeDrafts(stage);
  pools.set(stage, known);
  return known;
}

async function makeDrafts(stage: Stage): Promise<string[]> {
  const ids = await nominate(stage.season, POOL);
  const nominator = await stage.as('nominator');
  for (const id of ids) await command(nominator, id, 'SUBMIT');
  return ids;
}
