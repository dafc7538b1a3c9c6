import { ApiProperty } from '@nestjs/swagger';
import { FEWEST } from '../domain/small-numbers.js';
import { STATES, type State } from '../domain/vocabulary.js';
import { UnitRef } from '../dossier/dossier.answers.js';

const NUMBER = { type: 'integer' } as const;
const TOO_FEW = `Null where fewer than ${FEWEST} would be told, or could be told from the rest.`;
const DAYS = {
  type: Number,
  nullable: true,
  description: `Null where fewer than ${FEWEST} have finished it.`,
} as const;

export class StateCount {
  @ApiProperty({ enum: STATES, description: 'One on a sheet is told as waiting for the council, to everybody.' })
  state: State;

  @ApiProperty(NUMBER)
  count: number;
}

/** A part of the season. */
class PartProgress {
  @ApiProperty({ ...NUMBER, nullable: true, description: TOO_FEW })
  total: number | null;

  @ApiProperty({ type: [StateCount], nullable: true, description: TOO_FEW })
  states: StateCount[] | null;
}

export class AwardProgress extends PartProgress {
  @ApiProperty()
  awardCode: string;
}

export class UnitProgress extends PartProgress {
  @ApiProperty({ type: UnitRef })
  unit: UnitRef;
}

/** How long a step takes, from entering a state until leaving it. */
export class StepTime {
  @ApiProperty({ enum: STATES })
  state: State;

  @ApiProperty({ ...NUMBER, description: 'How many times it was finished.' })
  finished: number;

  @ApiProperty(DAYS)
  medianDays: number | null;

  @ApiProperty({ ...DAYS })
  p90Days: number | null;
}

export class SeasonProgress {
  @ApiProperty(NUMBER)
  total: number;

  @ApiProperty({ type: [StateCount] })
  states: StateCount[];

  @ApiProperty({ type: [AwardProgress] })
  awards: AwardProgress[];

  @ApiProperty({ type: [UnitProgress] })
  units: UnitProgress[];

  @ApiProperty({ type: [StepTime] })
  steps: StepTime[];
}
