import { FORM_SUBJECTS, type FormSubject } from '../domain/form.js';
import { FORM_CODES, type FormCode } from '../domain/forms.js';
import { MARK_KINDS, numberedAs, type MarkKind } from '../domain/outgoing.js';
import { PageQuery } from '../platform/cursor.js';
import { Choice, Day, Flag, Group, Id, Whole } from '../platform/input.js';
import { Line, Text } from '../platform/text.decorator.js';

/** More people do not sign one paper. */
const MOST_MARKS = 60;
const MOST_VOTES = 10_000;
/** As many as a sitting can vote on. */
const MOST_COUNTS = 500;

/** The letters under which a register numbers: TTr, QĐ, BC. */
export const REGISTER_TYPES = [...new Set(FORM_CODES.flatMap((form) => numberedAs(form) ?? []))];

export class OfPaper {
  @Choice(FORM_CODES)
  form: FormCode;

  @Id({
    description:
      'What it is about: a dossier, a unit’s list, a sitting, a sheet, a campaign, a submission, a decision.',
  })
  subjectId: string;
}

export class OutgoingQuery extends PageQuery {
  @Choice(FORM_SUBJECTS)
  subjectKind: FormSubject;

  @Id()
  subjectId: string;
}

export class RegisterQuery extends PageQuery {
  @Id()
  organisationId: string;

  @Whole({ least: 1900, most: 9999, query: true })
  year: number;

  @Choice(REGISTER_TYPES, { optional: true, description: 'Of every kind of paper when left out.' })
  type?: string;
}

export class MarkDto {
  @Choice(MARK_KINDS)
  kind: MarkKind;

  @Line({ max: 200 })
  name: string;

  @Line({ max: 200, optional: true })
  position?: string;

  @Day()
  day: string;
}

export class MarksDto {
  @Group(() => MarkDto, { list: MOST_MARKS, description: 'All that are on it now.' })
  marks: MarkDto[];

  @Whole({ least: 1, most: 100, optional: true, description: 'How many originals were signed.' })
  originals?: number;
}

export class SignedCountDto {
  @Id()
  dossierId: string;

  @Whole({ most: MOST_VOTES })
  yes: number;

  @Whole({ most: MOST_VOTES })
  no: number;

  @Whole({ most: MOST_VOTES })
  blank: number;
}

export class IssueDto {
  @Line({ max: 100, optional: true, description: "As the office's own book gave it." })
  number?: string;

  @Flag({ optional: true, description: 'The next number of our register.' })
  draw?: boolean;

  @Flag({ optional: true, description: 'That a number far from the last one is meant.' })
  sure?: boolean;

  @Day()
  date: string;

  @Flag({ optional: true, description: 'Of minutes and count records: the signed paper tells the recorded counts.' })
  countsAgree?: boolean;

  @Group(() => SignedCountDto, { optional: true, list: MOST_COUNTS, description: 'What it tells otherwise.' })
  counts?: SignedCountDto[];
}

export class CorrectionDto {
  @Text({ max: 4000 })
  reason: string;
}
