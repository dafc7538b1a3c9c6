import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { Mark } from '../parts/mark.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { sheet, sitting, sittings, type Sheet, type Sitting } from './council.queries.ts';
import { useMyBallotsWords } from './my-ballots.words.ts';
import styles from './my-ballots.module.css';

/**
 * What waits for a member, the secretary and the presider in a sitting that is on: it stands before everything else of the
 * page, which waits for it, so that nothing jumps.
 */
export function MyBallots({ children }: { children: ReactNode }) {
  const { has } = useMyself();
  return has('councilMember', 'secretary', 'chair') ? <Before>{children}</Before> : children;
}

function Before({ children }: { children: ReactNode }) {
  const { rooms, shown, waiting } = useLive();
  // Only at first: a sheet that is opened later comes by itself and sends nobody away from what he reads.
  const [begun, begin] = useState(false);
  if (!begun && !waiting) begin(true);
  if (!begun && waiting) return <Waiting />;
  return (
    <>
      {rooms.length > 0 && <Block rooms={rooms} shown={shown} />}
      {children}
    </>
  );
}

/** The sittings that are on, and their sheets that are open or counted. */
function useLive(): { rooms: Sitting[]; shown: Sheet[]; waiting: boolean } {
  const list = useInfiniteQuery(sittings);
  const open = list.data?.pages[0]?.items.filter(({ state }) => state === 'open') ?? [];
  const asked = useQueries({ queries: open.map(({ id }) => sitting(id)) });
  const rooms = asked.flatMap(({ data }) => data ?? []);
  const live = rooms.flatMap(({ sheets }) => sheets).filter(({ state }) => state === 'open' || state === 'counted');
  const sheets = useQueries({ queries: live.map(({ id }) => sheet(id)) });
  const waiting = [list, ...asked, ...sheets].some(({ isPending }) => isPending);
  return { rooms, shown: sheets.flatMap(({ data }) => data ?? []), waiting };
}

function Block({ rooms, shown }: { rooms: readonly Sitting[]; shown: readonly Sheet[] }) {
  const t = useMyBallotsWords();
  const { person } = useMyself();
  const rows = shown.flatMap((one) => {
    const word = wordFor(one, person.id);
    return word ? [{ id: one.id, word }] : [];
  });
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
