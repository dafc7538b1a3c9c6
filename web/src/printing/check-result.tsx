import type { Answer } from '../api/client.ts';
import { Section } from '../frame/page.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Done } from '../parts/notice-line.tsx';
import { useSentence } from '../words/words.ts';
import { useCheckWords } from './check.words.ts';
import { BothValues } from './both-values.tsx';

type Result = Answer<'PaperCheckDto'>;
type Difference = Answer<'DifferenceDto'>;
type Filled = Answer<'ToldFactDto'>;
type Numbered<Row> = Row & { number: number };

const numbered = <Row,>(rows: readonly Row[]): Numbered<Row>[] => rows.map((row, number) => ({ ...row, number }));
const idOf = ({ number }: { number: number }): string => String(number);

/** What a comparison found, the worst first. */
export function CheckResult({ result }: { result: Result }) {
  const t = useCheckWords();
  const { differences, more, filledByHand, unbalanced, trackedChanges, wording } = result;
  const isSame = differences.length === 0 && unbalanced.length === 0;
  return (
    <div aria-live="polite">
      {isSame && <Done>{t('same')}</Done>}
      {trackedChanges && <p className="read">{t('tracked')}</p>}
      {differences.length > 0 && <Differences differences={differences} more={more} />}
      {unbalanced.length > 0 && <Unbalanced unbalanced={unbalanced} />}
      {filledByHand.length > 0 && <FilledByHand filled={filledByHand} />}
      {wording > 0 && <p className="read dimmed">{t('wording', { count: wording })}</p>}
    </div>
  );
}

function useFieldOf() {
  const t = useCheckWords();
  return ({ field, row }: Filled): string => (row === '' ? field : t('of', { field, row }));
}

function Differences({ differences, more }: { differences: readonly Difference[]; more: number }) {
  const t = useCheckWords();
  const say = useSentence();
  const fieldOf = useFieldOf();
  const title = t('differences', { count: differences.length + more });
  const columns: Column<Numbered<Difference>>[] = [
    { key: 'place', head: t('place'), cell: ({ place }) => say(place), naming: true },
    { key: 'field', head: t('field'), cell: fieldOf },
    { key: 'record', head: t('record'), cell: (one) => <BothValues difference={one} side="record" /> },
    { key: 'file', head: t('inFile'), cell: (one) => <BothValues difference={one} side="file" /> },
  ];
  return (
    <Section title={title}>
      <p className="read">{t('right')}</p>
      <ListTable caption={title} columns={columns} rows={numbered(differences)} idOf={idOf} />
      {more > 0 && <p>{t('more', { count: more })}</p>}
      <p className="read dimmed">{t('hint')}</p>
    </Section>
  );
}

function Unbalanced({ unbalanced }: { unbalanced: Result['unbalanced'] }) {
  const t = useCheckWords();
  const say = useSentence();
  return (
    <Section title={t('unbalanced', { count: unbalanced.length })}>
      <ul>
        {unbalanced.map(({ of, sentence, place }, index) => (
          <li key={index} className="read">
            {t(of === 'file' ? 'ofFile' : 'ofRecord')}, {say(place)}: {say(sentence)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function FilledByHand({ filled }: { filled: readonly Filled[] }) {
  const t = useCheckWords();
  const say = useSentence();
  const fieldOf = useFieldOf();
  const title = t('filled', { count: filled.length });
  const columns: Column<Numbered<Filled>>[] = [
    { key: 'place', head: t('place'), cell: ({ place }) => say(place), naming: true },
    { key: 'field', head: t('field'), cell: fieldOf },
    { key: 'value', head: t('value'), cell: ({ file }) => file },
  ];
  return (
    <Section title={title}>
      <p className="read">{t('filledWhy')}</p>
      <ListTable caption={title} columns={columns} rows={numbered(filled)} idOf={idOf} />
    </Section>
  );
}
