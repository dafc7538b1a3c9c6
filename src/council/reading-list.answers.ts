import { ApiProperty, PickType } from '@nestjs/swagger';
import { HeldContentDto, ListedDossierDto } from '../dossier/dossier.answers.js';
import { PageOf } from '../platform/cursor.js';

const UUID = { type: String, format: 'uuid' } as const;

/** So much of a text is half a page. */
export const EXCERPT = 1_200;

export class ReadClaim {
  @ApiProperty()
  criterionCode: string;

  @ApiProperty({ type: HeldContentDto, nullable: true, description: 'Null once erased.' })
  content: HeldContentDto | null;
}

export class ReadText {
  @ApiProperty({ maxLength: EXCERPT, description: `Its first ${EXCERPT} characters.` })
  text: string;

  @ApiProperty({ description: 'It goes on; the whole is in the dossier.' })
  more: boolean;
}

export class ReadEvidence {
  @ApiProperty(UUID)
  id: string;

  @ApiProperty()
  criterionCode: string;

  @ApiProperty({ type: String, nullable: true, description: 'Of the file; null once erased.' })
  name: string | null;

  @ApiProperty({ type: String, nullable: true })
  mediaType: string | null;
}

/** A dossier as a member reads it before the vote. */
export class ReadDossier extends PickType(ListedDossierDto, [
  'awardCode',
  'nominee',
  'unit',
  'state',
  'held',
] as const) {
  @ApiProperty(UUID)
  dossierId: string;

  @ApiProperty({ ...UUID, nullable: true, description: 'The sheet of this sitting that it is on.' })
  sheetId: string | null;

  @ApiProperty({ type: [ReadClaim] })
  claims: ReadClaim[];

  @ApiProperty({ type: ReadText, nullable: true, description: 'Typed for the council.' })
  summary: ReadText | null;

  @ApiProperty({ type: ReadText, nullable: true, description: 'Null where it was uploaded as a file, or erased.' })
  report: ReadText | null;

  @ApiProperty({ type: [ReadEvidence] })
  evidence: ReadEvidence[];
}

export class ReadingPage extends PageOf(ReadDossier) {}
