import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Campaign } from '#domain/campaign.js';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { Done } from '../parts/notice-line.tsx';
import { useNow } from '../words/now.ts';
import { PlanChecking } from './plan-checking.tsx';
import { usePlanDraft } from './plan-draft.ts';
import { PlanForm } from './plan-form.tsx';
import { PlanStart } from './plan-start.tsx';
import { PlanProblems } from './plan-fields.tsx';
import { readable } from './plan.file.ts';
import { usePlansWords } from './plans.words.ts';
import { usePlanCheck } from './plan-check.ts';
import { nextYear } from './next-year.ts';

/** A campaign from a file, from last year's or from nothing: written, tried, brought in. */
export function PlanNewScreen() {
  const t = usePlansWords();
  const { theo: asked } = useSearch({ from: '/signed-in/quan-tri/phong-trao/moi' });
  const { organisation } = useMyself();
  const year = useNow().getFullYear();
  const [plan, keep] = usePlanDraft(organisation.id);
  const [copied, setCopied] = useState<string>();
  const check = usePlanCheck(organisation.id, () => keep(undefined));
  const begin = (next: Campaign | undefined, from?: string) => {
    check.forget();
    setCopied(from);
    keep(next);
  };
  const copy = (from: Campaign) => begin(nextYear(from), from.title);
  return (
    <Page title={t('newTitle')} lead={t('newLead')} above={<Link to="/quan-tri/phong-trao">{t('title')}</Link>}>
      {check.imported && (
        <Done>
          {t('imported', { name: check.imported.title, version: check.imported.version })}{' '}
          <Link to="/phong-trao/$id" params={{ id: check.imported.id }}>
            {t('see')}
          </Link>
        </Done>
      )}
      {!plan && (
        <PlanStart
          asked={asked}
          onCopy={copy}
          onBlank={() => begin(readable({}, year))}
          onFile={(file) => {
            begin(readable(file, year));
            // Tried as it came: what the form cannot hold is told, too.
            check.tryOut(file);
          }}
        />
      )}
      {plan && (
        <>
          {copied && <Done>{t('copied', { name: copied })}</Done>}
          <div className="row not-printed">
            <p className="dimmed small">{t('kept')}</p>
            <Button variant="subtle" size="sm" onClick={() => begin(undefined)}>
              {t('drop')}
            </Button>
          </div>
          <PlanProblems value={check.problems}>
            <PlanForm
              plan={plan}
              onChange={(next) => {
                check.stale();
                keep(next);
              }}
            />
          </PlanProblems>
          <PlanChecking plan={plan} check={check} />
        </>
      )}
    </Page>
  );
}
