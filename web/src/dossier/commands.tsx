import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import type { Command } from '#domain/command.js';
import type { ToldRefusal } from '#domain/refusals.js';
import { STATE_LABELS } from '#domain/vocabulary.js';
import type { Answer } from '../api/client.ts';
import { moves } from '../api/queries.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Done } from '../parts/notice-line.tsx';
import { RefusalText } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import { CommandDialog } from './command-dialog.tsx';
import type { Move } from './command.form.ts';
import styles from './commands.module.css';
import { useDossierWords } from './dossier.words.ts';

/** Written on their own pages, not given by a button. */
const WRITING: ReadonlySet<string> = new Set([
  'SET_CLAIM',
  'WRITE_SECTION',
  'ADD_EVIDENCE',
  'REMOVE_EVIDENCE',
  'ATTACH_PAPER',
]);
/** Impossible from this state: not even a greyed button. */
const ELSEWHERE = 'move.notFromHere';

const refusalOf = ({ refusal }: Move): ToldRefusal | undefined => refusal as unknown as ToldRefusal | undefined;

interface CommandsProps {
  dossier: Answer<'ShownDossierDto'>;
  zone: string;
}

/** Every command that this state knows: open, or greyed with the reason, who can clear the way, and what would help. */
export function Commands({ dossier, zone }: CommandsProps) {
  const query = useQuery(moves(dossier.id));
  const [asked, ask] = useState<Move>();
  const [told, tell] = useState<{ command: Command; moved: Answer<'MovedDto'> }>();
  return (
    <>
      {told && <Told {...told} />}
      <Loaded query={query} lines={3}>
        {(all) => <Groups all={all.filter(isPossible)} ask={ask} />}
      </Loaded>
      {asked && (
        <CommandDialog
          move={asked}
          dossier={dossier}
          zone={zone}
          onClose={() => ask(undefined)}
          onDone={(moved) => {
            tell({ command: asked.command as Command, moved });
            ask(undefined);
          }}
        />
      )}
    </>
  );
}

const isPossible = (move: Move): boolean => !WRITING.has(move.command) && refusalOf(move)?.code !== ELSEWHERE;

function Told({ command, moved }: { command: Command; moved: Answer<'MovedDto'> }) {
  const t = useDossierWords();
  const say = useSentence();
  return <Done>{t('done', { what: say(COMMAND_LABELS[command]), state: say(STATE_LABELS[moved.state]) })}</Done>;
}

function Groups({ all, ask }: { all: Move[]; ask: (move: Move) => void }) {
  const t = useDossierWords();
  const open = all.filter(({ allowed }) => allowed);
  const others = all.filter((move) => refusalOf(move)?.code === 'act.notYours');
  const closed = all.filter((move) => !move.allowed && !others.includes(move));
  return (
    <div className="stack">
      {open.length > 0 ? (
        <ul className={styles['open']} aria-label={t('now')}>
          {open.map((move, index) => (
            <li key={move.command}>
              <OpenCommand move={move} first={index === 0} ask={ask} />
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

function OpenCommand({ move, first, ask }: { move: Move; first: boolean; ask: (move: Move) => void }) {
  const t = useDossierWords();
  const say = useSentence();
  const main = first && !SECOND.has(move.command);
  return (
    <Button variant={main ? 'filled' : 'default'} onClick={() => ask(move)}>
      {say(COMMAND_LABELS[move.command as Command])}
      {move.recorded && <span className={styles['recorded']}>{t('recorded')}</span>}
    </Button>
  );
}

/** Never the one main action of a page. */
const SECOND: ReadonlySet<string> = new Set(['WITHDRAW', 'HOLD', 'RECALL', 'STRIKE', 'REVOKE', 'ASK_REINSTATE']);

function ClosedList({ title, moves: closed }: { title: string; moves: Move[] }) {
  const say = useSentence();
  return (
    <ul className={styles['closed']} aria-label={title}>
      {closed.map((move) => {
        const refusal = refusalOf(move);
        return (
          <li key={move.command}>
            <Button variant="default" disabled aria-describedby={`why-${move.command}`}>
              {say(COMMAND_LABELS[move.command as Command])}
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

const PLACE_OF = {
  OPEN_VOTE: ['/phien-hop', 'openSitting'],
  RECORD_COUNT: ['/phien-hop', 'openSitting'],
  RECOUNT: ['/phien-hop', 'openSitting'],
  CLOSE_VOTE: ['/phien-hop', 'openSitting'],
  VOID_VOTE: ['/phien-hop', 'openSitting'],
  SETTLE: ['/phien-hop', 'openSitting'],
  SIGN: ['/to-trinh', 'openSubmission'],
  DECIDE: ['/to-trinh', 'openSubmission'],
  RECORD_DECISION: ['/to-trinh', 'openSubmission'],
  REVOKE: ['/to-trinh', 'openSubmission'],
  CLOSE_SEASON: ['/phong-trao', 'openSeason'],
} as const;

/** Done for a whole list: where that is. */
function ByList({ command }: { command: string }) {
  const t = useDossierWords();
  const place = PLACE_OF[command as keyof typeof PLACE_OF];
  return (
    <p>
      {t('byList')} {place && <Link to={place[0]}>{t(place[1])}</Link>}
    </p>
  );
}
