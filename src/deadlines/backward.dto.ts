import { ApiProperty } from '@nestjs/swagger';
import {
  LEAD_DAYS,
  MOST_LEAD_DAYS,
  PLAN_WARNINGS,
  PLANNED_STEPS,
  type LeadDays,
  type PlannedDay,
  type PlannedStep,
  type PlanWarning,
} from '../domain/backward-calendar.js';
import { Day, Whole } from '../platform/input.js';
import { SentenceDto } from '../platform/told-refusal.dto.js';

const Lead = (step: keyof LeadDays, what: string): PropertyDecorator =>
  Whole({
    ...{ least: 0, most: MOST_LEAD_DAYS, query: true, optional: true },
    description: `Working days ${what}; ${LEAD_DAYS[step]} where nothing is said, by practice and not by law.`,
  });

export class BackwardQuery implements Partial<LeadDays> {
  @Day({ description: 'By which the authority must have the letter.' })
  due: string;

  @Lead('signing', 'from the signature to the desk of the authority')
  signing?: number;

  @Lead('sitting', 'from the sitting to the signature')
  sitting?: number;

  @Lead('answers', 'from complete dossiers to the sitting')
  answers?: number;

  @Lead('supplement', 'for units to supplement')
  supplement?: number;

  @Lead('nomination', 'for the appraisal')
  nomination?: number;
}

class PlannedDayDto implements PlannedDay {
  @ApiProperty({ enum: PLANNED_STEPS })
  step: PlannedStep;

  @ApiProperty({ format: 'date', description: 'The last safe day.' })
  day: string;
}

class PlanWarningDto implements PlanWarning {
  @ApiProperty({ enum: PLAN_WARNINGS })
  code: PlanWarning['code'];

  @ApiProperty({ format: 'date' })
  day: string;

  @ApiProperty({ format: 'date', description: 'The day that it contradicts.' })
  limit: string;

  @ApiProperty({ type: SentenceDto })
  sentence: SentenceDto;
}

export class BackwardCalendarDto {
  @ApiProperty({ format: 'date' })
  due: string;

  @ApiProperty({ format: 'date', description: 'On which it was worked out, as the organisation dates it.' })
  today: string;

  @ApiProperty({ type: [PlannedDayDto], description: 'The last step first.' })
  days: PlannedDayDto[];

  @ApiProperty({ type: [PlanWarningDto], description: 'Where the plan cannot work; empty where it can.' })
  warnings: PlanWarningDto[];
}
