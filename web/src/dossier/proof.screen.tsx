import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import type { Command } from '#domain/command.js';
import { hashOf } from '#domain/line.js';
import type { Answer } from '../api/client.ts';
import { dossier, trail } from '../api/queries.ts';
import { Page } from '../frame/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Mark } from '../parts/mark.tsx';
import { moment } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import { useDossierWords } from './dossier.words.ts';
import { bodyOf } from './history.tsx';
import styles from './proof.module.css';

type TrailLine = Answer<'TrailLineDto'>;

/** The lines of a dossier with their marks, which this very device can compute again: no word of the server is taken for it. */
export function ProofScreen() {
  const t = useDossierWords();
  const { id } = useParams({ from: '/signed-in/ho-so/$id/bang-chung' });
  const shown = useQuery(dossier(id));
  const lines = useQuery(trail(id));
  const name = shown.data?.nominee.name ?? '';
  return (
    <Page
      title={t('proofTitle', { name })}
      lead={t('proofHint')}
      above={
        <Link to="/ho-so/$id" params={{ id }}>
          {name}
        </Link>
      }
    >
      <Loaded query={lines}>{(all) => <Proof all={all} />}</Loaded>
    </Page>
  );
}

/** The number of the first line that does not fit its mark or the one before; null where all fit. */
function firstDifference(lines: readonly TrailLine[]): number | null {
  const wrong = lines.find((line, index) => {
    const { prev, seq } = bodyOf(line);
    const before = lines[index - 1];
    if (line.hash === null) return false;
    const follows = !before || before.hash === null || bodyOf(before).seq !== seq - 1 || prev === before.hash;
    return hashOf(bodyOf(line)) !== line.hash || !follows;
  });
  return wrong ? bodyOf(wrong).seq : null;
}

function Proof({ all }: { all: readonly TrailLine[] }) {
  const t = useDossierWords();
  const [answer, setAnswer] = useState<{ wrong: number | null }>();
  return (
    <>
      <div className="row not-printed">
        <Button onClick={() => setAnswer({ wrong: firstDifference(all) })}>{t('recompute')}</Button>
        <Button
          variant="default"
          component="a"
          download="nhat-ky.json"
          href={URL.createObjectURL(new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' }))}
        >
          {t('download')}
        </Button>
      </div>
      {answer &&
        (answer.wrong === null ? (
          <Done>{t('recomputed', { count: all.length })}</Done>
        ) : (
          <p role="alert">
            <Mark tone="honour">{t('differs', { seq: answer.wrong })}</Mark>
          </p>
        ))}
      <ol className={styles['lines']}>
        {all.map((line) => (
          <ProofLine key={bodyOf(line).seq} line={line} />
        ))}
      </ol>
    </>
  );
}

function ProofLine({ line }: { line: TrailLine }) {
  const t = useDossierWords();
  const say = useSentence();
  const body = bodyOf(line);
  return (
    <li id={`dong-${body.seq}`} className={styles['line']}>
      <h2 className={styles['head']}>
        {t('proofSeq')} {body.seq} · {say(COMMAND_LABELS[body.command as Command])} · {moment(body.at)}
      </h2>
      {line.hash === null ? (
        <p>{t('hiddenLine')}</p>
      ) : (
        <dl className={styles['marks']}>
          <dt>{t('proofMark')}</dt>
          <dd>{line.hash}</dd>
          <dt>{t('proofPrev')}</dt>
          <dd>{body.prev ?? '–'}</dd>
          <dt>{t('proofContent')}</dt>
          <dd>{body.contentDigest ?? '–'}</dd>
        </dl>
      )}
      <details>
        <summary>JSON</summary>
        <pre className={styles['json']}>{JSON.stringify(body, null, 2)}</pre>
      </details>
    </li>
  );
}
