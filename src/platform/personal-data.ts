import type { Sentence } from '../domain/vocabulary.js';

/** A column that holds values about people: why it does, how long it is kept, and how it is erased so that the proof stays. */
export interface PersonalColumn {
  table: string;
  column: string;
  purpose: Sentence;
  retention: Sentence;
  erasure: Sentence;
}

const said = (vi: string, en: string): Sentence => ({ vi, en });

const ACCOUNT = said(
  'khi tài khoản còn dùng; sau đó vẫn là người đứng tên các dòng nhật ký',
  'while the account is in use, and as the author of lines afterwards',
);
const IN_USE = said('khi tài khoản còn dùng', 'while the account is in use');
const RECORD = said('theo thời hạn lưu hồ sơ khen thưởng', 'as long as the record of the award');
const SHEET = said('khi phiếu bầu đang mở', 'while its sheet is open');
const DAY = said('24 giờ', '24 hours');

const TOMBSTONE = said('thay bằng ký hiệu đã xóa', 'replaced by a tombstone');
const WITH_NAME = said('xóa cùng tên', 'with the name');
const NULLED = said('để trống', 'set to null');
const DIGEST_STAYS = said('giá trị và muối để trống, mã băm giữ lại', 'value and salt set to null, the digest stays');
const WITH_ROW = said('xóa cả hàng', 'the row is deleted');
const BY_DATABASE = said('cơ sở dữ liệu tự đổi khi tên đổi', 'changed by the database itself when the name is');
const BY_PROGRAM = said('chương trình tự xóa', 'deleted by the program itself');

const within =
  (table: string) =>
  (column: string, purpose: Sentence, retention: Sentence, erasure: Sentence): PersonalColumn => ({
    ...{ table, column, purpose, retention, erasure },
  });
const [person, nominee, paper] = [within('person'), within('nominee'), within('paper')];

/** Every column that holds a value about a person, of whatever type. */
export const PERSONAL_COLUMNS: readonly PersonalColumn[] = [
  person('username', said('đăng nhập', 'signing in'), ACCOUNT, TOMBSTONE),
  person('full_name', said('ai đã làm, trên màn hình và phiếu', 'who acted, on screens and slips'), ACCOUNT, TOMBSTONE),
  person('email', said('gửi thông báo', 'notices by e-mail'), IN_USE, NULLED),
  person('password_hash', said('đăng nhập (argon2id)', 'signing in (argon2id)'), IN_USE, NULLED),
  nominee('name', said('ai được đề nghị', 'who is proposed'), RECORD, TOMBSTONE),
  nominee('year', said('phân biệt người trùng tên', 'telling apart people of one name'), RECORD, NULLED),
  nominee('search_key', said('tìm không dấu', 'finding without diacritics'), RECORD, WITH_NAME),
  nominee('sort_key', said('xếp theo tên gọi', 'listing by given name'), RECORD, WITH_NAME),
  ...['search_key', 'sort_key'].map((column) =>
    within('dossier')(
      column,
      said('nơi nhận tìm theo tên; chép từ người được đề nghị', "a receiver finds by name; a copy of the nominee's"),
      said('khi nơi nhận còn giữ hồ sơ', 'while a receiver holds the dossier'),
      BY_DATABASE,
    ),
  ),
  within('nominee_block')(
    'code',
    said('vì sao chưa được trình, chỉ là mã', 'why a nominee may not be referred, as a code'),
    RECORD,
    WITH_ROW,
  ),
  within('past_award')('title', said('đã được khen thưởng gì', 'what was awarded before'), RECORD, WITH_ROW),
  within('past_award')('decided_by', said('ai quyết định khen thưởng', 'who decided on the award'), RECORD, WITH_ROW),
  within('content_version')(
    'content',
    said('kê khai, báo cáo, tên tệp minh chứng', 'claims, reports, names of evidence files'),
    RECORD,
    DIGEST_STAYS,
  ),
  within('note')('text', said('lý do, ý kiến ghi bằng lời', 'reasons and free texts'), RECORD, DIGEST_STAYS),
  paper('signer', said('ai ký văn bản', 'who signed a paper'), RECORD, NULLED),
  paper('file_name', said('tên tệp tải lên', 'the name of an uploaded file'), RECORD, NULLED),
  within('outgoing')(
    'marks',
    said('ai ký, xác nhận, đóng dấu văn bản', 'who signed, confirmed and stamped a paper'),
    RECORD,
    NULLED,
  ),
  within('outgoing')(
    'printed_name',
    said('tên tệp của văn bản đã in', 'the name of the file that was printed'),
    RECORD,
    NULLED,
  ),
  within('opinion')(
    'choices',
    said('ý kiến bằng văn bản, không bí mật', 'a written opinion, not secret'),
    RECORD,
    WITH_ROW,
  ),
  within('ballot')('choices', said('phiếu bỏ công khai', 'an open ballot'), RECORD, WITH_ROW),
  within('ballot')('ciphertext', said('phiếu kín, đã mã hóa', 'a secret ballot, sealed'), SHEET, BY_PROGRAM),
  within('idempotency')('body', said('trả lời lại yêu cầu lặp', 'the answer to a repeated request'), DAY, BY_PROGRAM),
];

