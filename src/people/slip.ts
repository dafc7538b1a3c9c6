import { momentTold } from '../domain/days-told.js';
import { refused } from '../domain/refusals.js';
import type { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { newId, newSlipCode } from '../platform/random.js';
import type { Hashing } from './hashing.js';

const VALID_DAYS = 7;

/** A code that signs in once, on a piece of paper. */
export interface DrawnSlip {
  code: string;
  hash: string;
}

/** Outside of any transaction, since hashing waits its turn. */
export async function drawSlip(hashing: Hashing): Promise<DrawnSlip> {
  const code = newSlipCode();
  return { code, hash: await hashing.hash(code) };
}

/** As it may have been typed: small letters, spaces, a hyphen in the middle. */
export const slipCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '');

/** Hands a drawn slip to a person; the slip that he had not used is void. */
export async function issueSlip(
  tx: Tx,
  clock: Clock,
  slip: DrawnSlip,
  to: { personId: string; issuedBy: string | null },
): Promise<Date> {
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + VALID_DAYS * 24 * 3_600_000);
  await lockPerson(tx, to.personId);
  await tx.query('UPDATE access_slip SET used_at = $2, expires_at = $2 WHERE person_id = $1 AND used_at IS NULL', [
    to.personId,
    now,
  ]);
  await tx.query(
    'INSERT INTO access_slip (id, person_id, code_hash, issued_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [newId(now), to.personId, slip.hash, to.issuedBy, now, expiresAt],
  );
  return expiresAt;
}

/** Spends a slip, once. The former password ends with it: a slip is also how a lost password is replaced. */
export async function spendSlip(
  tx: Tx,
  clock: Clock,
  { id, personId }: { id: string; personId: string },
): Promise<void> {
  await lockPerson(tx, personId);
  const spent = await tx.query('UPDATE access_slip SET used_at = $2 WHERE id = $1 AND used_at IS NULL RETURNING id', [
    id,
    clock.now(),
  ]);
  if (spent.length === 0) throw refused('session.wrongPassword');
  await tx.query('UPDATE person SET password_hash = NULL WHERE id = $1', [personId]);
}

/** Before his slips, his roles and his organisations, so that two such transactions wait for one another in one order. */
export const lockPerson = (tx: Tx, personId: string): Promise<unknown> =>
  tx.query('SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);

export interface PrintedSlip {
  fullName: string;
  username: string;
  code: string;
  expiresAt: Date;
  /** Where to sign in. */
  address: string;
  timeZone: string;
}

/** The text of the slip, to be printed and handed over. */
export function printSlip({ fullName, username, code, expiresAt, address, timeZone }: PrintedSlip): string {
  return [
    'PHIẾU TRUY CẬP',
    `Họ và tên: ${fullName}`,
    `Địa chỉ: ${address}`,
    `Tên đăng nhập: ${username}`,
    `Mã truy cập: ${code.slice(0, 4)}-${code.slice(4)}`,
    `Dùng một lần, đến ${momentTold(expiresAt, timeZone, 'vi')}. Đăng nhập xong cần đặt mật khẩu mới.`,
    'Không đưa phiếu này cho người khác.',
  ].join('\n');
}
