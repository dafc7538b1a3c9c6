import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { Mark } from '../parts/mark.tsx';
import { sheet, sitting, sittings, type Sheet } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import styles from './my-ballots.module.css';

/** What waits for a member, the secretary and the presider in a sitting that is on: it stands before everything else. */
export function MyBallots() {
  const { has } = useMyself();
  return has('councilMember', 'secretary', 'chair') ? <Waiting /> : null;
}

function Waiting() {
  const t = useCouncilWords();
  const { person } = useMyself();
  const open = useInfiniteQuery(sittings).data?.pages[0]?.items.filter(({ state }) => state === 'open') ?? [];
  const rooms = useQueries({ queries: open.map(({ id }) => sitting(id)) }).flatMap(({ data }) => data ?? []);
  const live = rooms.flatMap(({ sheets }) => sheets).filter(({ state }) => state === 'open' || state === 'counted');
  const shown = useQueries({ queries: live.map(({ id }) => sheet(id)) }).flatMap(({ data }) => data ?? []);
  const rows = shown.flatMap((one) => {
    const word = wordFor(one, person.id);
    return word ? [{ id: one.id, word }] : [];
  });
  if (rooms.length === 0) return null;
  return (
    <Section title={t('myBallots')}>
      <ul className={styles['list']}>
        {rows.map(({ id, word }) => (
          <li key={id}>
            <Link to="/phieu/$id" params={{ id }}>
              {t(word)}
            </Link>{' '}
            {word === 'waitsVote' && <Mark tone="time">{t('voteNow')}</Mark>}
          </li>
        ))}
        {rooms.map(({ id, title }) => (
          <li key={id}>
            {t('today')}:{' '}
            <Link to="/phien-hop/$id" params={{ id }}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function wordFor(
  { state, ballotKind, mine, secretaryId, presiderId }: Sheet,
  personId: string,
): 'waitsVote' | 'waitsClose' | 'waitsSettle' | undefined {
  if (state === 'open' && ballotKind !== 'paper' && mine.onRoll && !mine.voted) return 'waitsVote';
  if (state === 'open' && secretaryId === personId) return 'waitsClose';
  return state === 'counted' && presiderId === personId ? 'waitsSettle' : undefined;
}
