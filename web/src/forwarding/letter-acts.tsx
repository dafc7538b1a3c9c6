import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ToldRefusal } from '#domain/refusals.js';
import { moves } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Done } from '../parts/notice-line.tsx';
import { RefusalText } from '../parts/refusal.tsx';
import { DiscardDialog, HandOverDialog, NumberDialog } from './act-dialogs.tsx';
import { EndDialog } from './end-dialog.tsx';
import styles from './forwarding.module.css';
import type { Letter } from './forwarding.queries.ts';
import { LETTER_ACTS, obstaclesOf, outlookOn, type LetterAct, type Outlook } from './letter.acts.ts';
import { lineWord, useLetterWords } from './letter.words.ts';
import { useSignWords } from './sign.words.ts';
import { SignDialog } from './sign-dialog.tsx';

interface Possible extends Outlook {
  act: LetterAct;
  /** Another reason than a refusal of the catalogue: said by its word. */
  blocked?: string;
  needsConsent?: boolean;
}

/** What may be done with a letter now: open, or greyed with its reason; what belongs to another step stands apart. */
export function LetterActs({ letter, onEdit }: { letter: Letter; onEdit: () => void }) {
  const t = useSignWords();
  const letterT = useLetterWords();
  const all = usePossible(letter);
  const [asked, ask] = useState<Possible>();
  const [told, tell] = useState<string>();
  const close = () => ask(undefined);
  const done = () => {
    tell(lineWord(asked!.act));
    close();
  };
  const start = (one: Possible) => (one.act === 'CHANGE_LIST' ? onEdit() : ask(one));
  const open = all.filter(isOpen);
  return (
    <div className="stack">
      {told && <Done>{t('done', { what: told })}</Done>}
      <div className="row not-printed">
        {open.map((one, index) => (
          <Button
            key={one.act}
            variant={index === 0 && !one.recorded && MAIN.includes(one.act) ? 'filled' : 'default'}
            onClick={() => start(one)}
          >
            {lineWord(one.act)}
            {one.recorded && ` (${letterT('recorded')})`}
          </Button>
        ))}
        {open.length === 0 && <p className="dimmed">{t('nothingNow')}</p>}
      </div>
      <Closed all={all.filter((one) => !isOpen(one) && !one.elsewhere)} />
      <Elsewhere all={all.filter((one) => one.elsewhere)} />
      {asked && <AskedDialog asked={asked} letter={letter} onClose={close} onDone={done} />}
    </div>
  );
}

const isOpen = ({ refusal, blocked }: Possible): boolean => !refusal && !blocked;
/** The one main action, where it stands first; never what takes something back. */
const MAIN: readonly LetterAct[] = ['SIGN', 'NUMBER_LETTER', 'DELIVERED'];

function usePossible(letter: Letter): Possible[] {
  const t = useSignWords();
  const { roles } = useMyself();
  const waiting = letter.dossiers.filter(({ active }) => active);
  const one = waiting.find(({ state }) => state === 'forwarded.received') ?? waiting[0];
  const isOut = letter.state === 'signed' || letter.state === 'delivered';
  const query = useQuery({ ...moves(one?.dossierId ?? ''), enabled: isOut && one !== undefined });
  const ofWhole = new Map((query.data ?? []).map((move) => [move.command as string, move]));
  return LETTER_ACTS.filter((act) => act !== 'NUMBER_LETTER' || !letter.letter?.number).map((act) => {
    const outlook = { act, ...outlookOn(act, letter.state, roles) };
    if (outlook.refusal) return outlook;
    if (act === 'SIGN' && waiting.some((row) => obstaclesOf(row).length > 0))
      return { ...outlook, blocked: t('signBlocked') };
    if (act !== 'RECALL' && act !== 'NO_ANSWER') return outlook;
    // Whether it can be recalled is asked of a dossier in it: all of them go the same way.
    const move = ofWhole.get(act);
    const refusal = move?.refusal as unknown as ToldRefusal | undefined;
    return { ...outlook, ...(refusal && { refusal }), needsConsent: move?.needs.includes('consentPaperId') ?? false };
  });
}

function Closed({ all }: { all: readonly Possible[] }) {
  if (all.length === 0) return null;
  return (
    <ul className={`${styles['closed']} not-printed`}>
      {all.map(({ act, refusal, blocked }) => (
        <li key={act}>
          <Button variant="default" disabled aria-describedby={`why-${act}`}>
            {lineWord(act)}
          </Button>
          <div id={`why-${act}`} className={styles['why']}>
            {refusal ? <RefusalText told={refusal} /> : <p>{blocked}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Elsewhere({ all }: { all: readonly Possible[] }) {
  const t = useSignWords();
  if (all.length === 0) return null;
  return (
    <details className="not-printed">
      <summary>{t('otherSteps', { count: all.length })}</summary>
      <Closed all={all} />
    </details>
  );
}

interface AskedProps {
  asked: Possible;
  letter: Letter;
  onClose: () => void;
  onDone: () => void;
}

function AskedDialog({ asked, letter, onClose, onDone }: AskedProps) {
  const given = { letter, onClose, onDone };
  switch (asked.act) {
    case 'SIGN':
      return <SignDialog {...given} recorded={asked.recorded} />;
    case 'NUMBER_LETTER':
      return <NumberDialog {...given} />;
    case 'DELIVERED':
      return <HandOverDialog {...given} />;
    case 'DISCARD':
      return <DiscardDialog {...given} />;
    case 'RECALL':
    case 'NO_ANSWER':
      return <EndDialog {...given} type={asked.act} recorded={asked.recorded} consent={asked.needsConsent ?? false} />;
    case 'CHANGE_LIST':
      return null;
  }
}
