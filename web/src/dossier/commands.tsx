import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { arrowsOf } from '#domain/arrows.js';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import type { Command } from '#domain/command.js';
import { leadsOn } from '#domain/journey.js';
import { recordersOf, whoMay } from '#domain/permissions.js';
import { STATE_LABELS, type Role, type State } from '#domain/vocabulary.js';
import type { Answer } from '../api/client.ts';
import { moves } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Done } from '../parts/notice-line.tsx';
import { RefusalText } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import { CommandDialog } from './command-dialog.tsx';
import type { Move } from './command.form.ts';
import { ByList, ELSEWHERE } from './command-places.tsx';
import styles from './commands.module.css';
import { useDossierWords } from './dossier.words.ts';

interface CommandsProps {
  dossier: Answer<'ShownDossierDto'>;
  zone: string;
  /** The page's main action is another one. */
  quiet?: boolean;
}

/** Every command that this state knows: open, or greyed with the reason, who can clear the way, and what would help. */
export function Commands({ dossier, zone, quiet = false }: CommandsProps) {
  const query = useQuery(moves(dossier.id));
  const [asked, ask] = useState<Move>();
  const [told, tell] = useState<{ command: Command; moved: Answer<'MovedDto'> }>();
  return (
    <>
      {told && <Told {...told} />}
      <Loaded query={query} lines={3}>
        {(all) => (
          <Groups
            state={dossier.state}
            quiet={quiet}
            all={all.filter((move) => isPossible(dossier.state, move))}
            ask={ask}
          />
        )}
      </Loaded>
      {asked && (
        <CommandDialog
          move={asked}
          dossier={dossier}
          zone={zone}
          onClose={() => ask(undefined)}
          onDone={(moved) => {
            tell({ command: asked.command, moved });
            ask(undefined);
          }}
        />
      )}
    </>
  );
}

/** What the page of the life cycle has no arrow for from here is not even a greyed button. */
const isPossible = (state: State, { command }: Move): boolean =>
  !ELSEWHERE.has(command) && arrowsOf(state).some((arrow) => arrow.command === command);

/** Refused because it is so already: nobody misses the button. */
const NEEDLESS: ReadonlySet<string> = new Set(['dossier.notHeld', 'dossier.alreadyHeld']);

/** Whether it is given by somebody else: refused as such, or of a batch that is not the reader's. */
const isOthers = (state: State, holds: readonly Role[], { command, refusal }: Move): boolean =>
  refusal?.code === 'act.notYours' ||
  (refusal?.code === 'batch.only' &&
    !whoMay(command, state).some(
      (who) => holds.includes(who as Role) || recordersOf(command, who).some((role) => holds.includes(role)),
    ));

function Told({ command, moved }: { command: Command; moved: Answer<'MovedDto'> }) {
  const t = useDossierWords();
  const say = useSentence();
  return <Done>{t('done', { what: say(COMMAND_LABELS[command]), state: say(STATE_LABELS[moved.state]) })}</Done>;
}

function Groups({ state, all, quiet, ask }: { state: State; all: Move[]; quiet: boolean; ask: (move: Move) => void }) {
  const t = useDossierWords();
  const { roles } = useMyself();
  const open = all.filter(({ allowed }) => allowed);
  const main = open.findIndex(({ command }) => leadsOn(command));
  const others = all.filter((move) => !move.allowed && isOthers(state, roles, move));
  const closed = all.filter(
    (move) => !move.allowed && !others.includes(move) && !NEEDLESS.has(move.refusal?.code ?? ''),
  );
  return (
    <div className="stack">
      {open.length > 0 ? (
        <ul className={styles['open']} aria-label={t('now')}>
          {open.map((move, index) => (
            <li key={move.command}>
              <OpenCommand move={move} main={index === main && !quiet} ask={ask} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="dimmed">{t('noneNow')}</p>
      )}
      {closed.length > 0 && <ClosedList title={t('notNow')} moves={closed} />}
      {others.length > 0 && (
        <details className={styles['others']}>
          <summary>{t('others', { count: others.length })}</summary>
          <ClosedList title={t('others', { count: others.length })} moves={others} />
        </details>
      )}
    </div>
  );
}

function OpenCommand({ move, main, ask }: { move: Move; main: boolean; ask: (move: Move) => void }) {
  const t = useDossierWords();
  const say = useSentence();
  return (
    <Button variant={main ? 'filled' : 'default'} onClick={() => ask(move)}>
      {say(COMMAND_LABELS[move.command])}
      {move.recorded && <span className={styles['recorded']}>{t('recorded')}</span>}
    </Button>
  );
}

function ClosedList({ title, moves: closed }: { title: string; moves: Move[] }) {
  const say = useSentence();
  return (
    <ul className={styles['closed']} aria-label={title}>
      {closed.map((move) => {
        const { refusal } = move;
        return (
          <li key={move.command}>
            <Button variant="default" disabled aria-describedby={`why-${move.command}`}>
              {say(COMMAND_LABELS[move.command])}
            </Button>
            <div id={`why-${move.command}`} className={styles['why']}>
              {refusal &&
                (refusal.code === 'batch.only' ? <ByList command={move.command} /> : <RefusalText told={refusal} />)}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
