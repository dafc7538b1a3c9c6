import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { mayAct } from '#domain/permissions.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { NamedDossiers } from '../parts/named-dossiers.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { usePlanWords } from './plan.words.ts';

type Shown = Answer<'ShownCampaign'>;

/** What the chair and the administrator do with a whole season: amend it, close its books. */
export function SeasonSection({ shown }: { shown: Shown }) {
  const t = usePlanWords();
  const { person, roles, has } = useMyself();
  const [asking, ask] = useState(false);
  const [archived, tell] = useState<number>();
  // From whichever end: who may close does not depend on it.
  const may = mayAct({ personId: person.id, holds: roles }, 'CLOSE_SEASON', 'awarded', 'chair', { kind: 'screen' });
  if (archived !== undefined) return <Done>{t('closedNow', { count: archived })}</Done>;
  if (shown.state === 'closed' || !has('chair', 'admin')) return null;
  return (
    <div className="not-printed">
      <Section title={t('season')}>
        <div className="row">
          <Button variant="default" component={Link} to="/quan-tri/phong-trao">
            {t('amend')}
          </Button>
          {may && (
            <Button variant="default" onClick={() => ask(true)}>
              {t('close')}
            </Button>
          )}
        </div>
        {asking && <CloseDialog id={shown.id} onClose={() => ask(false)} onDone={tell} />}
      </Section>
    </div>
  );
}

function CloseDialog({ id, onClose, onDone }: { id: string; onClose: () => void; onDone: (archived: number) => void }) {
  const t = usePlanWords();
  const close = useAct(
    (campaignId: string, key) =>
      answered(
        api.POST('/api/v1/campaigns/{id}/close', { params: { path: { id: campaignId } }, body: {}, ...stamped(key) }),
      ),
    { onDone: ({ archived }) => onDone(archived) },
  );
  return (
    <Dialog title={t('closeTitle')} opened onClose={onClose}>
      <p className="read">{t('closeHint')}</p>
      <Refusal error={close.error} />
      {isProblem(close.error, 'season.live') && (
        <NamedDossiers ids={close.error.told.params['dossiers'] as string[]} label={t('live')} />
      )}
      <div className="row">
        <Button loading={close.busy} onClick={() => close.run(id)}>
          {t('close')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('closeLeave')}
        </Button>
      </div>
    </Dialog>
  );
}
