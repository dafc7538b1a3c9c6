import { Button } from '@mantine/core';
import type { FormCode } from '#domain/forms.js';
import { useAct } from '../api/act.ts';
import { Section } from '../frame/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { discardPaper, printPaper } from './issuing.acts.ts';
import type { Outgoing } from './issuing.queries.ts';
import { useIssuingWords } from './issuing.words.ts';

interface PrintFormProps {
  code: FormCode;
  subjectId: string;
  live?: Outgoing | undefined;
  /** Beside one that has left. */
  anew?: boolean;
}

/** Written from what is known now, and kept as it was laid before its signers. */
export function PrintForm({ code, subjectId, live, anew = false }: PrintFormProps) {
  const t = useIssuingWords();
  const act = useAct(printPaper);
  return (
    <Section title={t('print')}>
      <div className="stack">
        <p className="read dimmed">{t(live ? 'printAgainWhy' : anew ? 'printAnewWhy' : 'printWhy')}</p>
        <Refusal error={act.error} />
        <div className="row">
          <Button
            variant={live || anew ? 'default' : 'filled'}
            loading={act.busy}
            onClick={() => act.run({ code, subjectId })}
          >
            {t(live ? 'printAgain' : anew ? 'printAnew' : 'print')}
          </Button>
          {live && <a href={`/api/v1/outgoing/${live.id}/printed`}>{t('takePrinted')}</a>}
        </div>
      </div>
    </Section>
  );
}

export function DiscardButton({ paper }: { paper: Outgoing }) {
  const t = useIssuingWords();
  const act = useAct(discardPaper);
  return (
    <div className="stack">
      <Refusal error={act.error} />
      <div>
        <Button variant="default" loading={act.busy} onClick={() => act.run(paper)}>
          {t('discard')}
        </Button>
      </div>
    </div>
  );
}
