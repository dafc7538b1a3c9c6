import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PaperPurpose } from '#domain/campaign.js';
import { COMMAND_TOLD } from '#domain/command-told.js';
import type { Command } from '#domain/command.js';
import type { LineBody } from '#domain/line.js';
import { PAPER_LABELS } from '#domain/paper-labels.js';
import { ROLE_LABELS, STATE_LABELS, type State } from '#domain/vocabulary.js';
import type { Answer } from '../api/client.ts';
import { day, moment } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import { useDossierWords } from './dossier.words.ts';
import styles from './history.module.css';

type TrailLine = Answer<'TrailLineDto'>;

export const bodyOf = (line: TrailLine): LineBody => line.body as unknown as LineBody;

/** The trail in plain words, newest first: who did what, when, on which grounds. */
export function History({ dossierId, lines, zone }: { dossierId: string; lines: readonly TrailLine[]; zone: string }) {
  return (
    <ol className={styles['history']} reversed>
      {episodesOf(lines.toReversed()).map((episode) =>
        episode.length < MANY ? (
          episode.map((line) => <HistoryLine key={bodyOf(line).seq} dossierId={dossierId} line={line} zone={zone} />)
        ) : (
          <Writing key={bodyOf(episode[0]!).seq} episode={episode}>
            {episode.map((line) => (
              <HistoryLine key={bodyOf(line).seq} dossierId={dossierId} line={line} zone={zone} />
            ))}
          </Writing>
        ),
      )}
    </ol>
  );
}

/** From so many lines on, what one person wrote at one time is told as one, to be opened. */
const MANY = 3;

/** Lines in a row by which one person wrote and moved nothing; each other line alone. */
function episodesOf(lines: readonly TrailLine[]): TrailLine[][] {
  const episodes: TrailLine[][] = [];
  for (const line of lines) {
    const last = episodes.at(-1);
    if (last && writes(line) && last.every((one) => writes(one) && bodyOf(one).actorId === bodyOf(line).actorId))
      last.push(line);
    else episodes.push([line]);
  }
  return episodes;
}

const writes = (line: TrailLine): boolean => bodyOf(line).from === bodyOf(line).to && 'change' in bodyOf(line).data;

function Writing({ episode, children }: { episode: readonly TrailLine[]; children: ReactNode }) {
  const t = useDossierWords();
  const say = useSentence();
  const { at, capacity } = bodyOf(episode[0]!);
  return (
    <li className={styles['writing']}>
      <details>
        <summary>
          <time className={styles['at']} dateTime={at}>
            {moment(at)}
          </time>
          <span>
            <b>{episode[0]!.who ?? say(ROLE_LABELS[capacity])}</b> {t('wrote', { count: episode.length })}
          </span>
        </summary>
        <ol className={styles['history']}>{children}</ol>
      </details>
    </li>
  );
}

function HistoryLine({ dossierId, line, zone }: { dossierId: string; line: TrailLine; zone: string }) {
  const t = useDossierWords();
  const say = useSentence();
  const body = bodyOf(line);
  const command = body.command as Command;
  const recorded = 'recorder' in body.data;
  const role = say(ROLE_LABELS[body.capacity]);
  const who = line.who ?? role;
  const what = say(COMMAND_TOLD[command]);
  return (
    <li id={`dong-${body.seq}`} className={styles['line']}>
      <time className={styles['at']} dateTime={body.at}>
        {moment(body.at, zone)}
      </time>
      <div>
        <p>
          <b>{who}</b>
          {line.who && !recorded && <span className="dimmed"> ({role})</span>}{' '}
          {recorded ? t('toldFor', { whom: role, what }) : what}
          {body.from !== body.to && (
            <>
              {' '}
              <span aria-hidden>→</span> <b>{say(STATE_LABELS[body.to as State])}</b>
            </>
          )}
        </p>
        {body.basis.kind !== 'screen' && <Grounds line={line} />}
        {line.note?.text && <p className={styles['note']}>{t('reasonIs', { text: line.note.text })}</p>}
      </div>
      <p className={`row small not-printed ${styles['proof']}`}>
        <Link to="/ho-so/$id" params={{ id: dossierId }} search={{ luc: body.seq }}>
          {t('asOf')}
        </Link>
        <Link to="/ho-so/$id/bang-chung" params={{ id: dossierId }} hash={`dong-${body.seq}`}>
          {t('proof')}
        </Link>
      </p>
    </li>
  );
}

/** By which paper it is known, where it was not done on screen. */
function Grounds({ line: { paper } }: { line: TrailLine }) {
  const t = useDossierWords();
  const say = useSentence();
  const name = paper && say(PAPER_LABELS[paper.purpose as PaperPurpose]);
  return (
    <p className="dimmed small">
      {t('recorded')}
      {name && `: ${[name, paper.number, paper.date && day(paper.date)].filter(Boolean).join(', ')}`}
    </p>
  );
}
