import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import { awardOf, type Campaign } from '#domain/campaign.js';
import { STATE_LABELS } from '#domain/vocabulary.js';
import type { Answer } from '../api/client.ts';
import { campaign, dossier } from '../api/queries.ts';
import { planOf } from '../dossier/content.tsx';
import { Page, Section } from '../frame/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { Done } from '../parts/notice-line.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { useSentence } from '../words/words.ts';
import { AppraisalTurns } from './appraisal-turns.tsx';
import { useAppraisalWords } from './appraisal.words.ts';
import { Conclusion } from './conclusion.tsx';
import { useKeptMarks } from './kept-marks.ts';
import { NomineeFacts } from './nominee-facts.tsx';
import { SideBySide } from './side-by-side.tsx';
import type { Told } from './supplement-form.tsx';

type Shown = Answer<'ShownDossierDto'>;

/** One dossier appraised: what is claimed beside what proves it, and the conclusion under it. */
export function AppraisalScreen() {
  const { id } = useParams({ from: '/signed-in/ho-so/$id/tham-dinh' });
  const query = useQuery(dossier(id));
  return <LoadedPage query={query}>{(shown) => <Appraisal key={shown.id} shown={shown} />}</LoadedPage>;
}

function Appraisal({ shown }: { shown: Shown }) {
  const t = useAppraisalWords();
  const plan = useQuery(campaign(shown.campaignId, shown.campaignVersion));
  const title = plan.data && awardOf(planOf(plan.data), shown.awardCode)?.title;
  const above = (
    <Link to="/ho-so/$id" params={{ id: shown.id }}>
      {t('toDossier')}
    </Link>
  );
  const lead = (
    <span className="row">
      <span>{[shown.unit.name, title].filter(Boolean).join(' · ')}</span>
      <StateMark state={shown.state} />
    </span>
  );
  return (
    <Page
      title={t('title', { name: shown.nominee.name })}
      above={above}
      lead={lead}
      actions={<AppraisalTurns id={shown.id} />}
      wide
    >
      <NomineeFacts shown={shown} />
      <Loaded query={plan}>{(one) => <Desk shown={shown} plan={planOf(one)} zone={one.timeZone} />}</Loaded>
    </Page>
  );
}

function Desk({ shown, plan, zone }: { shown: Shown; plan: Campaign; zone: string }) {
  const t = useAppraisalWords();
  const say = useSentence();
  const [items, setItems] = useKeptMarks(shown);
  const [told, tell] = useState<Told>();
  const done = (one: Told) => {
    setItems([]);
    tell(one);
  };
  const award = awardOf(plan, shown.awardCode);
  const open = shown.state === 'evidence.appraisal';
  if (!award) return null;
  return (
    <>
      {told && (
        <Done>
          {t('done', { what: say(COMMAND_LABELS[told.command]), state: say(STATE_LABELS[told.moved.state]) })}
        </Done>
      )}
      <Section title={t('content')}>
        <SideBySide shown={shown} award={award} {...(open && { marking: { items, setItems } })} />
      </Section>
      <div className="not-printed">
        <Section title={t('conclusion')}>
          {open ? (
            <Conclusion shown={shown} plan={plan} zone={zone} items={items} onDone={done} />
          ) : (
            <p className="dimmed">{t('notNow', { state: say(STATE_LABELS[shown.state]) })}</p>
          )}
        </Section>
      </div>
    </>
  );
}
