import type { Audience, OutboxDraft } from '../platform/outbox.js';
import type { OnSheet, SheetRow } from './sheet.row.js';

const told = (
  { id, organisationId }: SheetRow,
  seq: number,
  message: string,
  audience: Audience,
  count: number,
): OutboxDraft => ({
  organisationId,
  kind: 'tell',
  payload: { message, audience, cause: { stream: 'sheet', id, seq }, params: { sheetId: id, count } },
});

/** One message to each for a whole sheet, never one for each of its dossiers. */
export const sheetOpened = (sheet: SheetRow, seq: number, voters: string[], count: number): OutboxDraft[] => [
  told(sheet, seq, 'sheet.opened', { personIds: voters }, count),
];

export const sheetCounted = (sheet: SheetRow, seq: number, presiderId: string, count: number): OutboxDraft[] => [
  told(sheet, seq, 'sheet.counted', { personIds: [presiderId] }, count),
];

/** To the nominators of each unit that had somebody on the sheet. */
export function sheetSettled(sheet: SheetRow, seq: number, dossiers: readonly OnSheet[]): OutboxDraft[] {
  const units = [...new Set(dossiers.map(({ unitId }) => unitId))];
  return units.map((unitId) => {
    const audience: Audience = { role: 'nominator', organisationId: sheet.organisationId, unitId };
    return told(sheet, seq, 'sheet.settled', audience, dossiers.filter((one) => one.unitId === unitId).length);
  });
}

export const sheetVoided = (sheet: SheetRow, seq: number, personIds: string[], count: number): OutboxDraft[] =>
  personIds.length === 0 ? [] : [told(sheet, seq, 'sheet.voided', { personIds }, count)];
