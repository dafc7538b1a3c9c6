import type { FormCode } from '../../src/domain/forms.js';
import type { Gallery } from './gallery.js';
import type { Season } from './season.js';
import { INDIVIDUAL, nominee } from './steps.js';

/** A list that a unit handed in, of one person. */
export async function listOfUnit(season: Season, { campaignId }: Gallery): Promise<string> {
  const items = [{ awardCode: INDIVIDUAL, nomineeId: await nominee(season, 'individual', 'Đỗ Thị Ý Nhi') }];
  const body = { campaignId, unitId: season.sample.units['thon-mot'], items };
  return (await (await season.as('nominator')).post<{ id: string }>('nominations', body)).id;
}

/** For each form something in the gallery that it can be written about. */
export const subjectsOfForms = (nomination: () => string): Record<FormCode, (gallery: Gallery) => string> => ({
  collectiveReport: ({ appraisal }) => appraisal,
  individualReport: ({ appraisal }) => appraisal,
  supplementRequest: ({ supplement }) => supplement,
  receipt: ({ appraisal }) => appraisal,
  nominationList: nomination,
  invitation: ({ openSitting }) => openSitting,
  summaries: ({ openSitting }) => openSitting,
  appraisalReport: ({ openSitting }) => openSitting,
  attendance: ({ openSitting }) => openSitting,
  minutes: ({ openSitting }) => openSitting,
  ballot: ({ scheduledSheet }) => scheduledSheet,
  countRecord: ({ settledSheet }) => settledSheet,
  submissionLetter: ({ deliveredLetter }) => deliveredLetter,
  contents: ({ deliveredLetter }) => deliveredLetter,
  decision: ({ campaignId }) => campaignId,
  resultNotice: ({ decision }) => decision,
  nonAwardNotice: ({ decision }) => decision,
  handOver: ({ decision }) => decision,
});
