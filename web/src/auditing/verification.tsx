import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { STREAM_LABELS, type StreamKind } from '#domain/vocabulary.js';
import { useAct } from '../api/act.ts';
import { answered, api, type Answer } from '../api/client.ts';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import styles from './auditing.module.css';
import { useAuditingWords } from './auditing.words.ts';
import alarm from '../parts/refusal.module.css';

type Report = Answer<'VerifyReportDto'>;
type Fault = Answer<'FaultDto'>;

/** Everything checked again by the server, or one stream of it, with a plain report. */
export function Verification({ of }: { of?: { kind: StreamKind; id: string } }) {
  const t = useAuditingWords();
  const verify = useAct((_: null) => answered(api.POST('/api/v1/audit/verify', { body: of ?? {} })));
  return (
    <>
      <div className="row not-printed">
        <Button loading={verify.busy} variant={of ? 'default' : 'filled'} onClick={() => verify.run(null)}>
          {of ? t('verifyOne') : t('verify')}
        </Button>
        {verify.done && (
          <Button
            variant="default"
            component="a"
            download="kiem-tra.json"
            href={URL.createObjectURL(new Blob([JSON.stringify(verify.done, null, 2)], { type: 'application/json' }))}
          >
            {t('saveReport')}
          </Button>
        )}
      </div>
      <Refusal error={verify.error} />
      {verify.done && <ReportTold report={verify.done} />}
    </>
  );
}

const LOCKS = {
  'role and trigger': 'guarded',
  'by trigger only': 'guardedOnce',
  'by role only': 'guardedOnce',
  'not enforced': 'unguarded',
} as const;

function ReportTold({ report }: { report: Report }) {
  const t = useAuditingWords();
  const { streams, lines, faults, more, erased, hidden, appendOnly } = report;
  const count = faults.length + more;
  return (
    <div className="stack" data-gap="sm">
      {count === 0 ? (
        <Done>{t('fits', { streams, lines })}</Done>
      ) : (
        <div role="alert" className={alarm['refusal']}>
          <p className={alarm['sentence']}>{t('faulty', { streams, lines, count })}</p>
          <ul className={styles['faults']}>
            {faults.map((fault, index) => (
              <li key={index}>
                <FaultTold fault={fault} />
              </li>
            ))}
          </ul>
          {more > 0 && <p>{t('more', { count: more })}</p>}
        </div>
      )}
      {erased > 0 && <p>{t('erased', { count: erased })}</p>}
      {hidden > 0 && <p>{t('leftOut', { count: hidden })}</p>}
      <p className="dimmed">{t(LOCKS[appendOnly])}</p>
    </div>
  );
}

const FAULTS: Record<Fault['kind'], Parameters<ReturnType<typeof useAuditingWords>>[0]> = {
  changed: 'changed',
  dropped: 'dropped',
  inserted: 'inserted',
  swapped: 'swapped',
  misplaced: 'misplaced',
  malformed: 'malformed',
  badArrow: 'badArrow',
  badGuard: 'badGuard',
  badReference: 'badReference',
  stateDiffers: 'stateDiffers',
  headDiffers: 'headDiffers',
  contentChanged: 'contentChanged',
  contentMissing: 'contentMissing',
  missingStream: 'missingStream',
  orphanLines: 'orphanLines',
};

/** What does not fit and where; it leads to the line. */
function FaultTold({ fault: { stream, id, seq, kind } }: { fault: Fault }) {
  const t = useAuditingWords();
  const say = useSentence();
  const label = STREAM_LABELS[stream as StreamKind];
  const about = { stream: label ? say(label) : stream, what: t(FAULTS[kind]) };
  return (
    <Link to="/kiem-tra/$kind/$id" params={{ kind: stream, id }} hash={seq === null ? undefined : `dong-${seq}`}>
      {seq === null ? t('faultWhole', about) : t('fault', { ...about, seq })}
    </Link>
  );
}
