import { ApiProperty } from '@nestjs/swagger';
import { MOST_RECIPIENTS } from '../domain/letterhead-check.js';
import { NUMBERINGS, type Letterhead, type LetterheadSettings, type Numbering } from '../domain/letterhead.js';
import { Choice } from '../platform/input.js';
import { Text } from '../platform/text.decorator.js';
import { SetByDto } from './template.answers.js';

const BLANK = { min: 0, max: 500, optional: true, nullable: true } as const;

/** The letterhead as an office says it; what is left out or blank is as follows from its name. */
export class LetterheadRequest {
  @Text({ ...BLANK, description: 'In capitals, a line each.' })
  superior?: string | null;

  @Text({ ...BLANK, description: 'In capitals, a line each.' })
  issuer?: string | null;

  @Text({ ...BLANK, description: 'As numbers have it: UBND.' })
  short?: string | null;

  @Text({ ...BLANK, description: 'As numbers of the council have it: HĐTĐKT.' })
  councilShort?: string | null;

  @Text({ ...BLANK, description: 'Where papers are issued.' })
  place?: string | null;

  @Text({ ...BLANK, description: 'TM. ỦY BAN NHÂN DÂN.' })
  signedFor?: string | null;

  @Text({ ...BLANK, description: 'CHỦ TỊCH; or KT. CHỦ TỊCH and PHÓ CHỦ TỊCH, a line each.' })
  position?: string | null;

  @Text({ ...BLANK, description: 'The name of whoever signs.' })
  signer?: string | null;

  @Text({
    min: 0,
    max: 500,
    list: MOST_RECIPIENTS,
    optional: true,
    nullable: true,
    description: 'Of every paper, behind its own.',
  })
  recipients?: string[] | null;

  @Text({ ...BLANK, description: '{số}/{loại}-{cơ quan}.' })
  numberForm?: string | null;

  @Choice(NUMBERINGS, { description: 'Numbers are typed from a register on paper, or drawn here.' })
  numbering: Numbering;
}

const TEXT = { type: String } as const;
const MAYBE = { type: String, nullable: true } as const;

export class LetterheadSettingsDto implements LetterheadSettings {
  @ApiProperty(MAYBE)
  superior: string | null;

  @ApiProperty(MAYBE)
  issuer: string | null;

  @ApiProperty(MAYBE)
  short: string | null;

  @ApiProperty(MAYBE)
  councilShort: string | null;

  @ApiProperty(MAYBE)
  place: string | null;

  @ApiProperty(MAYBE)
  signedFor: string | null;

  @ApiProperty(MAYBE)
  position: string | null;

  @ApiProperty(MAYBE)
  signer: string | null;

  @ApiProperty({ type: [String], nullable: true })
  recipients: string[] | null;

  @ApiProperty(MAYBE)
  numberForm: string | null;
}

export class DerivedLetterheadDto implements Letterhead {
  @ApiProperty(TEXT)
  superior: string;

  @ApiProperty(TEXT)
  issuer: string;

  @ApiProperty(MAYBE)
  short: string | null;

  @ApiProperty(TEXT)
  councilShort: string;

  @ApiProperty(TEXT)
  place: string;

  @ApiProperty(TEXT)
  signedFor: string;

  @ApiProperty(TEXT)
  position: string;

  @ApiProperty({ ...MAYBE, description: 'Where exactly one person is chair.' })
  signer: string | null;

  @ApiProperty({ type: [String] })
  recipients: string[];

  @ApiProperty(TEXT)
  numberForm: string;
}

export class LetterheadDto {
  @ApiProperty({ type: 'integer', description: '0 where nothing was set yet.' })
  version: number;

  @ApiProperty({ type: LetterheadSettingsDto, description: 'As the office says it.' })
  said: LetterheadSettingsDto;

  @ApiProperty({ type: DerivedLetterheadDto, description: 'What is printed where it says nothing.' })
  derived: DerivedLetterheadDto;

  @ApiProperty({ enum: NUMBERINGS })
  numbering: Numbering;

  @ApiProperty({ type: SetByDto, nullable: true })
  setBy: SetByDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  setAt: Date | null;
}
