import { Button } from '@mantine/core';
import { useState } from 'react';
import { BATCH_STATE_LABELS } from '#domain/batch-labels.js';
import { flowOf, leadsTo } from '#domain/batches.js';
import { Section } from '../frame/page.tsx';
import { useSentence } from '../words/words.ts';
import { CloseDialog, OpenDialog, SettleDialog, VoidDialog } from './act-dialogs.tsx';
import type { Sheet, Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { CountDialog } from './count-dialog.tsx';
import { MinutesDialog, OpinionDialog } from './paper-dialogs.tsx';
import styles from './sheet.module.css';

/** What may be done with a sheet, in its order; who leads it decides which of them are his. */
const ACTS = {
  open: 'OPEN_VOTE',
  opinion: 'RECORD_OPINION',
  close: 'CLOSE_VOTE',
  count: 'RECORD_COUNT',
  settle: 'SETTLE',
  minutes: 'ATTACH_MINUTES',
  recount: 'RECOUNT',
  void: 'VOID_VOTE',
} as const;
type ActName = keyof typeof ACTS;

const WORDS = {
  open: 'openVote',
  opinion: 'opinion',
  close: 'closeVote',
  count: 'countPaper',
  settle: 'settle',
  minutes: 'attachMinutes',
  recount: 'recount',
  void: 'voidVote',
} as const;

interface SheetDeskProps {
  sheet: Sheet;
  sitting: Sitting;
  presides: boolean;
  keeps: boolean;
  /** The page's main action is the reader's own ballot. */
  quiet: boolean;
}

/** The acts of those who lead the vote. Which a sheet takes in its state is asked of the same table as the server's. */
export function SheetDesk({ sheet, sitting, presides, keeps, quiet }: SheetDeskProps) {
  const t = useCouncilWords();
  const [asked, ask] = useState<ActName>();
  const mine = (Object.keys(ACTS) as ActName[]).filter((name) => isHis(name, presides, keeps) && fits(name, sheet));
  const open = mine.filter((name) => leadsTo('sheet', sheet.state, ACTS[name]).length > 0);
  const main = open.find((name) => name === 'settle') ?? open.find((name) => ['open', 'close', 'count'].includes(name));
  const close = () => ask(undefined);
  if (mine.length === 0) return null;
  return (
    <div className="not-printed">
      {sheet.keyLost && <p className="read">{t('keyLost')}</p>}
      <div className={styles['acts']}>
        {open.map((name) => (
          <Button key={name} variant={name === main && !quiet ? 'filled' : 'default'} onClick={() => ask(name)}>
            {t(WORDS[name])}
          </Button>
        ))}
      </div>
      <NotYet sheet={sheet} acts={mine.filter((name) => !open.includes(name))} />
      <Minutes sheet={sheet} />
      {asked === 'open' && <OpenDialog sheet={sheet} sitting={sitting} onClose={close} />}
      {asked === 'close' && <CloseDialog sheet={sheet} onClose={close} />}
      {asked === 'settle' && <SettleDialog sheet={sheet} presides={presides} onClose={close} />}
      {asked === 'void' && <VoidDialog sheet={sheet} onClose={close} />}
      {asked === 'minutes' && <MinutesDialog sheet={sheet} onClose={close} />}
      {asked === 'opinion' && <OpinionDialog sheet={sheet} sitting={sitting} onClose={close} />}
      {(asked === 'count' || asked === 'recount') && (
        <CountDialog sheet={sheet} sitting={sitting} again={asked === 'recount'} onClose={close} />
      )}
    </div>
  );
}

/** The presider confirms the counts; everything else is the record keeper's, who also enters the confirmation from the minutes. */
const isHis = (name: ActName, presides: boolean, keeps: boolean): boolean =>
  name === 'settle' ? presides || keeps : keeps;

/** A vote on paper is counted, one on screen is opened and closed; opinions are taken where the card admits them. */
function fits(name: ActName, { ballotKind, minutesPaperId, card }: Sheet): boolean {
  const onPaper = ballotKind === 'paper';
  if (name === 'open' || name === 'close') return !onPaper;
  if (name === 'count' || name === 'recount') return onPaper;
  if (name === 'minutes') return minutesPaperId === null;
  return name !== 'opinion' || card.writtenOpinions === 'counted';
}

/** The states that a sheet may still come to from this one. */
const ahead = (state: string): string[] => {
  const next = Object.values(flowOf('sheet')[state] ?? {}).flat();
  return [...new Set(next.flatMap((one) => (one === state ? [] : [one, ...ahead(one)])))];
};

/** Greyed, with the states in which each will be taken; what lies behind is not missed. */
function NotYet({ sheet, acts }: { sheet: Sheet; acts: readonly ActName[] }) {
  const t = useCouncilWords();
  const say = useSentence();
  const later = acts.flatMap((name) => {
    const states = ahead(sheet.state).filter((state) => leadsTo('sheet', state, ACTS[name]).length > 0);
    const words = states.map((state) => say(BATCH_STATE_LABELS.sheet[state]!).toLocaleLowerCase()).join(', ');
    return states.length > 0 ? [{ name, words }] : [];
  });
  if (later.length === 0) return null;
  return (
    <ul className={styles['notYet']} aria-label={t('notYetActs')}>
      {later.map(({ name, words }) => (
        <li key={name}>
          <Button variant="default" disabled aria-describedby={`why-${name}`}>
            {t(WORDS[name])}
          </Button>
          <span id={`why-${name}`}>{t('takenWhile', { states: words })}</span>
        </li>
      ))}
    </ul>
  );
}

function Minutes({ sheet }: { sheet: Sheet }) {
  const t = useCouncilWords();
  if (sheet.state !== 'counted' && sheet.state !== 'settled') return null;
  if (sheet.minutesPaperId === null)
    return <p className="dimmed">{t(sheet.minutesPromised ? 'minutesPromised' : 'minutesMissing')}</p>;
  return (
    <Section title={t('minutes')}>
      <p>
        <a href={`/api/v1/papers/${sheet.minutesPaperId}/content`}>{t('minutesAttached')}</a>
      </p>
    </Section>
  );
}
