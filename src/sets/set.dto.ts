import { Whole } from '../platform/input.js';

/** Which edition of a set is wanted. */
export class EditionQuery {
  @Whole({ least: 1, query: true, optional: true, description: 'The latest where nothing is said.' })
  edition?: number;
}
