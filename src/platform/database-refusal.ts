import { refused, type Refused } from '../domain/refusals.js';

/** Values that Postgres cannot take: text for a number, a broken encoding, a day that does not exist, a NUL in JSON. */
const INPUT = new Set([
  '22P02',
  '22P03',
  '22P05',
  '22021',
  '22003',
  '22007',
  '22009',
  '22008',
  '22001',
  '22030',
  '22032',
]);

/** No connection, no resources, a statement or a lock that took too long, a deadlock: repeating may help. */
const BUSY = /^(08...|53...|57014|57P0[1-5]|55P03|40001|40P01|25P03)$/;

/** The machine has no room: on the disk, or for another open file. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'EFBIG']);

const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** What pg and its pool say in words only. */
const SILENT =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error/;

/** An error of Postgres or of the way to it, as far as it is told as a refusal; undefined for a fault of the program. */
export function databaseRefusal(error: unknown): Refused | undefined {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  if (BUSY.test(code) || FULL.has(code) || NETWORK.has(code) || SILENT.test(message)) return refused('server.busy');
  if (INPUT.has(code)) return refused('request.invalid', { fields: ['?'] });
  return undefined;
}
