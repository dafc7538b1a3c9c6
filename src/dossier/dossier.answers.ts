import { ApiProperty, PickType } from '@nestjs/swagger';
import type { Claim } from '../domain/claim.js';
import { COMMANDS, CONTENT_KINDS, type Command, type ContentChange } from '../domain/command.js';
import type { Memory } from '../domain/memory.js';
import {
  CAPACITIES,
  NOMINEE_KINDS,
  STATES,
  TAGS,
  type Capacity,
  type NomineeKind,
  type State,
  type Tag,
} from '../domain/vocabulary.js';
import { PageOf } from '../platform/cursor.js';
import type { StoredFile } from '../platform/file.store.js';
import { ToldRefusalDto } from '../platform/told-refusal.dto.js';

const UUID = { format: 'uuid' } as const;
const INSTANT = { type: String, format: 'date-time', nullable: true } as const;

export class LineRef {
  @ApiProperty({ type: 'integer' })
  seq: number;

  @ApiProperty()
  hash: string;
}

/** What an accepted command answers. */
export class MovedDto {
  @ApiProperty(UUID)
  id: string;

  @ApiProperty({ enum: STATES })
  state: State;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: LineRef })
  line: LineRef;
}

export class WrittenDto extends MovedDto {
  @ApiProperty({ type: 'integer', description: 'Of the section; to be sent back as If-Match with the next save.' })
  sectionVersion: number;
}

export class NomineeRef {
  @ApiProperty(UUID)
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: NOMINEE_KINDS })
  kind: NomineeKind;
}

export class UnitRef extends PickType(NomineeRef, ['id', 'name'] as const) {}

export class ListedDossierDto {
  @ApiProperty(UUID)
  id: string;

  @ApiProperty(UUID)
  organisationId: string;

  @ApiProperty(UUID)
  campaignId: string;

  @ApiProperty()
  awardCode: string;

  @ApiProperty({ type: NomineeRef })
  nominee: NomineeRef;

  @ApiProperty({ type: UnitRef })
  unit: UnitRef;

  @ApiProperty({ enum: STATES })
  state: State;

  @ApiProperty({ enum: TAGS, isArray: true })
  tags: Tag[];

  @ApiProperty()
  held: boolean;

  @ApiProperty(INSTANT)
  dueAt: Date | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Null where its vote is hidden from the reader.' })
  version: number | null;

  @ApiProperty(INSTANT)
  changedAt: Date | null;
}

export class DossierPage extends PageOf(ListedDossierDto) {}

/** What a claim says, the text of a section, or the file of evidence or of a paper. */
export class HeldContentDto implements Claim, Partial<StoredFile> {
  @ApiProperty({ required: false })
  confirmed?: boolean;

  @ApiProperty({ required: false, description: 'A decimal with a dot, without its unit.' })
  number?: string;

  @ApiProperty({ required: false })
  text?: string;

  @ApiProperty({ required: false, description: 'One of the alternatives of an any-of criterion.' })
  choice?: string;

  @ApiProperty({ ...UUID, required: false })
  paperId?: string;

  @ApiProperty({ required: false })
  sha256?: string;

  @ApiProperty({ required: false })
  name?: string;

  @ApiProperty({ required: false })
  mediaType?: string;

  @ApiProperty({ type: 'integer', required: false })
  size?: number;
}

export class HeldDto {
  @ApiProperty({ enum: CONTENT_KINDS })
  kind: ContentChange['kind'];

  @ApiProperty()
  code: string;

  @ApiProperty({ type: String, nullable: true })
  criterion: string | null;

  @ApiProperty()
  digest: string;

  @ApiProperty({ description: 'Something is in it: it was not emptied.' })
  filled: boolean;

  @ApiProperty({ type: 'integer', nullable: true })
  sectionVersion: number | null;

  @ApiProperty({ type: HeldContentDto, nullable: true, description: 'Null once erased.' })
  content: HeldContentDto | null;

  @ApiProperty()
  erased: boolean;
}

export class SupplementItemShown {
  @ApiProperty()
  code: string;

  @ApiProperty({ type: String, nullable: true })
  text: string | null;

  @ApiProperty()
  answered: boolean;
}

export class ReinstatementDto implements NonNullable<Memory['reinstatement']> {
  @ApiProperty({ enum: STATES })
  target: State;

  @ApiProperty(INSTANT)
  dueAt: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  askedBy: string | null;

  @ApiProperty({ format: 'date-time' })
  askedAt: string;
}

export class ShownDossierDto extends PickType(ListedDossierDto, [
  'id',
  'organisationId',
  'campaignId',
  'awardCode',
  'nominee',
  'unit',
  'state',
  'tags',
  'held',
  'version',
] as const) {
  @ApiProperty({ type: 'integer' })
  campaignVersion: number;

  @ApiProperty(INSTANT)
  dueAt: string | null;

  @ApiProperty()
  contentDigest: string;

  @ApiProperty({ type: [SupplementItemShown] })
  supplement: SupplementItemShown[];

  @ApiProperty({ type: ReinstatementDto, nullable: true, description: 'What was asked for and waits for the chair.' })
  reinstatement: ReinstatementDto | null;

  @ApiProperty({ type: [HeldDto] })
  content: HeldDto[];
}

export class ShownMoveDto {
  @ApiProperty({ enum: COMMANDS })
  command: Command;

  @ApiProperty()
  allowed: boolean;

  @ApiProperty({ enum: CAPACITIES, nullable: true, type: String })
  capacity: Capacity | null;

  @ApiProperty({ description: 'The person may only record it, from a paper, a visit or a call.' })
  recorded: boolean;

  @ApiProperty({ type: [String], description: 'Fields that the command must bring.' })
  needs: string[];

  @ApiProperty({ enum: STATES, isArray: true })
  to: State[];

  @ApiProperty({ type: ToldRefusalDto, required: false })
  refusal?: ToldRefusalDto;
}

export class BulkAnswerDto {
  @ApiProperty()
  ok: boolean;

  @ApiProperty(UUID)
  id: string;

  @ApiProperty({ enum: STATES, required: false })
  state?: State;

  @ApiProperty({ type: 'integer', required: false })
  version?: number;

  @ApiProperty({ type: LineRef, required: false })
  line?: LineRef;

  @ApiProperty({ type: ToldRefusalDto, required: false })
  refusal?: ToldRefusalDto;
}
