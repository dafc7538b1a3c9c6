import { STATES, type State } from '../domain/vocabulary.js';
import { PageQuery } from '../platform/cursor.js';
import { Choice, Flag, Id, Whole } from '../platform/input.js';
import { Code, Line } from '../platform/text.decorator.js';

export class DossierQuery extends PageQuery {
  @Choice(STATES, { optional: true })
  state?: State;

  @Id({ optional: true })
  campaignId?: string;

  @Code({ optional: true })
  awardCode?: string;

  @Id({ optional: true })
  unitId?: string;

  @Id({ optional: true, description: 'Of any row of the register that is this nominee.' })
  nomineeId?: string;

  @Line({ max: 200, optional: true, description: 'The beginning of a name, from its first word or the given name.' })
  q?: string;

  @Flag({ words: true, optional: true, description: 'Only those that wait for me.' })
  mine?: boolean;

  @Flag({ words: true, optional: true, description: 'Only those for which reinstatement was asked of the chair.' })
  askedBack?: boolean;
}

export class AsOfQuery {
  @Whole({ least: 1, query: true, optional: true, description: 'As it stood after this line.' })
  asOf?: number;
}
