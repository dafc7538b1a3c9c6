/** What somebody with every right over the database can change without `audit verify` telling of it, and why. */
export interface Unseen {
  table: string;
  /** Columns whose values may be changed; all of them where it is '*'. */
  columns: readonly string[] | '*';
  /** Whether rows may come and go as well. */
  rows: boolean;
  why: string;
}

const all = (table: string, why: string): Unseen => ({ table, columns: '*', rows: true, why });
const values = (table: string, columns: string, why: string): Unseen => ({
  ...{ table, columns: columns.split(' '), rows: false, why },
});
const rows = (table: string, columns: string, why: string): Unseen => ({ ...values(table, columns, why), rows: true });

/** Everything else is found, and named by its stream. A test changes what it likes, and finds nothing that is missing here. */
export const UNSEEN: readonly Unseen[] = [
  all('person', 'accounts change, and values about persons can be erased: lines hold their ids only'),
  all('unit', 'names and kinds of units are in no line'),
  all('paper', 'papers are corrected and get their file later; lines name them by id'),
  all('session', 'signing in leaves no line'),
  all('access_slip', 'a line says that a slip was issued, not its code'),
  all('idempotency', 'answers are kept for a day'),
  all('outbox', 'what leaves is repeated from it; the line is the record'),
  all('notice', 'notices are copies of what lines say'),
  all('award_quota', 'it only orders SETTLE; awards that were settled are counted from their sheets'),
  all('sealed_choice', 'a seam that nothing writes'),
  all('installation', 'the epoch tells histories apart, and is outside the hashes'),
  all('migrations', 'how far the tables are is no act of anybody'),
  rows(
    'role',
    'id organisation_id person_id role unit_id',
    'only what a line gave or took is compared; the accounts of the sample were given by none',
  ),
  values('line', 'xid epoch', 'they order lines for copies, and are outside the hashes'),
  rows(
    'organisation',
    'id code name kind time_zone valid_from',
    'an organisation is known by its id, and one in which nothing was done has no line',
  ),
  values('organisation_succession', 'citation', 'the words of a law are in no line'),
  values('campaign', 'created_at', 'the instant of the line is the record'),
  values('campaign_version', 'reason_note_id created_at', 'the line names note and instant'),
  rows(
    'nominee',
    'id organisation_id kind name year unit_id search_key sort_key created_at',
    'lines hold the ids of nominees, since names can be erased',
  ),
  all(
    'nominee_block',
    'why and how long somebody is blocked is in no line, nor is a block that no living dossier was under',
  ),
  rows(
    'past_award',
    'year title decision_number decision_date revoked_at id',
    'awards without a dossier were entered by hand',
  ),
  rows('note', 'organisation_id created_at erased_at', "one that no line names is nobody's reason"),
  rows('content_version', 'organisation_id created_at erased_at', 'one that no line names is shown to nobody'),
  values(
    'dossier',
    'search_key sort_key',
    "copies of the nominee's name, by which a receiver searches; no name is in a line",
  ),
  values('dossier_content', 'filled section_version', 'they guard the next write, and are folded from nothing'),
  values('supplement_item', 'note_id', 'a line tells the codes of what was asked'),
  values('nomination', 'unit_id meeting_paper_id created_at', 'the dossiers of a list have their unit in a line'),
  values('sitting', 'title place', 'the words of an invitation are in no line'),
  values(
    'sheet',
    'presider_id secretary_id minutes_promised key_name recount_key_name',
    'leaders are in a line from the opening on; a promise is kept by a paper; an urn does not open with another key',
  ),
  values(
    'ballot',
    'ciphertext choices',
    'a choice is in no line: a sealed one opens with its key alone, and an open one is as it stands here',
  ),
  values('submission', 'signed_at delivered_at created_at', 'the instants of the lines are the record'),
  values('submission_dossier', 'active recalled', 'the trail of the dossier says in which letter it is'),
  values('decision', 'created_at', 'the instant of the line is the record'),
];

const INTRODUCTION = `# What \`audit verify\` does not find

<!-- Generated from src/audit/unseen.ts by \`npm run docs\`. Do not edit. -->

Somebody with every right over the database can change these without a fault being told. Every other change of a value, every
row that is taken away or added, values that change places, lines in another stream, a table put back from an old copy and a line
rewritten with its hash are found and named; \`npm run test:soak -- tampering\` tries 2,000 of them at random. Rows that refer to
rows that are not there are told by the foreign keys, at the latest when a backup is restored.`;

const BESIDE = `A consistent rewrite of a whole chain with all that names it, and an end that was cut off with its row and that nothing else names,
are found only by a copy elsewhere: see [decision 0002](decisions/0002-lines-and-chains.md).`;

/** docs/tampering.md. */
export const tamperingPage = (): string =>
  [
    `${INTRODUCTION}\n`,
    '| Table | Values | Rows | Why |',
    '|---|---|---|---|',
    ...UNSEEN.map(
      ({ table, columns, rows: come, why }) =>
        `| \`${table}\` | ${columns === '*' ? 'all' : columns.map((one) => `\`${one}\``).join(', ')} | ${come ? 'yes' : 'no'} | ${why} |`,
    ),
    `\n${BESIDE}\n`,
  ].join('\n');
