import type { Executor } from '../platform/database.js';

/** A receiving authority. It exists from `validFrom` until the day before `validTo`. */
export interface Receiver {
  id: string;
  code: string;
  name: string;
  validFrom: string | null;
  validTo: string | null;
}

const COLUMNS = `id, code, name, valid_from AS "validFrom", valid_to AS "validTo"`;
const BY_CODE = `SELECT ${COLUMNS} FROM organisation WHERE code = ANY($1::text[])`;
const BY_ID = `SELECT ${COLUMNS} FROM organisation WHERE id = ANY($1::uuid[])`;
const LOCK = `WITH seen AS MATERIALIZED (SELECT ${COLUMNS} FROM organisation WHERE id = $1 FOR SHARE) SELECT * FROM seen`;

export const receiversByCode = (on: Executor, codes: readonly string[]): Promise<Receiver[]> =>
  on.query<Receiver>(BY_CODE, [codes]);

export const receiversById = (on: Executor, ids: readonly string[]): Promise<Receiver[]> =>
  on.query<Receiver>(BY_ID, [ids]);

/** The receiver as it stands; nobody can end it before the transaction does. */
export async function holdReceiver(on: Executor, id: string): Promise<Receiver> {
  const [receiver] = await on.query<Receiver>(LOCK, [id]);
  return receiver!;
}

export const existsOn = ({ validFrom, validTo }: Receiver, day: string): boolean =>
  (validFrom ?? day) <= day && !ceasedBy(validTo, day);

export const hasCeased = ({ validTo }: Receiver, day: string): boolean => ceasedBy(validTo, day);

const ceasedBy = (validTo: string | null, day: string) => validTo !== null && validTo <= day;
