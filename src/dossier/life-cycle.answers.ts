import { ApiProperty } from '@nestjs/swagger';
import { COMMANDS, type Command } from '../domain/command.js';
import type {
  LifeCycleTable,
  TableArrow,
  TableBatch,
  TableCommand,
  TableRule,
  TableState,
} from '../domain/life-cycle-table.js';
import type { Effect } from '../domain/memory.js';
import type { Told } from '../domain/messages.js';
import type { RefusalCode } from '../domain/refusal-catalogue.js';
import type { RuleName } from '../domain/rules.js';
import {
  CAPACITIES,
  ROLES,
  STATES,
  TAGS,
  type Capacity,
  type Role,
  type Sentence,
  type State,
  type Tag,
} from '../domain/vocabulary.js';
import { SentenceDto } from '../platform/told-refusal.dto.js';

const TEXT = { type: 'string' } as const;

export class TableRuleDto extends SentenceDto implements TableRule {
  @ApiProperty({ ...TEXT })
  rule: RuleName;

  @ApiProperty({ type: [String], description: 'The refusals that it can give.' })
  codes: readonly RefusalCode[];
}

export class TableStateDto implements TableState {
  @ApiProperty({ enum: STATES })
  state: State;

  @ApiProperty({ type: SentenceDto })
  label: Sentence;

  @ApiProperty({ enum: TAGS, isArray: true })
  tags: Tag[];

  @ApiProperty({ ...TEXT, nullable: true, description: 'Whose turn it is.' })
  turn: string | null;
}

export class TableCommandDto implements TableCommand {
  @ApiProperty({ enum: COMMANDS })
  command: Command;

  @ApiProperty({ type: SentenceDto })
  label: Sentence;

  @ApiProperty({ ...TEXT, nullable: true, description: 'The route of its batch, where nothing else takes it.' })
  route: string | null;
}

export class ConditionDto {
  @ApiProperty({
    ...{ type: 'object', nullable: true, properties: { name: TEXT, vi: TEXT, en: TEXT } },
    required: ['name', 'vi', 'en'],
  } as never)
  choice: TableArrow['condition']['choice'];

  @ApiProperty({ enum: STATES, nullable: true })
  target: State | null;

  @ApiProperty({ type: [TableRuleDto] })
  rules: TableRule[];
}

export class ToldDto implements Told {
  @ApiProperty({ description: 'A key of the catalogue of notices.' })
  message: string;

  @ApiProperty({ enum: CAPACITIES })
  to: Capacity;
}

export class TableArrowDto implements TableArrow {
  @ApiProperty({ enum: STATES, nullable: true })
  from: State | null;

  @ApiProperty({ enum: COMMANDS })
  command: Command;

  @ApiProperty({ enum: STATES })
  to: State;

  @ApiProperty({ enum: CAPACITIES, isArray: true })
  who: Capacity[];

  @ApiProperty({ enum: ROLES, isArray: true, description: 'Who may enter it for them.' })
  recordedBy: Role[];

  @ApiProperty({ type: ConditionDto })
  condition: TableArrow['condition'];

  @ApiProperty({ enum: ['before', 'after'], nullable: true, description: 'Of the due date.' })
  deadline: TableArrow['deadline'];

  @ApiProperty({ type: [String] })
  effects: Effect[];

  @ApiProperty({ type: [ToldDto] })
  messages: Told[];
}

export class BatchArrowDto {
  @ApiProperty()
  from: string;

  @ApiProperty()
  command: string;

  @ApiProperty({ type: [String] })
  to: string[];
}

export class TableBatchDto implements TableBatch {
  @ApiProperty({ ...TEXT })
  kind: TableBatch['kind'];

  @ApiProperty({ type: [BatchArrowDto] })
  arrows: TableBatch['arrows'];
}

export class LifeCycleDto implements LifeCycleTable {
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: [TableStateDto] })
  states: TableState[];

  @ApiProperty({ type: [TableCommandDto] })
  commands: TableCommand[];

  @ApiProperty({ type: [TableArrowDto] })
  arrows: TableArrow[];

  @ApiProperty({ type: [TableRuleDto] })
  rules: TableRule[];

  @ApiProperty({ type: [TableBatchDto] })
  batches: TableBatch[];
}