/** Columns of text, JSON or bytes that hold ids, codes, digests, counts, or words about things; by table. */
const IMPERSONAL: Record<string, string> = {
  access_slip: 'code_hash',
  award_quota: 'award_code',
  campaign: 'code state title',
  campaign_version: 'content digest',
  content_version: 'digest salt',
  cover_slip: 'code file_sha256 form',
  decision: 'head_hash state',
  decision_outcome: 'outcome',
  decision_prize: 'award_code',
  dossier: 'award_code content_digest head_hash memory state',
  dossier_content: 'code criterion digest kind',
  form_template: 'file_name file_sha256 form',
  idempotency: 'key request_digest route',
  letter_set: 'dossier_ids pdf_sha256 source_digest unbound xlsx_sha256 zip_sha256',
  letterhead: 'numbering',
  line: 'body hash stream',
  migrations: 'name',
  nominee: 'kind',
  note: 'digest salt',
  notice: 'cause_stream channel error message params state',
  opinion: 'salt',
  number_register: 'type',
  organisation: 'code head_hash kind name state time_zone',
  organisation_succession: 'certainty citation kind',
  outbox: 'kind last_error payload',
  outgoing: 'differing form head_hash printed_sha256 state',
  paper: 'file_sha256 media_type number purpose subject_kind',
  past_award: 'decision_number',
  person: 'locale',
  register_entry: 'type',
  role: 'role',
  sealed_choice: 'ciphertext',
  session: 'token_hash',
  sheet: 'award_code ballot_kind card head_hash key_name recount_key_name state tally tally_salt',
  set_columns: 'columns',
  sheet_dossier: 'content_digest outcome',
  sitting: 'head_hash place state title',
  sitting_agenda: 'award_code',
  submission: 'channel head_hash list_digest state',
  supplement_item: 'code',
  unit: 'code kind name search_key',
};

export const IMPERSONAL_COLUMNS: readonly string[] = Object.entries(IMPERSONAL).flatMap(([table, columns]) =>
  columns.split(' ').map((column) => `${table}.${column}`),
);

export const nameOf = ({ table, column }: Pick<PersonalColumn, 'table' | 'column'>): string => `${table}.${column}`;

const INTRODUCTION = `# Dữ liệu cá nhân · Personal data

<!-- Generated from src/platform/personal-data.ts by \`npm run docs\`. Do not edit. -->

Những cột duy nhất trong cơ sở dữ liệu chứa giá trị về con người. Dòng nhật ký, hàng đợi, log và số đo chỉ chứa mã định danh, mã,
số đếm và mã băm.

The only columns of the database that hold values about people. Lines, queues, logs and metrics hold ids, codes, counts and digests.`;

const BESIDE = `Ngoài cơ sở dữ liệu: tệp minh chứng và bản quét văn bản nằm trong \`DATA_DIR/files\`, tên tệp là SHA-256 của nội dung; thư điện tử
nằm ở máy chủ thư. Chưa có lệnh xóa: cột cuối nói phải xóa thế nào để vết kiểm tra vẫn còn chứng minh được.

Outside the database: evidence and scans of papers lie in \`DATA_DIR/files\` under the SHA-256 of their bytes; e-mails lie on the mail
server. No command erases yet: the last column says how it is to be done so that the trail can still be proved.`;

const both = ({ vi, en }: Sentence): string => `${vi} · ${en}`;

/** docs/personal-data.md. */
export const personalDataPage = (): string =>
  [
    `${INTRODUCTION}\n`,
    '| Cột · Column | Để làm gì · Why | Giữ đến khi nào · How long | Xóa bằng cách · Erased by |',
    '|---|---|---|---|',
    ...PERSONAL_COLUMNS.map(
      (one) => `| \`${nameOf(one)}\` | ${both(one.purpose)} | ${both(one.retention)} | ${both(one.erasure)} |`,
    ),
    `\n${BESIDE}\n`,
  ].join('\n');
