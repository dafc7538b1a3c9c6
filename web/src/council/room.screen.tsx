import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Campaign } from '#domain/campaign.js';
import { formsAbout } from '#domain/forms.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { campaign } from '../api/queries.ts';
import { planOf } from '../dossier/content.tsx';
import { useMyself } from '../frame/myself.ts';
import { Page, Section } from '../frame/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { PapersToPrint } from '../parts/papers-to-print.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { moment } from '../words/when.ts';
import { awardsOf } from './agenda.ts';
import { AgendaAward } from './agenda-award.tsx';
import { AttendanceField } from './attendance-field.tsx';
import { sitting, type Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { useMembers } from './people-of.ts';
import { RecusalsField } from './recusals-field.tsx';
import styles from './room.module.css';
import { SittingChanges } from './sitting-changes.tsx';
import { SittingState } from './sittings.screen.tsx';

/** The sitting room: what is on, who is there, and each award of the agenda with its sheets. */
export function RoomScreen() {
  const { id } = useParams({ from: '/signed-in/phien-hop/$id' });
  return <LoadedPage query={useQuery(sitting(id))}>{(shown) => <Room shown={shown} />}</LoadedPage>;
}

/** Whether the reader keeps the records of sittings. */
const useKeeps = (): boolean => useMyself().has('secretary', 'clerk');

function Room({ shown }: { shown: Sitting }) {
  const t = useCouncilWords();
  const plan = useQuery(campaign(shown.campaignId));
  const { nameOf } = useMembers(shown.organisationId);
  const keeps = useKeeps();
  const lead = (
    <span className="row">
      <span>
        {moment(shown.plannedAt)} · {shown.place}
      </span>
      <SittingState state={shown.state} />
    </span>
  );
  return (
    <Page
      title={shown.title}
      lead={lead}
      actions={<Ways shown={shown} />}
      above={t('led', { presider: nameOf(shown.presiderId), secretary: nameOf(shown.secretaryId) })}
      wide
    >
      {keeps && <SittingActs shown={shown} plan={plan.data && planOf(plan.data)} />}
      <Loaded query={plan}>
        {(one) => (
          <div className={styles['room']}>
            <Section title={t('sheets')}>
              {awardsOf(shown).map((code) => (
                <AgendaAward key={code} sitting={shown} plan={planOf(one)} awardCode={code} keeps={keeps} />
              ))}
            </Section>
            <div className={styles['beside']}>
              <AttendanceField sitting={shown} plan={planOf(one)} keeps={keeps} />
              <RecusalsField sitting={shown} keeps={keeps} />
            </div>
          </div>
        )}
      </Loaded>
      <PapersToPrint codes={formsAbout('sitting')} id={shown.id} />
    </Page>
  );
}

function Ways({ shown }: { shown: Sitting }) {
  const t = useCouncilWords();
  return (
    <>
      <Button variant="default" component={Link} to={`/phien-hop/${shown.id}/doc`}>
        {t('reading')}
      </Button>
      <Button variant="default" component={Link} to={`/phien-hop/${shown.id}/trinh-chieu`}>
        {t('projector')}
      </Button>
    </>
  );
}

/** Opening and closing, and what can still be changed. */
function SittingActs({ shown, plan }: { shown: Sitting; plan: Campaign | undefined }) {
  const t = useCouncilWords();
  const { id, version, state } = shown;
  const open = useAct((_: null, key: string) =>
    answered(api.POST('/api/v1/sittings/{id}/open', { params: { path: { id } }, ...stamped(key, version) })),
  );
  const close = useAct((_: null, key: string) =>
    answered(api.POST('/api/v1/sittings/{id}/close', { params: { path: { id } }, ...stamped(key, version) })),
  );
  if (state === 'closed') return <p className="dimmed">{t('sittingEnded')}</p>;
  return (
    <div className="stack not-printed">
      <div className="row">
        {state === 'planned' ? (
          <Button loading={open.busy} onClick={() => open.run(null)}>
            {t('openSitting')}
          </Button>
        ) : (
          <Button variant="default" loading={close.busy} onClick={() => close.run(null)}>
            {t('closeSitting')}
          </Button>
        )}
        {plan && <SittingChanges sitting={shown} plan={plan} />}
      </div>
      <Refusal error={open.error ?? close.error} />
    </div>
  );
}
