import { ApiProperty } from '@nestjs/swagger';
import { LineBodyDto } from '../audit/line.dto.js';
import { PAPER_PURPOSES, type PaperPurpose } from '../domain/campaign.js';
import { COMMANDS, CONTENT_KINDS, type Command, type CommandData, type ContentChange } from '../domain/command.js';
import { ROLES, STATES, STREAM_KINDS, type Role, type State, type StreamKind } from '../domain/vocabulary.js';
import { PageOf } from '../platform/cursor.js';

const LEFT_OUT = { required: false } as const;
const UUID = { type: String, format: 'uuid' } as const;
const MAYBE_ID = { ...UUID, ...LEFT_OUT } as const;

/** What a content write changed; `contentId` is null where it was taken away. */
export class ContentChangeDto implements ContentChange {
  @ApiProperty({ enum: CONTENT_KINDS })
  kind: ContentChange['kind'];

  @ApiProperty()
  code: string;

  @ApiProperty(LEFT_OUT)
  criterion?: string;

  @ApiProperty({ ...UUID, nullable: true })
  contentId: string | null;

  @ApiProperty({ type: String, nullable: true })
  digest: string | null;

  @ApiProperty({ type: Boolean, enum: [false], ...LEFT_OUT })
  filled?: false;
}

/** The batch that the act was part of, by its stream and the line there. */
export class BatchOfLineDto {
  @ApiProperty({ enum: STREAM_KINDS })
  kind: StreamKind;

  @ApiProperty(UUID)
  id: string;

  @ApiProperty({ type: 'integer' })
  seq: number;
}

export class OriginDto implements NonNullable<CommandData['origin']> {
  @ApiProperty(UUID)
  campaignId: string;

  @ApiProperty({ type: 'integer' })
  campaignVersion: number;

  @ApiProperty()
  awardCode: string;

  @ApiProperty(UUID)
  nomineeId: string;

  @ApiProperty(UUID)
  unitId: string;

  @ApiProperty(MAYBE_ID)
  nominationId?: string;
}

export class LineDataDto implements CommandData {
  @ApiProperty({ format: 'date-time', ...LEFT_OUT })
  dueAt?: string;

  @ApiProperty({ type: [String], ...LEFT_OUT })
  itemCodes?: string[];

  @ApiProperty(LEFT_OUT)
  duplicateConfirmed?: boolean;

  @ApiProperty(MAYBE_ID)
  noteId?: string;

  @ApiProperty(LEFT_OUT)
  noteDigest?: string;

  @ApiProperty({ enum: ROLES, description: 'In which role another entered it for him.', ...LEFT_OUT })
  recorder?: Role;

  @ApiProperty(LEFT_OUT)
  voteStands?: boolean;

  @ApiProperty(MAYBE_ID)
  chairConfirmationId?: string;

  @ApiProperty({ enum: ['awarded', 'notAwarded'], ...LEFT_OUT })
  outcome?: 'awarded' | 'notAwarded';

  @ApiProperty({ enum: STATES, ...LEFT_OUT })
  target?: State;

  @ApiProperty(MAYBE_ID)
  signerId?: string;

  @ApiProperty(MAYBE_ID)
  letterPaperId?: string;

  @ApiProperty(MAYBE_ID)
  consentPaperId?: string;

  @ApiProperty(MAYBE_ID)
  receiverId?: string;

  @ApiProperty(LEFT_OUT)
  failureCode?: string;

  @ApiProperty({ type: ContentChangeDto, ...LEFT_OUT })
  change?: ContentChangeDto;

  @ApiProperty(MAYBE_ID)
  blockId?: string;

  @ApiProperty({ ...MAYBE_ID, description: 'Of a block on another row of the nominee: that row.' })
  blockedId?: string;

  @ApiProperty({ type: BatchOfLineDto, ...LEFT_OUT })
  batch?: BatchOfLineDto;

  @ApiProperty({ type: OriginDto, ...LEFT_OUT })
  origin?: OriginDto;
}

export class DossierLineBodyDto extends LineBodyDto {
  @ApiProperty({ enum: COMMANDS })
  declare command: Command;

  @ApiProperty({ enum: STATES, type: String, nullable: true, description: 'Null on the first line.' })
  declare from: State | null;

  @ApiProperty({ enum: STATES })
  declare to: State;

  @ApiProperty({ type: LineDataDto, description: 'The parameters of the command.' })
  declare data: LineDataDto;
}

/** A reason or free text, as it is kept beside the line; its text is null once it was erased. */
export class LineNote {
  @ApiProperty({ type: String, nullable: true })
  text: string | null;

  @ApiProperty()
  erased: boolean;
}

/** The paper that an act rests on. */
export class LinePaper {
  @ApiProperty(UUID)
  id: string;

  @ApiProperty({ enum: PAPER_PURPOSES })
  purpose: PaperPurpose;

  @ApiProperty({ type: String, nullable: true })
  number: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  date: string | null;
}

export class TrailLineDto {
  @ApiProperty({ type: DossierLineBodyDto, description: 'As it is hashed, but for `prev` after a hidden line.' })
  body: DossierLineBodyDto;

  @ApiProperty({ type: String, nullable: true, description: 'Null after a line that is hidden from you.' })
  hash: string | null;

  @ApiProperty({ type: String, nullable: true, description: "The actor's name now; not part of the line." })
  who: string | null;

  @ApiProperty({ type: LineNote, nullable: true, description: 'The reason; to a receiver, its own only.' })
  note: LineNote | null;

  @ApiProperty({ type: LinePaper, nullable: true, description: 'What it rests on; to a receiver, its own only.' })
  paper: LinePaper | null;
}

export class TrailPage extends PageOf(TrailLineDto) {}
