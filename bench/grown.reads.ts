/** How long the lists take that people open all day, at two sizes of the database, in turns. */
import { performance } from 'node:perf_hooks';
import type { Client } from '../test/support/client.js';
import { percentile, rounded } from './figures.js';
import { signIn } from './season.told.js';

const ROUNDS = 5;
const EACH_ROUND = 40;

/** Who asks for what. The name `nam` is in every commune's register. */
const READS: Record<string, [username: string, path: string]> = {
  list: ['clerk', 'dossiers'],
  'list of a state': ['clerk', 'dossiers?state=evidence.appraisal'],
  'list of a nominator': ['nominator', 'dossiers'],
  'list of the council': ['member1', 'dossiers'],
  'list of the authority': ['authority', 'dossiers'],
  search: ['clerk', 'dossiers?q=nam'],
  'search of the authority': ['authority', 'dossiers?q=nam'],
  'search of the register': ['clerk', 'nominees?q=nam&organisationId='],
  'my turn, clerk': ['clerk', 'dossiers?mine=true'],
  'my turn, chair': ['chair', 'dossiers?mine=true'],
  'my turn, authority': ['authority', 'dossiers?mine=true'],
  inbox: ['authority', 'inbox'],
  notices: ['nominator', 'notices'],
  unread: ['nominator', 'notices/unread'],
  'notices of the authority': ['authority', 'notices'],
  letters: ['clerk', 'submissions'],
};

export interface ReadFigures {
  small_ms: number;
  grown_ms: number;
  grown_p99_ms: number;
}

export async function measureReads(urls: { small: string; grown: string }): Promise<Record<string, ReadFigures>> {
  const people = { small: await everybody(urls.small), grown: await everybody(urls.grown) };
  const figures: Record<string, ReadFigures> = {};
  for (const name of Object.keys(READS)) {
    const times = { small: [] as number[], grown: [] as number[] };
    for (const size of ['small', 'grown'] as const) await ask(people[size], name, 10);
    for (let round = 0; round < ROUNDS; round += 1)
      for (const size of ['small', 'grown'] as const) times[size].push(...(await ask(people[size], name, EACH_ROUND)));
    figures[name] = {
      small_ms: rounded(percentile(times.small, 0.5), 2),
      grown_ms: rounded(percentile(times.grown, 0.5), 2),
      grown_p99_ms: rounded(percentile(times.grown, 0.99), 2),
    };
  }
  return figures;
}

interface Everybody {
  by: Map<string, Client>;
  organisationId: string;
}

async function everybody(url: string): Promise<Everybody> {
  const by = new Map<string, Client>();
  for (const [username] of Object.values(READS)) if (!by.has(username)) by.set(username, await signIn(url, username));
  const { organisations } = await by.get('clerk')!.get<{ organisations: { id: string }[] }>('me');
  return { by, organisationId: organisations[0]!.id };
}

async function ask({ by, organisationId }: Everybody, name: string, count: number): Promise<number[]> {
  const [username, path] = READS[name]!;
  const times: number[] = [];
  for (let asked = 0; asked < count; asked += 1) {
    const begun = performance.now();
    await by.get(username)!.get(path.replace(/organisationId=$/, `organisationId=${organisationId}`));
    times.push(performance.now() - begun);
  }
  return times;
}
