import { PageQuery } from '../platform/cursor.js';
import { Flag, Group, Id, Instant } from '../platform/input.js';
import { Code, Line } from '../platform/text.decorator.js';

const LARGEST_COUNCIL = 200;
const AWARDS = 100;

export class SittingQuery extends PageQuery {
  @Id({ optional: true })
  campaignId?: string;
}

export class SittingRequest {
  @Id()
  campaignId: string;

  @Line({ max: 300 })
  title: string;

  @Line({ max: 300 })
  place: string;

  @Instant()
  plannedAt: string;

  @Id({ description: 'Who presides: the chair, or a member.' })
  presiderId: string;

  @Id({ description: 'Who keeps the record: the secretary, or a member.' })
  secretaryId: string;

  @Code({ optional: true, list: AWARDS, description: 'The agenda, by award.' })
  awardCodes?: string[];
}

export class SittingChange {
  @Line({ max: 300, optional: true })
  title?: string;

  @Line({ max: 300, optional: true })
  place?: string;

  @Instant({ optional: true })
  plannedAt?: string;

  @Id({ optional: true })
  presiderId?: string;

  @Id({ optional: true })
  secretaryId?: string;
}

export class AgendaRequest {
  @Code({ list: AWARDS })
  awardCodes: string[];
}

export class AttendanceEntry {
  @Id()
  personId: string;

  @Flag()
  present: boolean;
}

export class AttendanceRequest {
  @Group(() => AttendanceEntry, { list: LARGEST_COUNCIL })
  persons: AttendanceEntry[];
}

export class RecusalEntry {
  @Id()
  personId: string;

  @Id()
  nomineeId: string;
}

export class RecusalsRequest {
  @Group(() => RecusalEntry, { list: 2000, description: 'Who may not vote on whom. Why is not asked.' })
  recusals: RecusalEntry[];
}
