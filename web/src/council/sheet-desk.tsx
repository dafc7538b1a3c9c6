import { Button } from '@mantine/core';
import { useState } from 'react';
import { batchRefusal, leadsTo } from '#domain/batches.js';
import { tell } from '#domain/refusals.js';
import { Section } from '../frame/page.tsx';
import { RefusalText } from '../parts/refusal.tsx';
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
}

/** The acts of those who lead the vote. Which a sheet takes in its state is asked of the same table as the server's. */
export function SheetDesk({ sheet, sitting, presides, keeps }: SheetDeskProps) {
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
          <Button key={name} variant={name === main ? 'filled' : 'default'} onClick={() => ask(name)}>
            {t(WORDS[name])}
          </Button>
        ))}
      </div>
      {open.length === 0 && <Nothing sheet={sheet} />}
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

/** A vote on paper is counted, one on screen is opened and closed. */
function fits(name: ActName, { ballotKind, minutesPaperId, state, turnout }: Sheet): boolean {
  const onPaper = ballotKind === 'paper';
  if (name === 'open' || name === 'close') return !onPaper;
  if (name === 'count') return onPaper;
  if (name === 'minutes') return minutesPaperId === null && (state === 'counted' || state === 'settled');
  if (name === 'opinion') return onPaper || state === 'scheduled' || turnout !== null;
  return true;
}

function Nothing({ sheet }: { sheet: Sheet }) {
  const refusal = batchRefusal('sheet', sheet.state, 'SETTLE');
  return refusal && sheet.state !== 'settled' ? <RefusalText told={tell(refusal)} /> : null;
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
