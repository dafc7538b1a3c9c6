import { Button } from '@mantine/core';
import { useState } from 'react';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import type { Command } from '#domain/command.js';
import type { ToldRefusal } from '#domain/refusals.js';
import { useAct } from '../api/act.ts';
import type { Answer } from '../api/client.ts';
import { CommandDialog } from '../dossier/command-dialog.tsx';
import { blankCommand, giveCommand, type Move } from '../dossier/command.form.ts';
import { Refusal, RefusalText } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import type { Desk } from './desk.tsx';
import styles from './writing.module.css';
import { useWritingWords } from './writing.words.ts';

/** The commands by which a nominator lets go of what he wrote; one at most is possible in each state. */
const BEFORE = { SUBMIT: 'beforeSubmit', COMPLETE: 'beforeComplete', RESUBMIT: 'beforeResubmit' } as const;
export type HandingIn = keyof typeof BEFORE;

export interface HandedIn {
  desk: Desk;
  command: HandingIn;
  moved: Answer<'MovedDto'>;
}

interface HandInProps {
  desk: Desk;
  /** Something lies on this device only. */
  unsaved: boolean;
  onDone: (handed: HandedIn) => void;
}

/** The one button that hands the dossier in; greyed with the reason while something is missing. */
export function HandIn({ desk, unsaved, onDone }: HandInProps) {
  const t = useWritingWords();
  const move = desk.moves.find((one) => one.command in BEFORE && !isElsewhere(one));
  if (!move) return null;
  const done = (moved: Answer<'MovedDto'>) => onDone({ desk, command: move.command as HandingIn, moved });
  return (
    <div className="stack">
      <p className="read">{t(BEFORE[move.command as HandingIn])}</p>
      {move.allowed && !unsaved ? <Open desk={desk} move={move} onDone={done} /> : <Greyed move={move} />}
    </div>
  );
}

const refusalOf = ({ refusal }: Move) => refusal as unknown as ToldRefusal | undefined;
const isElsewhere = (move: Move): boolean => refusalOf(move)?.code === 'move.notFromHere';

interface OpenProps {
  desk: Desk;
  move: Move;
  onDone: (moved: Answer<'MovedDto'>) => void;
}

function Open({ desk: { dossier, zone }, move, onDone }: OpenProps) {
  const say = useSentence();
  const [asking, ask] = useState(false);
  const give = useAct(giveCommand, { onDone });
  // Whoever enters it for somebody, or must confirm a thing, is asked for it first.
  const asks = move.recorded || move.needs.length > 0;
  const { id: dossierId, version } = dossier;
  const hand = () => (asks ? ask(true) : give.run({ dossierId, version, zone, move, draft: blankCommand(move) }));
  return (
    <>
      <Refusal error={give.error} />
      <div>
        <Button size="md" loading={give.busy} onClick={hand}>
          {say(COMMAND_LABELS[move.command as Command])}
        </Button>
      </div>
      {asking && <CommandDialog move={move} dossier={dossier} zone={zone} onClose={() => ask(false)} onDone={onDone} />}
    </>
  );
}

function Greyed({ move }: { move: Move }) {
  const t = useWritingWords();
  const say = useSentence();
  const refusal = refusalOf(move);
  return (
    <>
      <div>
        <Button disabled aria-describedby="why-not">
          {say(COMMAND_LABELS[move.command as Command])}
        </Button>
      </div>
      <div id="why-not" className={styles['why']}>
        {refusal ? <RefusalText told={refusal} /> : <p>{t('unsavedFirst')}</p>}
      </div>
    </>
  );
}
