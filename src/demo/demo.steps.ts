import type { DemoClient } from './demo.client.js';
import type { Stage } from './demo.stage.js';

const PDF = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n';
export const COLLECTIVE = 'tap-the-cchc-2025';
export const INDIVIDUAL = 'ca-nhan-cchc-2025';

interface Moved {
  id: string;
  state: string;
  version: number;
}

export function pdf(fields: Record<string, string>, name: string): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([PDF], { type: 'application/pdf' }), name);
  return form;
}

export async function nominees(stage: Stage, unit: string): Promise<{ id: string; name: string; kind: string }[]> {
  const clerk = await stage.as('clerk');
  const path = `nominees?organisationId=${stage.sample.organisations.commune}&limit=100`;
  const { items } = await clerk.send<{ items: { id: string; name: string; kind: string; unitId: string }[] }>(
    'GET',
    path,
  );
  return items.filter((item) => item.unitId === stage.sample.units[unit]);
}

/** A unit's list: everybody of the unit in the register, each for the award of his kind. */
export async function nominate(stage: Stage, by: string, unit: string): Promise<Record<string, string>> {
  const list = await nominees(stage, unit);
  const items = list.map(({ id, kind }) => ({
    nomineeId: id,
    awardCode: kind === 'individual' ? INDIVIDUAL : COLLECTIVE,
  }));
  const body = { campaignId: stage.sample.campaignId, unitId: stage.sample.units[unit], items };
  const { id, dossiers } = await (
    await stage.as(by)
  ).send<{ id: string; dossiers: Moved[] }>('POST', 'nominations', body);
  stage.nominations.push(id);
  stage.say(`${by}: ${unit} nominates ${list.map(({ name }) => name).join(', ')}`);
  return Object.fromEntries(list.map(({ name }, index) => [name, dossiers[index]!.id]));
}

export async function command(stage: Stage, by: string, id: string, type: string, more: object = {}): Promise<string> {
  const { state, version } = await (
    await stage.as(by)
  ).send<Moved>('POST', `dossiers/${id}/commands`, { type, ...more });
  stage.say(`  ${by}: ${type} → ${state} (line ${version})`);
  return state;
}

const told = { confirmed: true };
const all = { number: '100' };
const CLAIMS: Record<string, Record<string, object>> = {
  [INDIVIDUAL]: {
    c1: told,
    c2: told,
    c3: told,
    c4: { choice: 'sang-kien', text: 'Sáng kiến mẫu: trả kết quả tại nhà.' },
    c5: told,
  },
  [COLLECTIVE]: { t1: told, t2: told, t3: all, t4: all, t5: all, t6: { text: 'Xếp hạng nhất cụm.' }, t7: all },
};
const PROVEN: Record<string, string[]> = { [INDIVIDUAL]: ['c4'], [COLLECTIVE]: ['t3', 't4', 't5', 't6'] };

/** Claims, the report and the evidence that the plan asks for; `without` leaves the evidence of one criterion out. */
export async function fill(by: DemoClient, id: string, award: string): Promise<void> {
  await by.send('PUT', `dossiers/${id}/sections/report`, { text: 'Báo cáo thành tích (mẫu).' });
  for (const [code, claim] of Object.entries(CLAIMS[award]!))
    await by.send('PUT', `dossiers/${id}/claims/${code}`, claim);
  for (const criterionCode of PROVEN[award]!)
    await by.send('POST', `dossiers/${id}/evidence`, pdf({ criterionCode }, 'minh-chung.pdf'));
}

/** From drafts to the council: sent, completed, referred. */
export async function refer(stage: Stage, by: string, dossiers: Record<string, string>): Promise<void> {
  const client = await stage.as(by);
  for (const [name, id] of Object.entries(dossiers)) {
    stage.say(`${name}`);
    const { awardCode } = await client.send<{ awardCode: string }>('GET', `dossiers/${id}`);
    await command(stage, by, id, 'SUBMIT');
    await fill(client, id, awardCode);
    await command(stage, by, id, 'COMPLETE');
  }
}

export async function paper(
  stage: Stage,
  by: string,
  purpose: string,
  subject: { kind: string; id: string },
  number: string,
): Promise<string> {
  const fields = {
    purpose,
    'subject[kind]': subject.kind,
    'subject[id]': subject.id,
    number,
    date: day(stage),
    signer: 'Người Ký Mẫu',
  };
  const { id } = await (await stage.as(by)).send<{ id: string }>('POST', 'papers', pdf(fields, `${purpose}.pdf`));
  stage.say(`${by}: paper ${purpose} ${number}`);
  return id;
}

export const day = (stage: Stage): string => stage.clock.now().toISOString().slice(0, 10);

export async function states(stage: Stage, dossiers: Record<string, string>): Promise<Record<string, string>> {
  const clerk = await stage.as('clerk');
  const found: Record<string, string> = {};
  for (const [name, id] of Object.entries(dossiers)) {
    found[name] = (await clerk.send<{ state: string }>('GET', `dossiers/${id}`)).state;
  }
  return found;
}
