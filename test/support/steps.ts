import type { Client } from './client.js';
import { pdfOf } from './pdf.js';
import type { Season } from './season.js';

/** Its first page is red, its second blue. */
export const PDF = pdfOf([1, 0, 0], [0, 0, 1]);

/** A small sound text of Word. */
export const DOCX = Buffer.from(
  [
    'UEsDBBQAAAAIAAAAIQCsbhJangAAANwAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbF2PsQ7CMBBDf6XKitqrGBhQ24UdGPiBU3JtI5pLlBwF/p',
    '4EpA6Mlu1nubu9A6Xq5RZOvZpFwhEg6ZkcpsYH4uyMPjqULOMEAfUdJ4J92x5AexZiqaUw1NBdVorRGqquGOWMjnoFTx8NGK8fLiebTFPV6Vcr',
    'y73CEBarUaxnWNn8bdZ+HK2mrV9oIXpNKVme3NJsjkPLu4KHoYPvqeEDUEsDBBQAAAAIAAAAIQBM12HDXAAAAGkAAAARAAAAd29yZC9kb2N1bW',
    'VudC54bWxFzEEKgCAQQNGrRAdookULMe9iaiU4M+IY1u1z1/Lz4OumPLsbA9XhwUSi2jZetWYFIO4KaGXiHKjbwQVt7VlOaFx8LuyCSKQTEyzz',
    'vALaSKPRTe3sXzAa/rn5AFBLAQIUAxQAAAAIAAAAIQCsbhJangAAANwAAAATAAAAAAAAAAAAAACAAQAAAABbQ29udGVudF9UeXBlc10ueG1sUE',
    'sBAhQDFAAAAAgAAAAhAEzXYcNcAAAAaQAAABEAAAAAAAAAAAAAAIABzwAAAHdvcmQvZG9jdW1lbnQueG1sUEsFBgAAAAACAAIAgAAAAFoBAAAA',
    'AA==',
  ].join(''),
  'base64',
);

export const COLLECTIVE = 'tap-the-cchc-2025';
export const INDIVIDUAL = 'ca-nhan-cchc-2025';

interface Moved {
  id: string;
  state: string;
  version: number;
}

/** A form with a small sound PDF. */
export function pdfForm(fields: Record<string, string>, name = 'minh chứng.pdf', content: Buffer = PDF): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([content], { type: 'application/pdf' }), name);
  return form;
}

let nominees = 0;

/** A new nominee of the register, by the clerk. */
export async function nominee(
  season: Season,
  kind: 'individual' | 'collective' = 'individual',
  name?: string,
): Promise<string> {
  const clerk = await season.as('clerk');
  nominees += 1;
  const body = {
    organisationId: season.sample.organisations.commune,
    kind,
    name: name ?? `Người Thử ${nominees}`,
    year: 1980,
  };
  return (await clerk.post<{ id: string }>('nominees', { ...body, confirmDistinct: true })).id;
}

/** A signed paper with its number and date, scanned. */
export async function paper(
  by: Client,
  purpose: string,
  subject: { kind: string; id: string },
  number = '01',
): Promise<string> {
  const about = { purpose, 'subject[kind]': subject.kind, 'subject[id]': subject.id };
  const form = pdfForm(
    { ...about, number: `${number}/TM`, date: '2026-03-01', signer: 'Người Ký Mẫu' },
    `${purpose}.pdf`,
  );
  return (await by.post<{ id: string }>('papers', form)).id;
}

/** A unit's list of drafts, one for each nominee, in the order of the list. */
export async function nominate(season: Season, count: number, award = INDIVIDUAL, by = 'nominator'): Promise<string[]> {
  const kind = award === INDIVIDUAL ? 'individual' : 'collective';
  const items = [];
  for (let index = 0; index < count; index += 1)
    items.push({ awardCode: award, nomineeId: await nominee(season, kind) });
  const unit = by === 'nominator2' ? 'hoi-phu-nu' : 'thon-mot';
  const body = { campaignId: season.sample.campaignId, unitId: season.sample.units[unit], items };
  const { dossiers } = await (await season.as(by)).post<{ dossiers: Moved[] }>('nominations', body);
  return dossiers.map(({ id }) => id);
}

export const command = (by: Client, id: string, type: string, more: object = {}): Promise<Moved> =>
  by.post<Moved>(`dossiers/${id}/commands`, { type, ...more });

/** Everything that the plan asks of the nominator. */
export async function fill(by: Client, id: string, award = INDIVIDUAL): Promise<void> {
  await by.put(`dossiers/${id}/sections/report`, { text: 'Báo cáo thành tích năm 2025.' });
  const claims = award === INDIVIDUAL ? INDIVIDUAL_CLAIMS : COLLECTIVE_CLAIMS;
  for (const [code, claim] of Object.entries(claims)) await by.put(`dossiers/${id}/claims/${code}`, claim);
  const proven = award === INDIVIDUAL ? ['c4'] : ['t3', 't4', 't5', 't6'];
  for (const criterionCode of proven) await by.post(`dossiers/${id}/evidence`, pdfForm({ criterionCode }));
}

const told = { confirmed: true };
const INDIVIDUAL_CLAIMS = {
  c1: told,
  c2: told,
  c3: told,
  c4: { choice: 'sang-kien', text: 'Một sáng kiến.' },
  c5: told,
};
const all = { number: '100' };
const COLLECTIVE_CLAIMS = { t1: told, t2: told, t3: all, t4: all, t5: all, t6: { text: 'Xếp hạng nhất.' }, t7: all };

/** Dossiers that wait for the council: drafted, sent, completed, referred. */
export async function referred(season: Season, count: number, award = INDIVIDUAL, by = 'nominator'): Promise<string[]> {
  const ids = await nominate(season, count, award, by);
  const nominator = await season.as(by);
  const clerk = await season.as('clerk');
  for (const id of ids) {
    await command(nominator, id, 'SUBMIT');
    await fill(nominator, id, award);
    await command(nominator, id, 'COMPLETE');
    await command(clerk, id, 'REFER');
  }
  return ids;
}

export const stateOf = async (by: Client, id: string): Promise<string> =>
  (await by.get<{ state: string }>(`dossiers/${id}`)).state;
