import { formOf, type FormCode } from '../domain/forms.js';
import { letterheadBy, letterheadOf, numberWritten, type LetterheadSettings } from '../domain/letterhead.js';
import { looksMistyped, numberedAs, purposeOf, serialOf } from '../domain/outgoing.js';
import { refused } from '../domain/refusals.js';
import type { Tx } from '../platform/database.js';

/** A paper that gets its number, in the register of the year of its day. */
export interface ToNumber {
  paperId: string;
  organisationId: string;
  form: FormCode;
  date: string;
}

/** What an office's register gave. */
export interface Numbered {
  number: string;
  serial: number;
  drawn: boolean;
}

/** Whoever comes second waits until the first has his number for good, or gave it back. */
const NEXT = `INSERT INTO number_register (organisation_id, year, type, last) VALUES ($1, $2, $3, 1)
  ON CONFLICT (organisation_id, year, type) DO UPDATE SET last = number_register.last + 1 RETURNING last`;
const LAST = `SELECT last FROM number_register WHERE organisation_id = $1 AND year = $2 AND type = $3`;
/** What was typed is behind the next one that is drawn. */
const REACHED = `INSERT INTO number_register (organisation_id, year, type, last) VALUES ($1, $2, $3, $4)
  ON CONFLICT (organisation_id, year, type) DO UPDATE SET last = greatest(number_register.last, $4)`;
const ENTER = `INSERT INTO register_entry (paper_id, organisation_id, year, type, serial, drawn)
  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organisation_id, year, type, serial) DO NOTHING RETURNING serial`;
const TODAY = `SELECT ($2::timestamptz AT TIME ZONE time_zone)::date AS today FROM organisation WHERE id = $1`;
const WRITTEN = `SELECT number, date FROM paper p WHERE id = $1 AND purpose = $2 AND number IS NOT NULL AND date IS NOT NULL
  AND NOT EXISTS (SELECT FROM register_entry e WHERE e.paper_id = p.id)`;
const FILED = `SELECT FROM register_entry e JOIN paper q ON q.id = e.paper_id
  WHERE e.organisation_id = $1 AND q.id <> $2 AND q.purpose = 'decision' AND q.number = $3 AND q.date = $4
    AND NOT (EXISTS (SELECT FROM outgoing o WHERE o.id = q.id) AND EXISTS (SELECT FROM outgoing o WHERE o.id = $2))`;
/** With what it last said of its letterhead. */
const OFFICE = `SELECT o.name, (SELECT c.content FROM letterhead l JOIN content_version c ON c.id = l.content_id
    WHERE l.organisation_id = o.id ORDER BY l.version DESC LIMIT 1) AS said
  FROM organisation o WHERE o.id = $1`;

/** A paper is dated when it is signed, or it was; a slip of the year would stand in another year's register for good. */
export async function mustHaveCome(tx: Tx, organisationId: string, date: string, now: Date): Promise<void> {
  const [office] = await tx.query<{ today: string }>(TODAY, [organisationId, now]);
  if (date > office!.today) throw refused('number.dayAhead', { day: date });
}

/** The next number of our own register: none is left out and none is given twice, whoever asks at once. */
export async function drawNumber(tx: Tx, paper: ToNumber): Promise<Numbered> {
  const { organisationId, form } = paper;
  const { year, type } = seriesOf(paper);
  const [next] = await tx.query<{ last: number }>(NEXT, [organisationId, year, type]);
  await enter(tx, paper, next!.last, true);
  const [office] = await tx.query<{ name: string; said: LetterheadSettings | null }>(OFFICE, [organisationId]);
  const letterhead = letterheadBy(letterheadOf(office!.name), office!.said);
  return {
    number: numberWritten(letterhead, next!.last, type, formOf(form).issuedBy),
    serial: next!.last,
    drawn: true,
  };
}

/**
 * A number that the office's own book gave; refused where another paper has it, and where it looks like a slip until
 * somebody says that it is meant. One without digits in front is not of this register: nothing is entered.
 */
export async function enterNumber(tx: Tx, paper: ToNumber, number: string, meant: boolean): Promise<Numbered | null> {
  const serial = serialOf(number);
  if (serial === null || (await isFiled(tx, paper, number))) return null;
  const { organisationId } = paper;
  const { year, type } = seriesOf(paper);
  const [register] = await tx.query<{ last: number }>(LAST, [organisationId, year, type]);
  const last = register?.last ?? 0;
  if (!meant && looksMistyped(serial, last, year)) throw refused('number.farAhead', { number: String(serial), last });
  await tx.query(REACHED, [organisationId, year, type, serial]);
  await enter(tx, paper, serial, false);
  return { number, serial, drawn: false };
}

/** A decision may be there twice, as it was printed and as the signed one was filed: it has its number once. */
async function isFiled(tx: Tx, { paperId, organisationId, form, date }: ToNumber, number: string): Promise<boolean> {
  return form === 'decision' && (await tx.query(FILED, [organisationId, paperId, number, date])).length > 0;
}

/** What an uploaded paper of our own says of itself, once; one that says only half of it waits for the rest. */
export async function enterWritten(
  tx: Tx,
  paper: Omit<ToNumber, 'date'>,
  { now, meant }: { now: Date; meant: boolean },
): Promise<void> {
  const [written] = await tx.query<{ number: string; date: string }>(WRITTEN, [paper.paperId, purposeOf(paper.form)]);
  if (!written) return;
  const { number, date } = written;
  await mustHaveCome(tx, paper.organisationId, date, now);
  await enterNumber(tx, { ...paper, date }, number, meant);
}

/** The year's series of its kind ("TTr"); refused of a paper that has no number of the office. */
function seriesOf({ form, date }: ToNumber): { year: number; type: string } {
  const type = numberedAs(form);
  if (type === null) throw refused('number.none');
  return { year: Number(date.slice(0, 4)), type };
}

async function enter(tx: Tx, paper: ToNumber, serial: number, drawn: boolean): Promise<void> {
  const { paperId, organisationId } = paper;
  const { year, type } = seriesOf(paper);
  const entered = await tx.query(ENTER, [paperId, organisationId, year, type, serial, drawn]);
  if (entered.length === 0) throw refused('number.taken', { number: String(serial), year });
}
