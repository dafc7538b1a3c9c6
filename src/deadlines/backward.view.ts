import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import { backwardPlan, LEAD_DAYS, type LeadDays } from '../domain/backward-calendar.js';
import type { Campaign } from '../domain/campaign.js';
import { dayOf } from '../domain/days.js';
import { refused } from '../domain/refusals.js';
import { mustHold } from '../people/reach.js';
import type { SignedIn } from '../people/signed-in.js';
import { shippedCalendars } from '../platform/calendars.js';
import { Clock } from '../platform/clock.js';
import type { BackwardCalendarDto, BackwardQuery } from './backward.dto.js';
import { MAY_SEE_PROGRESS } from './progress.view.js';

/** A campaign's last safe days, counted back from the day that the authority set. */
@Injectable()
export class BackwardView {
  constructor(
    private readonly campaigns: CampaignService,
    private readonly clock: Clock,
  ) {}

  async show(person: SignedIn, campaignId: string, { due, ...lead }: BackwardQuery): Promise<BackwardCalendarDto> {
    const { campaign, organisationId, timeZone } = await this.campaigns.read(person, campaignId);
    mustHold(person, organisationId, ...MAY_SEE_PROGRESS);
    return calendarOf(campaign, due, { today: dayOf(this.clock.now(), timeZone), lead });
  }
}

/** Refused where the calendar of a year is missing. */
export function calendarOf(
  { period, dossierDeadline }: Campaign,
  due: string,
  { today, lead }: { today: string; lead: Partial<LeadDays> },
): BackwardCalendarDto {
  const own = { today, periodEnds: period.to, dossierDeadline };
  const plan = backwardPlan(shippedCalendars(), due, own, allOf(lead));
  if (!plan.ok) throw refused('calendar.missing', { year: plan.year });
  return { due, today, days: plan.days, warnings: plan.warnings };
}

/** A step of which nothing is said takes the days of practice. */
const allOf = (lead: Partial<LeadDays>): LeadDays =>
  Object.fromEntries(
    Object.entries(LEAD_DAYS).map(([step, days]) => [step, lead[step as keyof LeadDays] ?? days]),
  ) as LeadDays;
