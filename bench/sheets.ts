import { performance } from 'node:perf_hooks';
import { randomUUID } from 'node:crypto';
import { Connection, post } from './connection.js';
import { latenciesOf, median, rounded } from './figures.js';
import { INDIVIDUAL, appraised, each, type Town } from './town.js';
import { command, nominee } from '../test/support/steps.js';

const NOMINEES = 40;
const VOTES = 5;
const COUNCIL = ['chair', 'secretary', ...Array.from({ length: 13 }, (_, index) => `member${index + 1}`)];

export interface Sheets {
  members: number;
  nominees: number;
  all_accepted_ms: number;
  p50_ms: number;
  p99_ms: number;
}

/** Dossiers that wait for the council. */
export const referred = (town: Town): Promise<string[]> =>
  each(NOMINEES, async () => {
    const id = await appraised(town, await nominee(town.season));
    await command(await town.as('clerk'), id, 'REFER');
    return id;
  });

/** Fifteen members vote on forty nominees in the same moment, five times on the same list. */
export async function sheets(town: Town, dossierIds: readonly string[]): Promise<Sheets> {
  const secretary = await town.as('secretary');
  const sittingId = await sitting(town);
  const tokens = await Promise.all(COUNCIL.map((name) => town.token(name)));
  const spans: number[] = [];
  const times: number[] = [];
  for (let vote = 0; vote < VOTES; vote += 1) {
    const body = { campaignId: town.sample.campaignId, awardCode: INDIVIDUAL, dossierIds, ballotKind: 'secret' };
    const { sheetId } = await secretary.post<{ sheetId: string }>(`sittings/${sittingId}/sheets`, body);
    await secretary.post(`sheets/${sheetId}/open`);
    const found = await ballots(town.url, sheetId, tokens, dossierIds);
    spans.push(Math.max(...found));
    times.push(...found);
    await secretary.post(`sheets/${sheetId}/void`, { reason: 'đo thử' });
  }
  const { p50_ms, p99_ms } = latenciesOf(times);
  return { members: COUNCIL.length, nominees: NOMINEES, all_accepted_ms: rounded(median(spans), 1), p50_ms, p99_ms };
}

async function ballots(url: string, sheetId: string, tokens: string[], ids: readonly string[]): Promise<number[]> {
  const lines = await Promise.all(tokens.map(() => Connection.to(url)));
  const choices = Object.fromEntries(ids.map((id, index) => [id, index % 3 === 0 ? 'no' : 'yes']));
  const start = performance.now();
  const vote = async (token: string, index: number) => {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() };
    const answer = await lines[index]!.send(post(`/api/v1/sheets/${sheetId}/ballots`, headers, { choices }));
    if (answer.status >= 300) throw new Error(`a ballot was answered ${answer.status}: ${answer.body}`);
    return performance.now() - start;
  };
  const found = await Promise.all(tokens.map(vote));
  for (const line of lines) line.close();
  return found;
}

async function sitting(town: Town): Promise<string> {
  const secretary = await town.as('secretary');
  const { people, campaignId } = town.sample;
  const leaders = { presiderId: people['chair'], secretaryId: people['secretary'] };
  const plan = { campaignId, title: 'Họp đo', place: 'Hội trường', plannedAt: town.clock.now().toISOString() };
  const { id } = await secretary.post<{ id: string }>('sittings', { ...plan, ...leaders });
  const persons = COUNCIL.map((name) => ({ personId: people[name], present: true }));
  await secretary.put(`sittings/${id}/attendance`, { persons });
  await secretary.post(`sittings/${id}/open`);
  return id;
}
