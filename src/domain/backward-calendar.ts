import { dayTold } from './days-told.js';
import { fillIn } from './places.js';
import type { Sentence } from './vocabulary.js';
import { addWorkingDays, workingDayFrom, type CalendarMissing, type CalendarYear } from './working-days.js';

/** The steps to the authority, the last one first, as they are planned backwards from its date. */
export const PLANNED_STEPS = ['arrival', 'signing', 'sitting', 'answers', 'supplement', 'nomination'] as const;
export type PlannedStep = (typeof PLANNED_STEPS)[number];

/**
 * How many working days each step needs before the next one: what is between the signature and the receiver's desk, and
 * so on. Defaults of practice, not of law; an office has its own.
 */
export type LeadDays = Record<Exclude<PlannedStep, 'arrival'>, number>;

export const LEAD_DAYS: LeadDays = { signing: 1, sitting: 2, answers: 3, supplement: 5, nomination: 5 };

/** How many days a step may be given at most: more is a slip of the finger. */
export const MOST_LEAD_DAYS = 60;

const label = (vi: string, en: string): Sentence => ({ vi, en });

export const PLANNED_STEP_LABELS: Record<PlannedStep, Sentence> = {
  arrival: label('Cơ quan tiếp nhận có tờ trình', 'The authority has the letter'),
  signing: label('Ký tờ trình', 'The letter is signed'),
  sitting: label('Họp Hội đồng', 'The council sits'),
  answers: label('Nhận đủ bổ sung', 'Supplements are in'),
  supplement: label('Yêu cầu bổ sung', 'Supplements are asked for'),
  nomination: label('Nhận đề nghị đầy đủ', 'Complete nominations are in'),
};

export interface PlannedDay {
  step: PlannedStep;
  /** The last day on which the step may be done for all that follows to be in time. */
  day: string;
}

export interface BackwardPlan {
  ok: true;
  days: PlannedDay[];
  warnings: PlanWarning[];
}

/** Why a plan cannot work, and the two days that contradict each other. */
export interface PlanWarning {
  code: keyof typeof WARNINGS;
  day: string;
  limit: string;
  sentence: Sentence;
}

/** The days that the campaign itself sets. */
export interface OwnDays {
  today: string;
  periodEnds: string;
  dossierDeadline: string;
}

/**
 * From the day on which the authority must have the letter: the last safe day of each step. Where that day is off, the
 * letter arrives on the working day before.
 */
export function backwardPlan(
  calendars: readonly CalendarYear[],
  due: string,
  own: OwnDays,
  lead: LeadDays = LEAD_DAYS,
): BackwardPlan | CalendarMissing {
  const arrival = workingDayUntil(calendars, due);
  if (typeof arrival !== 'string') return arrival;
  const days: PlannedDay[] = [{ step: 'arrival', day: arrival }];
  for (const step of PLANNED_STEPS.slice(1) as Exclude<PlannedStep, 'arrival'>[]) {
    const found = addWorkingDays(calendars, days.at(-1)!.day, -lead[step]);
    if (!found.ok) return found;
    days.push({ step, day: found.day });
  }
  return { ok: true, days, warnings: warningsOf(days, own) };
}

function workingDayUntil(calendars: readonly CalendarYear[], day: string): string | CalendarMissing {
  const found = workingDayFrom(calendars, day);
  if (!found.ok) return found;
  if (found.day === day) return day;
  const before = addWorkingDays(calendars, day, -1);
  return before.ok ? before.day : before;
}

function warningsOf(days: readonly PlannedDay[], { today, periodEnds, dossierDeadline }: OwnDays): PlanWarning[] {
  const on = (step: PlannedStep) => days.find((one) => one.step === step)!.day;
  const warn = (code: PlanWarning['code'], day: string, limit: string): PlanWarning[] =>
    day < limit ? [{ code, day, limit, sentence: said(code, day, limit) }] : [];
  return [
    ...warn('arrival.past', on('arrival'), today),
    ...warn('nomination.past', on('nomination'), today),
    ...warn('nomination.withinPeriod', on('nomination'), periodEnds),
    ...warn('nomination.beforeDeadline', on('nomination'), dossierDeadline),
    ...warn('sitting.beforeDeadline', on('sitting'), dossierDeadline),
  ];
}

function said(code: PlanWarning['code'], day: string, limit: string): Sentence {
  const { vi, en } = WARNINGS[code];
  const places = { day: dayTold(day), limit: dayTold(limit) };
  return { vi: fillIn(vi, places), en: fillIn(en, places) };
}

const WARNINGS = {
  'arrival.past': {
    vi: 'Hạn của cơ quan tiếp nhận ({day}) đã qua.',
    en: "The authority's date ({day}) is past.",
  },
  'nomination.past': {
    vi: 'Ngày cuối để nhận đề nghị ({day}) đã qua: không còn đủ ngày cho thẩm định, bổ sung, họp và ký.',
    en: 'The last safe day for nominations ({day}) is past: too few days are left to appraise, supplement, sit and sign.',
  },
  'nomination.withinPeriod': {
    vi: 'Phải nhận đề nghị chậm nhất {day}, khi phong trào còn đến {limit}: thành tích chưa trọn.',
    en: 'Nominations are needed by {day}, but the movement runs to {limit}: the achievement is not complete then.',
  },
  'nomination.beforeDeadline': {
    vi: 'Kế hoạch cho nộp hồ sơ đến {limit}; nộp sau {day} thì không kịp bổ sung trước phiên họp.',
    en: 'The plan takes dossiers until {limit}; what comes after {day} cannot be supplemented before the sitting.',
  },
  'sitting.beforeDeadline': {
    vi: 'Phải họp chậm nhất {day}, trước cả hạn nộp hồ sơ {limit}: kế hoạch này không thực hiện được.',
    en: 'The council must sit by {day}, before dossiers are due on {limit}: this plan cannot work.',
  },
} as const satisfies Record<string, Sentence>;

export const PLAN_WARNINGS = Object.keys(WARNINGS) as PlanWarning['code'][];
