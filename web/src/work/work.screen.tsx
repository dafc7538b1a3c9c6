import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { STATE_LABELS, STATES, type State } from '#domain/vocabulary.js';
import { MyBallots } from '../council/my-ballots.tsx';
import { dossiers } from '../api/queries.ts';
import { MySignatures } from '../forwarding/my-signatures.tsx';
import { Page, Section } from '../frame/page.tsx';
import { useDossierColumns, type Listed } from '../parts/dossier-columns.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { More } from '../parts/more.tsx';
import { useSentence } from '../words/words.ts';
import { useWorkWords } from './work.words.ts';

/** What waits for me, by the step at which it waits, what is due first on top. */
export function WorkScreen() {
  const t = useWorkWords();
  const query = useInfiniteQuery(dossiers({ mine: true }));
  const rows = query.data?.pages.flatMap(({ items }) => items);
  const lead = rows && (rows.length > 0 ? t('lead', { count: rows.length }) : t('leadNone'));
  return (
    <Page title={t('title')} lead={lead ?? ' '} wide>
      <MyBallots>
        <MySignatures />
        <Loaded query={{ ...query, data: rows }}>
          {(all) =>
            all.length === 0 ? (
              <Nothing />
            ) : (
              STATES.map((state) => (
                <Waiting key={state} state={state} rows={all.filter((row) => row.state === state)} />
              ))
            )
          }
        </Loaded>
        <More query={query} />
      </MyBallots>
    </Page>
  );
}

function Nothing() {
  const t = useWorkWords();
  return <Empty next={<Link to="/phong-trao">{t('toCampaigns')}</Link>}>{t('empty')}</Empty>;
}

const NEVER = '9999';
const dueFirst = (a: Listed, b: Listed) => (a.dueAt ?? NEVER).localeCompare(b.dueAt ?? NEVER);

function Waiting({ state, rows }: { state: State; rows: readonly Listed[] }) {
  const say = useSentence();
  const columns = useDossierColumns();
  if (rows.length === 0) return null;
  const label = say(STATE_LABELS[state]);
  return (
    <Section title={`${label} (${rows.length})`}>
      <ListTable caption={label} columns={columns} rows={rows.toSorted(dueFirst)} idOf={({ id }) => id} />
    </Section>
  );
}
