/** The few columns that hold values about people: why, how long, and how they are erased. Everything else holds none. */
export interface PersonalColumn {
  column: string;
  purpose: string;
  kept: string;
  erased: string;
}

const column = (name: string, purpose: string, kept: string, erased: string): PersonalColumn => ({
  ...{ column: name, purpose, kept, erased },
});

const ACCOUNT = 'while the account is active, and as the author of lines afterwards';
const RECORD = 'as long as the record of the award';

export const PERSONAL_COLUMNS: readonly PersonalColumn[] = [
  column('person.username', 'signing in', ACCOUNT, 'replaced by a tombstone'),
  column('person.full_name', 'who acted, on screens and papers', ACCOUNT, 'replaced by a tombstone'),
  column('person.email', 'notices by e-mail', 'while the account is active', 'set to null'),
  column('nominee.name', 'who is proposed', RECORD, 'replaced by a tombstone'),
  column('nominee.search_key', 'finding a nominee without marks', RECORD, 'with the name'),
  column('nominee.sort_key', 'listing by given name', RECORD, 'with the name'),
  column(
    'content_version.content',
    'claims, reports, names of files',
    RECORD,
    'content and salt become null, the digest stays',
  ),
  column('note.text', 'reasons and free texts', RECORD, 'text and salt become null, the digest stays'),
  column('paper.signer', 'who signed a paper', RECORD, 'set to null'),
  column('paper.file_name', 'the name of an uploaded file', RECORD, 'set to null'),
  column('idempotency.body', 'the answer to a repeated request', '24 hours', 'deleted'),
  column('opinion.choices', 'a written opinion, which is not secret', RECORD, 'the row is deleted'),
  column('ballot.choices', 'an open ballot', RECORD, 'the row is deleted'),
  column(
    'ballot.ciphertext',
    'a secret ballot',
    'while its sheet is open',
    'deleted when the sheet is counted or void',
  ),
];

/** Columns of text, JSON or bytes that hold codes, digests, counts, or words about things. */
export const IMPERSONAL_COLUMNS: readonly string[] = `
  access_slip.code_hash award_quota.award_code campaign.code campaign.state campaign.title campaign_version.content
  campaign_version.digest content_version.digest content_version.salt decision.head_hash decision.state
  decision_outcome.outcome dossier.award_code dossier.content_digest dossier.head_hash dossier.memory dossier.state
  dossier_content.code dossier_content.criterion dossier_content.digest dossier_content.kind idempotency.key
  idempotency.request_digest idempotency.route line.body line.hash line.stream migrations.name nominee.kind
  nominee_block.code note.digest note.salt notice.cause_stream notice.channel notice.error notice.message notice.params
  notice.state organisation.code organisation.head_hash organisation.kind organisation.name organisation.state
  organisation.time_zone organisation_succession.certainty organisation_succession.citation organisation_succession.kind
  outbox.kind outbox.last_error outbox.payload paper.file_sha256 paper.media_type paper.number paper.purpose
  paper.subject_kind past_award.decision_number past_award.title person.locale person.password_hash role.role
  sealed_choice.ciphertext session.token_hash sheet.award_code sheet.ballot_kind sheet.card sheet.head_hash sheet.key_name
  sheet.recount_key_name sheet.state sheet.tally sheet.tally_salt sheet_dossier.content_digest sheet_dossier.outcome
  sitting.head_hash sitting.place sitting.state sitting.title sitting_agenda.award_code submission.channel
  submission.head_hash submission.list_digest submission.state supplement_item.code unit.code unit.kind unit.name
  unit.search_key`
  .trim()
  .split(/\s+/);

/** docs/personal-data.md. */
export const personalDataPage = (): string =>
  [
    '# Personal data',
    '',
    '<!-- Generated from src/platform/personal-data.ts by `npm run docs`. Do not edit. -->',
    '',
    'The only columns that hold values about people. Lines, queues, logs and metrics hold ids, codes, counts and digests.',
    '',
    '| Column | Why | How long | Erased by |',
    '|---|---|---|---|',
    ...PERSONAL_COLUMNS.map((one) => `| \`${one.column}\` | ${one.purpose} | ${one.kept} | ${one.erased} |`),
    '',
  ].join('\n');
