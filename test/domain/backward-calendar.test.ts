import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { backwardPlan, LEAD_DAYS, PLANNED_STEPS, type OwnDays } from '../../src/domain/backward-calendar.js';
import { addDays } from '../../src/domain/days.js';
import { workingDaysBetween, type CalendarYear } from '../../src/domain/working-days.js';

const calendar = (year: number) =>
  JSON.parse(readFileSync(new URL(`../../calendars/${year}.json`, import.meta.url), 'utf8')) as CalendarYear;
const YEARS = [calendar(2025), calendar(2026)];
const OWN: OwnDays = { today: '2025-11-01', periodEnds: '2025-11-30', dossierDeadline: '2025-12-15' };

const planned = (due: string, own: Partial<OwnDays> = {}, lead = LEAD_DAYS) => {
  const plan = backwardPlan(YEARS, due, { ...OWN, ...own }, lead);
  if (!plan.ok) throw new Error(plan.code);
  return plan;
};

test('from a Friday the days are counted back over weekends, the new year and a Saturday that is worked', () => {
  expect(planned('2026-01-16').days).toEqual([
    { step: 'arrival', day: '2026-01-16' },
    { step: 'signing', day: '2026-01-15' },
    { step: 'sitting', day: '2026-01-13' },
    { step: 'answers', day: '2026-01-09' },
    { step: 'supplement', day: '2025-12-31' },
    { step: 'nomination', day: '2025-12-24' },
  ]);
});

test('what is due on a Sunday must be there on the Friday before', () => {
  expect(planned('2025-12-21').days[0]).toEqual({ step: 'arrival', day: '2025-12-19' });
});

test('a plan with time enough is not warned of', () => {
  expect(planned('2026-01-16').warnings).toEqual([]);
  expect(planned('2026-01-16', { today: '2025-12-24', dossierDeadline: '2025-12-24' }).warnings).toEqual([]);
});

test('the plan of 2025 cannot work where the authority wants the letter on the day on which dossiers are due', () => {
  const { warnings } = planned('2025-12-15');
  expect(warnings.map(({ code, day, limit }) => [code, day, limit])).toEqual([
    ['nomination.withinPeriod', '2025-11-21', '2025-11-30'],
    ['nomination.beforeDeadline', '2025-11-21', '2025-12-15'],
    ['sitting.beforeDeadline', '2025-12-10', '2025-12-15'],
  ]);
  expect(warnings.at(-1)!.sentence).toEqual({
    vi: 'Phải họp chậm nhất 10/12/2025, trước cả hạn nộp hồ sơ 15/12/2025: kế hoạch này không thực hiện được.',
    en: 'The council must sit by 10/12/2025, before dossiers are due on 15/12/2025: this plan cannot work.',
  });
});

test.each([
  ['2025-12-16', [['arrival.past', '2025-12-15', '2025-12-16']]],
  ['2025-11-22', [['nomination.past', '2025-11-21', '2025-11-22']]],
  ['2025-11-21', []],
])('on %s what is past is told', (today, expected) => {
  const { warnings } = planned('2025-12-15', { today });
  const past = warnings.filter(({ code }) => code.endsWith('.past'));
  expect(past.map(({ code, day, limit }) => [code, day, limit]).slice(0, 1)).toEqual(expected);
});

test('a year without its calendar is a refusal and no guess', () => {
  const missing = { ok: false, code: 'calendar.missing', year: 2027 };
  expect(backwardPlan(YEARS, '2027-01-04', OWN)).toEqual(missing);
  expect(backwardPlan([calendar(2026)], '2026-01-05', OWN)).toEqual({ ...missing, year: 2025 });
});

test('between any two steps lie exactly the working days that the office needs', () => {
  const lead = fc.record({
    ...{ signing: fc.nat({ max: 10 }), sitting: fc.nat({ max: 10 }), answers: fc.nat({ max: 10 }) },
    ...{ supplement: fc.nat({ max: 10 }), nomination: fc.nat({ max: 10 }) },
  });
  const day = fc.integer({ min: 120, max: 720 }).map((index) => addDays('2025-01-01', index));
  fc.assert(
    fc.property(day, lead, (due, needs) => {
      const { days } = planned(due, {}, needs);
      expect(days.map(({ step }) => step)).toEqual(PLANNED_STEPS);
      const gaps = days.slice(1).map((one, index) => workingDaysBetween(YEARS, one.day, days[index]!.day));
      const steps = PLANNED_STEPS.slice(1) as (keyof typeof needs)[];
      expect(gaps).toEqual(steps.map((step) => ({ ok: true, days: needs[step] })));
      expect(days[0]!.day <= due).toBe(true);
    }),
  );
});
