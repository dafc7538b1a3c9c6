import { day } from './demo.steps.js';
import type { Stage } from './demo.stage.js';

interface Shown {
  state: string;
  listDigest: string;
}

/** A letter with its list: gathered by the clerk, ready to be signed. */
export async function gather(stage: Stage, dossierIds: string[], replacesId?: string): Promise<string> {
  const body = { campaignId: stage.sample.campaignId, dossierIds, ...(replacesId && { replacesId }) };
  const { id } = await (await stage.as('clerk')).send<{ id: string }>('POST', 'submissions', body);
  stage.say(`clerk: a letter with ${dossierIds.length} dossiers`);
  return id;
}

/** The answer to the chair's signature, whatever it is. */
export async function sign(stage: Stage, id: string): Promise<{ status: number; code: string }> {
  const chair = await stage.as('chair');
  const { listDigest } = await chair.send<Shown>('GET', `submissions/${id}`);
  const body = { signerId: stage.sample.people['chair'], listDigest };
  const { status, body: told } = await chair.ask<{ code?: string; title?: string }>(
    'POST',
    `submissions/${id}/sign`,
    body,
  );
  stage.say(`chair: SIGN → ${status} ${told.code ? `${told.code}: ${told.title}` : ''}`.trimEnd());
  return { status, code: told.code ?? '' };
}

/** Its number and date come from the office's register; then the program delivers it. */
export async function numberAndDeliver(stage: Stage, id: string, number: string): Promise<string> {
  const clerk = await stage.as('clerk');
  await clerk.send('POST', `submissions/${id}/number`, { number, date: day(stage) });
  await stage.delivered();
  const { state } = await clerk.send<Shown>('GET', `submissions/${id}`);
  stage.say(`clerk: letter ${number} → ${state}`);
  return state;
}

export async function answer(stage: Stage, id: string, type: string, more: object = {}): Promise<void> {
  await (await stage.as('authority')).send('POST', `submissions/${id}/commands`, { type, ...more });
  stage.say(`authority: ${type}`);
}

export async function decide(stage: Stage, by: string, outcomes: Record<string, string>, more: object): Promise<void> {
  const list = Object.entries(outcomes).map(([dossierId, outcome]) => ({ dossierId, outcome }));
  await (await stage.as(by)).send('POST', 'decisions', { outcomes: list, ...more });
  stage.say(`${by}: decides on ${list.length}`);
}
