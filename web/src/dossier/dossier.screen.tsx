import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { awardOf, criteriaOf, pinnedCardOf, routeOf, type Campaign } from '#domain/campaign.js';
import { dayOf } from '#domain/days.js';
import { HOME_ZONE } from '#domain/days-told.js';
import { itemTold } from '#domain/item-labels.js';
import type { FormCode } from '#domain/forms.js';
import type { Way } from '#domain/journey.js';
import { STATE_LABELS } from '#domain/vocabulary.js';
import type { Answer } from '../api/client.ts';
import { campaign, dossier, moves, trail } from '../api/queries.ts';
import { Page, Section } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { JourneyPath } from '../parts/journey-path.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { Mark } from '../parts/mark.tsx';
import { PapersToPrint } from '../parts/papers-to-print.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useNow } from '../words/now.ts';
import { language, useSentence } from '../words/words.ts';
import { Commands } from './commands.tsx';
import { Content, planOf } from './content.tsx';
import styles from './dossier.module.css';
import { useDossierWords } from './dossier.words.ts';
import { Actions, Lead, usePlaces } from './dossier-head.tsx';
import { bodyOf, History } from './history.tsx';

type Shown = Answer<'ShownDossierDto'>;

/** One dossier: where it is, whose turn it is, what may be done, what it holds, what happened. */
export function DossierScreen() {
  const { id } = useParams({ from: '/signed-in/ho-so/$id' });
  const { luc: asOf } = useSearch({ from: '/signed-in/ho-so/$id' });
  const query = useQuery(dossier(id, asOf));
  // All at once: what the page is made of does not wait for one another.
  const [possible, lines] = [useQuery(moves(id)), useQuery(trail(id))];
  const arriving = asOf === undefined && (possible.isPending || lines.isPending);
  return (
    <LoadedPage query={{ ...query, data: arriving ? undefined : query.data }} lines={14}>
      {(shown) => (asOf === undefined ? <Overview shown={shown} /> : <AsItStood shown={shown} seq={asOf} />)}
    </LoadedPage>
  );
}

/** What it held then: to be read, with nothing to be done. */
function AsItStood({ shown, seq }: { shown: Shown; seq: number }) {
  const t = useDossierWords();
  const plan = useQuery(campaign(shown.campaignId, shown.campaignVersion));
  const back = (
    <Link to="/ho-so/$id" params={{ id: shown.id }}>
      {t('nowAgain')}
    </Link>
  );
  return (
    <Page title={shown.nominee.name} above={t('asOfTitle', { seq })} lead={<Lead shown={shown} />} actions={back}>
      <Section title={t('content')}>
        <Loaded query={plan}>{(one) => <Content dossier={shown} plan={planOf(one)} />}</Loaded>
      </Section>
    </Page>
  );
}

function Overview({ shown }: { shown: Shown }) {
  const t = useDossierWords();
  const plan = useQuery(campaign(shown.campaignId, shown.campaignVersion));
  const places = usePlaces(shown);
  if (plan.isPending) return <Waiting lines={14} />;
  const zone = plan.data?.timeZone ?? HOME_ZONE;
  const award = plan.data && awardOf(planOf(plan.data), shown.awardCode);
  return (
    <Page
      title={shown.nominee.name}
      above={award?.title ?? ' '}
      lead={<Lead shown={shown} />}
      actions={<Actions shown={shown} places={places} />}
    >
      <Path shown={shown} plan={plan.data && planOf(plan.data)} zone={zone} />
      {shown.held && (
        <p>
          <Mark tone="time">{t('held')}</Mark>
        </p>
      )}
      {shown.supplement.length > 0 && <Supplement shown={shown} plan={plan.data && planOf(plan.data)} />}
      <div className="not-printed">
        <Section title={t('commands')}>
          <Commands dossier={shown} zone={zone} quiet={places.writes || places.appraises} />
        </Section>
      </div>
      <Section title={t('content')}>
        <Loaded query={plan}>{(one) => <Content dossier={shown} plan={planOf(one)} />}</Loaded>
      </Section>
      <PapersToPrint codes={papersOf(shown)} id={shown.id} />
      <Trail shown={shown} zone={zone} />
    </Page>
  );
}

/** What can be printed of it by now. */
function papersOf({ nominee, state, supplement }: Shown): FormCode[] {
  const isHandedIn = state !== 'draft' && state !== 'evidence.collecting';
  return [
    nominee.kind === 'individual' ? 'individualReport' : 'collectiveReport',
    ...(isHandedIn ? (['receipt'] as const) : []),
    ...(supplement.length > 0 ? (['supplementRequest'] as const) : []),
  ];
}

function Path({ shown, plan, zone }: { shown: Shown; plan: Campaign | undefined; zone: string }) {
  const lines = useQuery(trail(shown.id));
  const now = useNow();
  const passages = (lines.data ?? []).map((line) => {
    const { from, to, at } = bodyOf(line);
    return { from, to, at, who: line.who } as Parameters<typeof JourneyPath>[0]['passages'][number];
  });
  return (
    <div className={styles['path']}>
      <JourneyPath
        state={shown.state}
        passages={passages}
        way={wayOf(shown, plan, dayOf(now, zone))}
        held={shown.held}
        dueAt={shown.dueAt}
      />
    </div>
  );
}

/** Which stations this dossier's way has, by the rule card and the route of its plan. */
function wayOf(shown: Shown, plan: Campaign | undefined, today: string): Way {
  if (!plan) return { asksCouncil: true, forwards: true };
  const card = pinnedCardOf(plan, shown.awardCode, null);
  const route = routeOf(plan, shown.awardCode, shown.nominee.kind, today);
  return { asksCouncil: !card?.ballots.includes('noCouncil'), forwards: route?.outcome !== 'decidedHere' };
}

/** What was asked for, by its place in the plan and in the clerk's words. */
function Supplement({ shown, plan }: { shown: Shown; plan: Campaign | undefined }) {
  const t = useDossierWords();
  const criteria = criteriaOf(plan && awardOf(plan, shown.awardCode));
  return (
    <Section title={t('supplement')}>
      <ul className={styles['supplement']}>
        {shown.supplement.map(({ code, text, answered }) => (
          <li key={code}>
            <span>{[itemTold(code, criteria, language()), text].filter(Boolean).join(': ')}</span>{' '}
            <Mark tone={answered ? 'done' : 'time'}>{t(answered ? 'answered' : 'unanswered')}</Mark>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Trail({ shown, zone }: { shown: Shown; zone: string }) {
  const t = useDossierWords();
  const say = useSentence();
  const lines = useQuery(trail(shown.id));
  const aside = (
    <Link className="not-printed" to="/ho-so/$id/bang-chung" params={{ id: shown.id }}>
      {t('proofAll')}
    </Link>
  );
  return (
    <Section title={t('history')} aside={aside}>
      <Loaded query={lines}>
        {(all) =>
          all.length > 0 ? (
            <History dossierId={shown.id} lines={all} zone={zone} />
          ) : (
            <Empty>{say(STATE_LABELS[shown.state])}</Empty>
          )
        }
      </Loaded>
    </Section>
  );
}
