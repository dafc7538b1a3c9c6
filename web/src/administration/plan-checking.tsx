import { Button } from '@mantine/core';
import type { Campaign } from '#domain/campaign.js';
import type { Problem } from '#domain/problem.js';
import { Section } from '../frame/page.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import type { PlanCheck } from './plan-check.ts';
import { usePlaces } from './plan-places.ts';
import { savePlan } from './plan-saving.ts';
import styles from './plan.module.css';
import { usePlansWords } from './plans.words.ts';

/** The file that came of the form: tried without writing anything, then brought in. */
export function PlanChecking({ plan, check }: { plan: Campaign; check: PlanCheck }) {
  const t = usePlansWords();
  const { sound } = check;
  return (
    <Section title={t('fileTitle')}>
      {check.problems.length > 0 && <Problems problems={check.problems} />}
      {check.problems.length === 0 && <Refusal error={check.error} />}
      {sound && (
        <Done>
          <p>
            {sound.follows === null
              ? t('planNew', { version: sound.version })
              : t('planNext', { version: sound.version, follows: sound.follows })}
          </p>
          <p>
            {t('planCounts', {
              ...{ awards: sound.awards, criteria: sound.criteria },
              ...{ cards: sound.ruleCards, routes: sound.routingRules },
            })}
          </p>
        </Done>
      )}
      <p className="dimmed small" id="check-hint">
        {sound ? t('checkHint') : t('importFirst')}
      </p>
      <div className="row">
        <Button variant="default" loading={check.busy} aria-describedby="check-hint" onClick={() => check.tryOut(plan)}>
          {t('check')}
        </Button>
        <Button
          disabled={!sound}
          loading={check.busy}
          aria-describedby="check-hint"
          onClick={() => check.bringIn(plan)}
        >
          {t('import')}
        </Button>
        <Button variant="default" onClick={() => savePlan(plan)}>
          {t('download')}
        </Button>
      </div>
      <details className={styles['part']}>
        <summary>{t('showFile')}</summary>
        <pre className={styles['json']} tabIndex={0}>
          {JSON.stringify(plan, null, 2)}
        </pre>
      </details>
    </Section>
  );
}

/** What is wrong, each at its place; a place leads to its field. */
function Problems({ problems }: { problems: readonly Problem[] }) {
  const t = usePlansWords();
  const say = useSentence();
  const placeOf = usePlaces();
  return (
    <div role="alert" className={`stack ${styles['problems']}`} data-gap="sm">
      <p>
        <b>{t('problems', { count: problems.length })}</b>
      </p>
      <ol>
        {problems.map(({ path, message }) => (
          <li key={path + message.en}>
            <button type="button" className={styles['place']} onClick={() => lead(path)}>
              {placeOf(path)}
            </button>
            : {say(message)}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** To the field of a place, or to the nearest part that holds it; what was folded away opens. */
function lead(path: string): void {
  const field = document.getElementById(path);
  if (field) {
    for (let part = field.closest('details'); part; part = part.parentElement?.closest('details') ?? null)
      part.open = true;
    field.scrollIntoView({ block: 'center' });
    field.focus();
    return;
  }
  const above = path.replace(/(\.[^.[\]]+|\[[^\]]*\])$/, '');
  if (above !== path) lead(above);
}
