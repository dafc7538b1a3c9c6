import { lineTold } from './batch-told.js';
import { BATCH_STATE_LABELS } from './batch-labels.js';
import { COMMAND_LABELS } from './command-labels.js';
import { COUNT_LABELS } from './count-labels.js';
import { isDay } from './days.js';
import { FORMS } from './forms.js';
import { dayEndedBy, dayTold, HOME_ZONE, momentTold } from './days-told.js';
import { criterionTold, itemsTold } from './item-labels.js';
import { BALLOT_LABELS, NOMINEE_KIND_LABELS } from './kind-labels.js';
import { PAPER_LABELS } from './paper-labels.js';
import { PAST_FIELD_LABELS } from './past-columns.js';
import { ROLE_LABELS, STATE_LABELS, type Sentence } from './vocabulary.js';

export type Params = Record<string, string | number | string[]>;

/** Whose parameters are told, in which language. */
interface Telling {
  /** Of a refusal or a problem. */
  code: string;
  params: Params;
  language: keyof Sentence;
}

type Word = (values: readonly string[], telling: Telling) => string | string[];
type Labels = Readonly<Record<string, Sentence>>;

/** The parameters as a reader knows them: by labels, numbers and dates; of ids only how many. */
export const paramsTold = (telling: Telling): Params =>
  Object.fromEntries(
    Object.entries(telling.params).map(([name, value]) => {
      const word = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
      return [name, word && typeof value !== 'number' ? word([value].flat(), telling) : value];
    }),
  );

const labelIn = (code: string, ...tables: readonly Labels[]): Sentence | undefined =>
  tables.find((table) => Object.hasOwn(table, code))?.[code];

/** Each by its label; what has none stays as it was said. */
const labelled =
  (...tables: readonly Labels[]): Word =>
  (values, { language }) =>
    values.map((value) => labelIn(value, ...tables)?.[language] ?? value);

/** Papers have their labels as headings; within a sentence they begin small. */
const PAPERS: Labels = Object.fromEntries(
  Object.entries(PAPER_LABELS).map(([purpose, { vi, en }]) => [purpose, { vi: small(vi), en: small(en) }]),
);

function small(label: string): string {
  return label.charAt(0).toLocaleLowerCase('vi') + label.slice(1);
}

const counted =
  (vi: string, one: string, many: string): Word =>
  ({ length }, { language }) =>
    `${length} ${language === 'vi' ? vi : length === 1 ? one : many}`;

/** The state of a sitting, a sheet or a letter, as that kind of thing calls it: each has an "open" of its own. */
const state: Word = ([value = ''], { code, language }) => {
  const own = BATCH_STATE_LABELS[code.split('.')[0] as keyof typeof BATCH_STATE_LABELS] ?? {};
  return labelIn(value, own, STATE_LABELS, ...Object.values(BATCH_STATE_LABELS))?.[language] ?? value;
};

const CLOSED_LISTS: readonly Labels[] = [STATE_LABELS, BALLOT_LABELS, ROLE_LABELS, NOMINEE_KIND_LABELS, PAPERS];

/** The one of a closed list that it had to be; nothing where not each of them has a word. */
const allowed: Word = (values, { language }) => {
  const labels = values.map((value) => labelIn(value, ...CLOSED_LISTS));
  return labels.every((label) => label !== undefined) ? labels.map((label) => label[language]) : '';
};

const criteriaOf = ({ params }: Telling): string[] => [params['criteria'] ?? []].flat().map(String);
/** Numbers within an item are parted by commas. */
const items: Word = (values, telling) => itemsTold(values, criteriaOf(telling), telling.language).join('; ');
const criterion: Word = ([value = ''], telling) => criterionTold(value, criteriaOf(telling), telling.language);

const day: Word = ([value = '']) => (isDay(value) ? dayTold(value) : value);

const due: Word = ([value = ''], { language }) => {
  if (isDay(value)) return dayTold(value);
  const ended = dayEndedBy(new Date(value), HOME_ZONE);
  return ended ? dayTold(ended) : momentTold(new Date(value), HOME_ZONE, language);
};

const moment: Word = ([value = ''], { language }) =>
  Number.isNaN(Date.parse(value)) ? value : momentTold(new Date(value), HOME_ZONE, language);

/** What is wrong with a claim. */
const CLAIM_FAULTS: Labels = {
  choice: { vi: 'lựa chọn không có trong tiêu chuẩn', en: 'the criterion has no such choice' },
  number: { vi: 'số chưa đúng cách ghi', en: 'the number is not written as one' },
};

/** A kind of paper that is written, by its title. */
const form: Word = ([value = ''], { language }) =>
  Object.hasOwn(FORMS, value) ? FORMS[value as keyof typeof FORMS].title[language] : value;

const WORDS: Readonly<Record<string, Word>> = {
  who: labelled(ROLE_LABELS),
  roles: labelled(ROLE_LABELS),
  state,
  allowed,
  command: labelled(COMMAND_LABELS),
  what: ([value = ''], { language }) => lineTold(value)[language],
  kind: labelled(NOMINEE_KIND_LABELS, BALLOT_LABELS),
  intoKind: labelled(NOMINEE_KIND_LABELS),
  papers: labelled(PAPERS),
  purpose: labelled(PAPERS),
  field: labelled(PAST_FIELD_LABELS),
  form,
  problems: labelled(COUNT_LABELS),
  why: labelled(CLAIM_FAULTS),
  missing: items,
  items,
  item: items,
  criterion,
  day,
  dueAt: due,
  when: moment,
  dossiers: counted('hồ sơ', 'dossier', 'dossiers'),
  sheets: counted('phiếu bầu', 'sheet', 'sheets'),
  persons: counted('người', 'person', 'people'),
  nominees: counted('người, tập thể', 'nominee', 'nominees'),
  fields: counted('chỗ', 'place', 'places'),
};
