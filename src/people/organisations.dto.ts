import { PageQuery } from '../platform/cursor.js';
import { Choice, Day, field, Id, isText } from '../platform/input.js';
import { Code, Line } from '../platform/text.decorator.js';
import {
  CERTAINTIES,
  ORGANISATION_KINDS,
  SUCCESSION_KINDS,
  UNIT_KINDS,
  type Certainty,
  type OrganisationKind,
  type SuccessionKind,
  type UnitKind,
} from './organisation.entity.js';

const TimeZone = (): PropertyDecorator =>
  field([['timeZone.unknown', isTimeZone]], { schema: { type: 'string' } }, { optional: true });

function isTimeZone(value: unknown): boolean {
  if (!isText(value) || !/^[A-Za-z]+(?:[/_+-][A-Za-z\d]+)*$/.test(value)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

export class OrganisationRequest {
  @Code()
  code: string;

  @Line({ max: 300 })
  name: string;

  @Choice(ORGANISATION_KINDS)
  kind: OrganisationKind;

  @TimeZone()
  timeZone?: string;

  @Day({ optional: true })
  validFrom?: string;
}

export class SuccessionRequest {
  @Id({ optional: true, description: 'Left out where the organisation is abolished without a successor.' })
  toId?: string;

  @Choice(SUCCESSION_KINDS)
  kind: SuccessionKind;

  @Day({ description: 'The first day on which the organisation is no more.' })
  onDate: string;

  @Line({ max: 500 })
  citation: string;

  @Choice(CERTAINTIES)
  certainty: Certainty;
}

export class UnitsQuery extends PageQuery {
  @Id()
  organisationId: string;
}

export class UnitRequest {
  @Id()
  organisationId: string;

  @Code()
  code: string;

  @Line({ max: 300 })
  name: string;

  @Choice(UNIT_KINDS)
  kind: UnitKind;
}
