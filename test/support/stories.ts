import type { Client } from './client.js';
import { INDIVIDUAL, paper } from './steps.js';
import type { Season } from './season.js';

export const COUNCIL = [
  'chair',
  'secretary',
  'member1',
  'member2',
  'member3',
  'member4',
  'member5',
  'member6',
  'member7',
];

/** A sitting with the whole council present, not yet opened. */
export async function plannedSitting(season: Season): Promise<string> {
  const secretary = await season.as('secretary');
  const { people, campaignId } = season.sample;
  const leaders = { presiderId: people['chair'], secretaryId: people['secretary'] };
  const plan = { campaignId, title: 'Họp Hội đồng', place: 'Hội trường', plannedAt: season.clock.now().toISOString() };
  const { id } = await secretary.post<{ id: string }>('sittings', { ...plan, ...leaders });
  await secretary.put(`sittings/${id}/attendance`, {
    persons: COUNCIL.map((name) => ({ personId: people[name], present: true })),
  });
  return id;
}

/** The same, opened. */
export async function sitting(season: Season): Promise<string> {
  const id = await plannedSitting(season);
  await (await season.as('secretary')).post(`sittings/${id}/open`);
  return id;
}

export async function sheet(
  season: Season,
  dossierIds: string[],
  ballotKind = 'secret',
  award = INDIVIDUAL,
): Promise<string> {
  const body = { campaignId: season.sample.campaignId, awardCode: award, dossierIds, ballotKind };
  const path = `sittings/${await sitting(season)}/sheets`;
  return (await (await season.as('secretary')).post<{ sheetId: string }>(path, body)).sheetId;
}

/** All nine vote: the first `yes[id]` members agree to a dossier, the rest do not. */
export async function vote(season: Season, sheetId: string, yes: Record<string, number>): Promise<void> {
  for (const [index, name] of COUNCIL.entries()) {
    const choices = Object.fromEntries(Object.entries(yes).map(([id, count]) => [id, index < count ? 'yes' : 'no']));
    await (await season.as(name)).post(`sheets/${sheetId}/ballots`, { choices });
  }
}

export async function minutes(season: Season, sheetId: string): Promise<void> {
  const secretary = await season.as('secretary');
  const paperId = await paper(secretary, 'councilMinutes', { kind: 'sheet', id: sheetId });
  await secretary.post(`sheets/${sheetId}/minutes`, { paperId });
}

/** Opened, voted in secret, closed, settled, with its minutes. */
export async function voted(season: Season, yes: Record<string, number>): Promise<string> {
  const sheetId = await sheet(season, Object.keys(yes));
  await (await season.as('secretary')).post(`sheets/${sheetId}/open`);
  await vote(season, sheetId, yes);
  await (await season.as('secretary')).post(`sheets/${sheetId}/close`);
  await (await season.as('chair')).post(`sheets/${sheetId}/settle`);
  await minutes(season, sheetId);
  return sheetId;
}

/** Of each season's register: the first letter is number 15. */
const registers = new WeakMap<Season, number>();
function nextNumber(season: Season): string {
  const next = (registers.get(season) ?? 14) + 1;
  registers.set(season, next);
  return `${next}/TTr-UBND`;
}

/** Gathered, signed, numbered and delivered to the authority's inbox. */
export async function delivered(season: Season, dossierIds: string[], replacesId?: string): Promise<string> {
  const [clerk, chair] = [await season.as('clerk'), await season.as('chair')];
  const body = { campaignId: season.sample.campaignId, dossierIds, ...(replacesId && { replacesId }) };
  const { id } = await clerk.post<{ id: string }>('submissions', body);
  const { listDigest } = await clerk.get<{ listDigest: string }>(`submissions/${id}`);
  await chair.post(`submissions/${id}/sign`, { signerId: season.sample.people['chair'], listDigest });
  await clerk.post(`submissions/${id}/number`, {
    number: nextNumber(season),
    date: season.clock.now().toISOString().slice(0, 10),
  });
  await season.settled();
  return id;
}

export async function statesOf(season: Season, ids: readonly string[]): Promise<string[]> {
  const clerk = await season.as('clerk');
  const dossiers = await Promise.all(ids.map((id) => clerk.get<{ state: string }>(`dossiers/${id}`)));
  return dossiers.map(({ state }) => state);
}

/** Everything that the trails are found to say wrongly. */
export async function faults(season: Season): Promise<unknown[]> {
  return (await (await season.as('auditor')).post<{ faults: unknown[] }>('audit/verify', {})).faults;
}

/** Every line of a dossier, page by page. */
export async function trailOf<Line>(by: Client, id: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: Line[]; nextCursor: string | null } = await by.get(
      `dossiers/${id}/trail?limit=100${cursor && `&cursor=${cursor}`}`,
    );
    lines.push(...page.items);
    cursor = page.nextCursor;
  }
  return lines;
}

export async function commandsOf(season: Season, id: string): Promise<string[]> {
  const trail = await trailOf<{ body: { command: string } }>(await season.as('clerk'), id);
  return trail.map((line) => line.body.command);
}
