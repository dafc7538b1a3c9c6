/** Which rows are one commune's: `x` is the table, `$1` the commune. What persons of several have in common stays as it is. */
export interface Copied {
  name: string;
  which: string;
  /** A column that must differ between communes though no id is in it. */
  numbered?: string;
  without?: string;
}

const OWN = 'x.organisation_id = $1';
const of = (column: string, table: string): string =>
  `x.${column} IN (SELECT id FROM ${table} WHERE organisation_id = $1)`;
const PEOPLE = 'SELECT person_id FROM role WHERE organisation_id = $1';

const ROWS: Record<string, readonly string[]> = {
  [OWN]: [
    ...['unit', 'role', 'campaign', 'nominee', 'past_award', 'paper', 'nominee_block', 'note', 'content_version'],
    ...['nomination', 'dossier', 'sitting', 'sheet', 'submission', 'decision', 'outbox'],
    ...['past_import', 'outgoing', 'letterhead', 'cover_slip', 'letter_set', 'set_columns'],
    ...['number_register', 'register_entry', 'gold_book', 'gold_book_entry'],
  ],
  [of('campaign_id', 'campaign')]: ['campaign_version', 'award_quota'],
  [of('dossier_id', 'dossier')]: ['dossier_content', 'supplement_item'],
  [of('sitting_id', 'sitting')]: ['sitting_agenda', 'sitting_attendance', 'recusal'],
  [of('sheet_id', 'sheet')]: ['sheet_dossier', 'sheet_roll', 'ballot', 'opinion', 'sealed_choice'],
  [of('submission_id', 'submission')]: ['submission_dossier'],
  [of('decision_id', 'decision')]: ['decision_outcome', 'decision_prize'],
};

/** Not among them: sessions and slips. */
export const COPIED: readonly Copied[] = [
  { name: 'organisation', which: 'x.id = $1', numbered: 'code' },
  { name: 'person', which: `x.id IN (${PEOPLE})`, numbered: 'username' },
  ...Object.entries(ROWS).flatMap(([which, names]) => names.map((name) => ({ name, which }))),
  { name: 'idempotency', which: `x.person_id IN (${PEOPLE})` },
  { name: 'notice', which: `x.cause_id IN (SELECT stream_id FROM line WHERE organisation_id = $1)` },
  { name: 'line', which: OWN, without: 'xid' },
];
