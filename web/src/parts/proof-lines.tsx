import { Button } from '@mantine/core';
import { useState } from 'react';
import { lineTold } from '#domain/batch-told.js';
import { hashOf, type LineBody } from '#domain/line.js';
import { ROLE_LABELS } from '#domain/vocabulary.js';
import { moment } from '../words/when.ts';
import { defineWords, useSentence } from '../words/words.ts';
import { Done } from './notice-line.tsx';
import { Mark } from './mark.tsx';
import styles from './proof-lines.module.css';

const { useWords } = defineWords('proof', {
  vi: {
    line: 'Dòng {{seq}} · {{what}} · {{when}}',
    mark: 'Dấu',
    prev: 'Dấu dòng trước',
    content: 'Dấu nội dung',
    hidden: 'Có dòng chưa được xem trước khi công bố kết quả.',
    recompute: 'Tính lại trên máy này',
    recomputed: 'Đã tính lại {{count}} dòng ngay trên máy này: mọi dấu đều khớp.',
    differs: 'Dòng {{seq}} không khớp với dấu của nó.',
    download: 'Tải các dòng về',
    whole: 'Cả dòng, như đã ghi',
  },
  en: {
    line: 'Line {{seq}} · {{what}} · {{when}}',
    mark: 'Mark',
    prev: 'Mark of the line before',
    content: 'Mark of the content',
    hidden: 'A line that is not shown before the result is announced.',
    recompute: 'Compute again on this device',
    recomputed: [
      '{{count}} line was computed again on this very device: its mark fits.',
      '{{count}} lines were computed again on this very device: every mark fits.',
    ],
    differs: 'Line {{seq}} does not fit its mark.',
    download: 'Download the lines',
    whole: 'The whole line, as written',
  },
});

/** A line as it is shown to somebody; without its mark where he may not see it yet. */
export interface ShownLine {
  body: LineBody;
  hash: string | null;
  /** The actor's name now; null for the program, and where the reader may not know it. */
  who: string | null;
}

/** The number of the first line that does not fit its mark or the one before; null where all fit. */
function firstDifference(lines: readonly ShownLine[]): number | null {
  const wrong = lines.find(({ hash, body }, index) => {
    if (hash === null) return false;
    const before = lines[index - 1];
    const follows = !before || before.hash === null || before.body.seq !== body.seq - 1 || body.prev === before.hash;
    return hashOf(body) !== hash || !follows;
  });
  return wrong ? wrong.body.seq : null;
}

/** What is proved, without the names beside it. */
const proofOf = (lines: readonly ShownLine[]): string =>
  JSON.stringify(
    lines.map(({ body, hash }) => ({ body, hash })),
    null,
    2,
  );

/** Lines with their marks, which this very device can compute again: no word of the server is taken for it. */
export function ProofLines({ lines }: { lines: readonly ShownLine[] }) {
  const t = useWords();
  const [answer, setAnswer] = useState<{ wrong: number | null }>();
  return (
    <>
      <div className="row not-printed">
        <Button onClick={() => setAnswer({ wrong: firstDifference(lines) })}>{t('recompute')}</Button>
        <Button
          variant="default"
          component="a"
          download="nhat-ky.json"
          href={URL.createObjectURL(new Blob([proofOf(lines)], { type: 'application/json' }))}
        >
          {t('download')}
        </Button>
      </div>
      {answer &&
        (answer.wrong === null ? (
          <Done>{t('recomputed', { count: lines.length })}</Done>
        ) : (
          <p role="alert">
            <Mark tone="honour">{t('differs', { seq: answer.wrong })}</Mark>
          </p>
        ))}
      <ol className={styles['lines']}>
        {lines.map((line) => (
          <ProofLine key={line.body.seq} line={line} />
        ))}
      </ol>
    </>
  );
}

function ProofLine({ line: { body, hash, who } }: { line: ShownLine }) {
  const t = useWords();
  const say = useSentence();
  const role = say(ROLE_LABELS[body.capacity]);
  const what = `${who ? `${who} (${role})` : role} ${say(lineTold(body.command))}`;
  return (
    <li id={`dong-${body.seq}`} className={styles['line']}>
      <h2 className={styles['head']}>{t('line', { seq: body.seq, what, when: moment(body.at) })}</h2>
      {hash === null ? (
        <p>{t('hidden')}</p>
      ) : (
        <dl className={styles['marks']}>
          <dt>{t('mark')}</dt>
          <dd>{hash}</dd>
          <dt>{t('prev')}</dt>
          <dd>{body.prev ?? '–'}</dd>
          <dt>{t('content')}</dt>
          <dd>{body.contentDigest ?? '–'}</dd>
        </dl>
      )}
      <details>
        <summary>{t('whole')}</summary>
        <pre className={styles['json']}>{JSON.stringify(body, null, 2)}</pre>
      </details>
    </li>
  );
}
