import { isDay } from '#domain/days.js';
import type { Award, Campaign, Criterion } from '#domain/campaign.js';

/** Last year's campaign as a proposal for the next: its days and its year one further, a code of its own, no number yet. */
export function nextYear(campaign: Campaign): Campaign {
  const { year } = campaign;
  const said = (text: string) => text.replaceAll(String(year), String(year + 1));
  const code = said(campaign.code);
  return {
    ...campaign,
    ...{ code: code === campaign.code ? `${code}-${year + 1}` : code, version: 1, year: year + 1 },
    ...{ title: said(campaign.title), slogan: said(campaign.slogan) },
    document: { ...campaign.document, number: null, date: null },
    period: { from: later(campaign.period.from), to: later(campaign.period.to) },
    dossierDeadline: later(campaign.dossierDeadline),
    awards: campaign.awards.map((award) => awardLater(award, said)),
    routing: campaign.routing.map((rule) => ({ ...rule, award: rule.award === null ? null : said(rule.award) })),
    notes: [],
  };
}

const awardLater = (award: Award, said: (text: string) => string): Award => ({
  ...award,
  ...{ code: said(award.code), title: said(award.title) },
  criteria: award.criteria.map((criterion) => criterionLater(criterion, said)),
});

const criterionLater = (criterion: Criterion, said: (text: string) => string): Criterion => ({
  ...criterion,
  text: said(criterion.text),
  target: criterion.target && { ...criterion.target, unit: said(criterion.target.unit) },
});

/** The same day a year later; the 29th of February is the 28th then. */
function later<Day extends string | null>(day: Day): Day {
  if (day === null) return day;
  const moved = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return (isDay(moved) ? moved : moved.replace('-02-29', '-02-28')) as Day;
}
