import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { batchRefusal } from '#domain/batches.js';
import { tell } from '#domain/refusals.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { campaign } from '../api/queries.ts';
import { planOf } from '../dossier/content.tsx';
import { useMyself } from '../frame/myself.ts';
import { Page, Section } from '../frame/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Refusal, RefusalText } from '../parts/refusal.tsx';
import { moment } from '../words/when.ts';
import { AgendaAward } from './agenda-award.tsx';
import { AttendanceField } from './attendance-field.tsx';
import { sitting, type Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { useMembers } from './people-of.ts';
import { RecusalsField } from './recusals-field.tsx';
import styles from './room.module.css';
import { SittingState } from './sittings.screen.tsx';

/** The sitting room: what is on, who is there, and each award of the agenda with its sheets. */
export function RoomScreen() {
  const { id } = useParams({ from: '/signed-in/phien-hop/$id' });
  return <Loaded query={useQuery(sitting(id))}>{(shown) => <Room shown={shown} />}</Loaded>;
}

/** Whether the reader keeps this sitting's records. */
const useKeeps = ({ secretaryId }: Sitting): boolean => {
  const { has, person } = useMyself();
  return has('secretary') || person.id === secretaryId;
};

function Room({ shown }: { shown: Sitting }) {
  const t = useCouncilWords();
  const plan = useQuery(campaign(shown.campaignId));
  const { nameOf } = useMembers(shown.organisationId);
  const keeps = useKeeps(shown);
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
      {keeps && <SittingActs shown={shown} />}
      <Loaded query={plan}>
        {(one) => (
          <div className={styles['room']}>
            <Section title={t('sheets')}>
              {shown.awardCodes.map((code) => (
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

/** Opening and closing, each greyed with its reason where the sitting's state does not take it. */
function SittingActs({ shown }: { shown: Sitting }) {
  const t = useCouncilWords();
  const { id, version, state } = shown;
  const open = useAct((_: null, key: string) =>
    answered(api.POST('/api/v1/sittings/{id}/open', { params: { path: { id } }, ...stamped(key, version) })),
  );
  const close = useAct((_: null, key: string) =>
    answered(api.POST('/api/v1/sittings/{id}/close', { params: { path: { id } }, ...stamped(key, version) })),
  );
  const refusal = batchRefusal('sitting', state, state === 'planned' ? 'OPEN_SITTING' : 'CLOSE_SITTING');
  if (refusal) return <RefusalText told={tell(refusal)} />;
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
      </div>
      <Refusal error={open.error ?? close.error} />
    </div>
  );
}
