import { answered, api, stamped, type Answer } from '../api/client.ts';
import { enterPaper, type PaperDraft } from '../parts/papers.ts';
import type { Entered } from './basis.ts';
import type { ListRow } from './unit-list.ts';

export interface ListToSend {
  organisationId: string;
  campaignId: string;
  unitId: string;
  rows: { row: ListRow; nomineeId: string | undefined }[];
  /** The record of the unit's meeting, where there is one. */
  record: PaperDraft | undefined;
  /** Where a clerk enters it for the unit. */
  basis: Entered | undefined;
}

/** Enters into the register who is new, then the meeting record, then the list as one act. `entered` is told of each new one. */
export async function sendList(
  list: ListToSend,
  key: string,
  entered: (rowKey: string, nomineeId: string) => void,
): Promise<Answer<'NominatedDto'>> {
  const { campaignId, unitId, basis } = list;
  const items: { awardCode: string; nomineeId: string }[] = [];
  for (const { row, nomineeId: known } of list.rows) {
    const nomineeId = known ?? (await enterNominee(list, row, `${key}-${row.key}`));
    if (!known) entered(row.key, nomineeId);
    items.push({ awardCode: row.awardCode, nomineeId });
  }
  const meetingPaperId = list.record && (await enterPaper(list.record, { kind: 'unit', id: unitId }, `${key}-record`));
  const body = {
    ...{ campaignId, unitId, items },
    ...(meetingPaperId && { meetingPaperId }),
    ...(basis && { basis: { kind: basis } }),
  };
  return answered(api.POST('/api/v1/nominations', { body, ...stamped(key) }));
}

/** The same list before and after its `newcomers` (by row) were entered into the register. */
export const asAsked = (list: ListToSend, newcomers: ReadonlyMap<string, string>): unknown => ({
  ...list,
  rows: list.rows.map(({ row, nomineeId }) =>
    nomineeId === newcomers.get(row.key) ? { ...row, choice: null } : { row, nomineeId },
  ),
});

async function enterNominee({ organisationId, unitId }: ListToSend, row: ListRow, key: string): Promise<string> {
  const { name, kind, year, choice } = row;
  const body = {
    ...{ organisationId, unitId, kind, name: name.trim() },
    ...(year !== '' && { year: Number(year) }),
    ...(choice === 'another' && { confirmDistinct: true }),
  };
  const { id } = await answered(api.POST('/api/v1/nominees', { body, ...stamped(key) }));
  return id;
}
