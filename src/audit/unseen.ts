import { statesWith } from '../domain/arrows.js';

/** What somebody with every right over the database can change without `audit verify` telling of it, and why. */
export interface Unseen {
  table: string;
  /** Columns whose values may be changed; all of them where it is '*'. */
  columns: readonly string[] | '*';
  /** Whether rows may come and go as well. */
  rows: boolean;
  why: string;
  /** Only of these rows, before the change and after it; of all where nothing is said. */
  only?: Which;
}

/** Rows of a table: in words, and in SQL over a row `r`. */
interface Which {
  words: string;
  where: string;
}

const all = (table: string, why: string): Unseen => ({ table, columns: '*', rows: true, why });
const values = (table: string, columns: string, why: string, only?: Which): Unseen => ({
  ...{ table, columns: columns.split(' '), rows: false, why, only },
});
const rows = (table: string, columns: string, why: string, only?: Which): Unseen => ({
  ...values(table, columns, why, only),
  rows: true,
});

const noLine = (where: string): string => `NOT EXISTS (SELECT FROM line l WHERE ${where})`;
const which = (words: string, where: string): Which => ({ words, where });

const RECORDED = 'the instant of the line is the record';
const NOT_IMPORTED = which('that came with no list', 'r.import_id IS NULL');
const UNGIVEN = which(
  'that no line gave or took',
  noLine(`l.stream = 'organisation' AND l.stream_id = r.organisation_id
    AND l.body ->> 'command' IN ('GRANT_ROLE', 'TAKE_ROLE') AND l.body #>> '{data,personId}' = r.person_id::text
    AND l.body #>> '{data,role}' = r.role AND l.body #>> '{data,unitId}' IS NOT DISTINCT FROM r.unit_id::text`),
);
const IDLE = which('in which nothing was done', noLine('l.organisation_id = r.id'));
const UNNAMED = which('that no line names', noLine(`l.body ->> 'data' LIKE '%' || r.id || '%'`));
const ERASED = which('that were erased', 'r.erased_at IS NOT NULL');
const UNTOLD_BLOCK = which('of which no dossier was told', noLine(`l.body #>> '{data,blockId}' = r.id::text`));
const UNHEARD_LIFT = which(
  'whose lifting no living dossier could be told of',
  `${noLine(`l.body #>> '{data,blockId}' = r.id::text AND l.body ->> 'command' = 'BLOCK_LIFTED'`)}
    AND NOT EXISTS (SELECT FROM line l JOIN dossier d ON d.id = l.stream_id WHERE l.stream = 'dossier'
      AND l.body #>> '{data,blockId}' = r.id::text AND d.state = ANY('{${statesWith('live').join()}}'))`,
);
/** As `drafting/block.stream.ts` sees it: a draft that was being made in that minute may not have been told. */
const LIVED_UNTOLD = which(
  'in whose minute no dossier of the nominee lived that was not told of it',
  `NOT EXISTS (SELECT FROM dossier d JOIN line b ON b.stream = 'dossier' AND b.stream_id = d.id
    WHERE d.nominee_id = r.nominee_id AND (b.body ->> 'at')::timestamptz < r.created_at - interval '1 minute'
      AND b.body ->> 'to' = ANY('{${statesWith('live').join()}}')
      AND ${noLine(`l.stream = 'dossier' AND l.stream_id = d.id AND l.seq > b.seq
        AND (l.body ->> 'at')::timestamptz <= r.created_at + interval '1 minute'`)}
      AND ${noLine(`l.stream = 'dossier' AND l.stream_id = d.id AND l.body ->> 'command' = 'BLOCK_NOTED'
        AND l.body #>> '{data,blockId}' = r.id::text`)})`,
);
const UNOPENED = which(
  'until the vote is opened or recorded',
  noLine(`l.stream = 'sheet' AND l.stream_id = r.id AND l.body ->> 'command' IN ('OPEN_VOTE', 'RECORD_COUNT')`),
);

/** Everything else is found, and named by its stream. A test changes what it likes, and finds nothing that is missing here. */
export const UNSEEN: readonly Unseen[] = [
  all('person', 'accounts change, and values about persons can be erased: lines hold their ids only'),
  all('unit', 'names and kinds of units are in no line'),
  rows(
    'paper',
    'id organisation_id purpose subject_kind subject_id number date signer file_sha256 file_name media_type file_size version created_by created_at',
    'papers are corrected and get their file later; lines name them by id',
    which('that were not printed here', 'NOT EXISTS (SELECT FROM outgoing o WHERE o.id = r.id)'),
  ),
  values(
    'paper',
    'organisation_id purpose subject_kind subject_id signer file_name media_type version created_by created_at',
    'of one that was printed here its lines know number, date and copy',
  ),
  all('session', 'signing in leaves no line'),
  all('access_slip', 'a line says that a slip was issued, not its code'),
  all('idempotency', 'answers are kept for a day'),
  all('outbox', 'what leaves is repeated from it; the line is the record'),
  all('notice', 'notices are copies of what lines say'),
  all('award_quota', 'it only orders SETTLE; awards that were settled are counted from their sheets'),
  all('sealed_choice', 'a seam that nothing writes'),
  all('installation', 'the epoch tells histories apart, and is outside the hashes'),
  all('migrations', 'how far the tables are is no act of anybody'),
  values('role', 'id', 'a line names person, role and unit'),
  rows(
    'role',
    'organisation_id person_id role unit_id',
    'the accounts of the sample and the first administrator got theirs by no line',
    UNGIVEN,
  ),
  values('line', 'xid epoch', 'they order lines for copies, and are outside the hashes'),
  values('organisation', 'code name kind time_zone valid_from', 'an organisation is known by its id'),
  rows('organisation', 'id', 'it has no line', IDLE),
  values('organisation_succession', 'citation', 'the words of a law are in no line'),
  values('campaign', 'created_at', RECORDED),
  values('campaign_version', 'created_at', RECORDED),
  values('form_template', 'id file_name created_by created_at', 'the line says who, when and which file'),
  all('number_register', 'it only orders who draws; the numbers that were given are in their entries'),
  values('outgoing', 'printed_name created_at', 'the line says when and which file'),
  values('outgoing', 'marks', 'a line tells how many have signed, not who'),
  values(
    'letter_set',
    'organisation_id pdf_size pdf_pages xlsx_size zip_size',
    'the line names each file by its digest',
  ),
  values('register_entry', 'organisation_id year type', 'a line tells the number of a paper'),
  rows(
    'register_entry',
    'paper_id serial drawn',
    'a letter that was not printed here has its number by its own route',
    which(
      'of a paper that was not issued here',
      noLine(`l.stream = 'outgoing' AND l.stream_id = r.paper_id AND l.body ->> 'command' = 'ISSUE_PAPER'`),
    ),
  ),
  values(
    'nominee',
    'kind name year unit_id search_key sort_key created_at',
    'lines hold ids, since names can be erased',
  ),
  rows(
    'nominee',
    'id organisation_id',
    'one that a dossier names and that is gone is told by the foreign keys',
    which('that are not merged', 'r.merged_into_id IS NULL'),
  ),
  values(
    'nominee_block',
    'organisation_id code from_date to_date',
    'why and how long somebody is blocked is in no line',
  ),
  values('nominee_block', 'created_at', RECORDED, LIVED_UNTOLD),
  values('nominee_block', 'lifted_at', RECORDED, which('that were lifted', 'r.lifted_at IS NOT NULL')),
  rows('nominee_block', 'id nominee_id paper_id lift_paper_id lifted_at', 'only dossiers tell of blocks', UNTOLD_BLOCK),
  values('nominee_block', 'lift_paper_id lifted_at', 'only dossiers tell of blocks', UNHEARD_LIFT),
  values(
    'past_award',
    'id decision_number decision_date decided_by',
    'the decision and its paper are the record',
    NOT_IMPORTED,
  ),
  values('past_award', 'revoked_at', RECORDED, which('that were revoked', 'r.revoked_at IS NOT NULL')),
  rows(
    'past_award',
    'year title revoked_at',
    'entered by hand',
    which('of no dossier and no list', 'r.dossier_id IS NULL AND r.import_id IS NULL'),
  ),
  values('past_import', 'created_at', RECORDED),
  values('past_import', 'taken_back_at', RECORDED, which('that were taken back', 'r.taken_back_at IS NOT NULL')),
  values('note', 'organisation_id created_at', 'a line knows the digest'),
  values('note', 'erased_at', 'no line tells when', ERASED),
  rows('note', 'id text salt digest erased_at', "it is nobody's reason", UNNAMED),
  values('content_version', 'organisation_id created_at', 'a line knows the digest'),
  values('content_version', 'erased_at', 'no line tells when', ERASED),
  rows('content_version', 'id content salt digest erased_at', 'it is shown to nobody', UNNAMED),
  values(
    'dossier',
    'search_key sort_key',
    "copies of the nominee's name, by which a receiver searches; no name is in a line",
  ),
  values('dossier_content', 'filled section_version', 'they guard the next write, and are folded from nothing'),
  values('supplement_item', 'note_id', 'a line tells the codes of what was asked, not the words beside them'),
  values('nomination', 'meeting_paper_id created_at', 'a line tells the list, its unit and who made it'),
  values('sitting', 'title place', 'the words of an invitation are in no line'),
  values('sheet', 'presider_id secretary_id', 'leaders are in a line from then on', UNOPENED),
  values(
    'ballot',
    'ciphertext choices',
    'a choice is in no line: a sealed one opens with its key alone, and an open one is as it stands here',
  ),
  values('submission', 'signed_at', RECORDED, which('that were signed', 'r.signed_at IS NOT NULL')),
  values('submission', 'delivered_at', RECORDED, which('that were delivered', 'r.delivered_at IS NOT NULL')),
  values('submission', 'created_at', RECORDED),
  values(
    'submission_dossier',
    'active',
    'it may be on the list of the next letter, or on none',
    which(
      'whose dossier is recommended',
      `EXISTS (SELECT FROM dossier d WHERE d.id = r.dossier_id AND d.state = 'recommended')`,
    ),
  ),
  values('submission_dossier', 'recalled', 'the trail of the dossier says why it left'),
  values('decision', 'created_at', RECORDED),
];
