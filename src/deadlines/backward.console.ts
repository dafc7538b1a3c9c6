import { CampaignStore } from '../campaigns/campaign.store.js';
import {
  LEAD_DAYS,
  MOST_LEAD_DAYS,
  PLANNED_STEP_LABELS,
  type LeadDays,
  type PlannedDay,
} from '../domain/backward-calendar.js';
import { dayOf, isDay } from '../domain/days.js';
import { dayTold } from '../domain/days-told.js';
import { refused } from '../domain/refusals.js';
import type { Clock } from '../platform/clock.js';
import type { Database } from '../platform/database.js';
import { wrongField } from '../platform/input.pipe.js';
import { calendarOf } from './backward.view.js';

/** As they stand on the command line. */
export type AskedCalendar = { organisation: string; campaign: string; due: string } & {
  [step in keyof LeadDays]?: string | undefined;
};

interface Found extends Record<string, unknown> {
  id: string;
  version: number;
  zone: string;
}

const FIND = `SELECT c.id, c.current_version AS version, o.time_zone AS zone FROM campaign c
  JOIN organisation o ON o.id = c.organisation_id WHERE o.code = $1 AND c.code = $2`;

/** The last safe days on the console, the first step first; the exit code is 1 where the plan cannot work. */
export async function calendarOnConsole(
  database: Database,
  clock: Clock,
  { organisation, campaign: code, due, ...lead }: AskedCalendar,
  say: (line: string) => void,
): Promise<number> {
  if (!isDay(due)) throw wrongField('due', 'day.notReal');
  const [row] = await database.query<Found>(FIND, [organisation, code]);
  if (!row) throw refused('notFound');
  const campaign = await new CampaignStore().version(row.id, row.version, database);
  const today = dayOf(clock.now(), row.zone);
  const { days, warnings } = calendarOf(campaign, due, { today, lead: leadIn(lead) });
  for (const one of days.toReversed()) say(told(one));
  for (const { sentence } of warnings) say(`! ${sentence.vi} / ${sentence.en}`);
  return warnings.length > 0 ? 1 : 0;
}

const told = ({ step, day }: PlannedDay): string =>
  `${dayTold(day)}  ${PLANNED_STEP_LABELS[step].vi} / ${PLANNED_STEP_LABELS[step].en}`;

function leadIn(asked: { [step in keyof LeadDays]?: string | undefined }): Partial<LeadDays> {
  const steps = Object.keys(LEAD_DAYS) as (keyof LeadDays)[];
  return Object.fromEntries(steps.flatMap((step) => (asked[step] === undefined ? [] : [[step, wholeIn(step, asked)]])));
}

function wholeIn(step: keyof LeadDays, asked: { [step in keyof LeadDays]?: string | undefined }): number {
  const days = Number(asked[step]);
  if (/^\d+$/.test(asked[step] ?? '') && days <= MOST_LEAD_DAYS) return days;
  throw wrongField(step, 'number.notWhole', { least: 0, most: MOST_LEAD_DAYS });
}
