import { Button } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { leadsTo } from '#domain/batches.js';
import type { Campaign } from '#domain/campaign.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { useMyself } from '../frame/myself.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { instantAt } from '../words/when.ts';
import { AgendaField } from './agenda-field.tsx';
import type { Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { entryOf, SittingFields, type SittingEntry } from './sitting-fields.tsx';

interface ChangeProps {
  /** As it was when the form opened: whoever changed it since is told of. */
  sitting: Sitting;
  onClose: () => void;
}

/** What of a sitting can still be changed in its state: when and where while it is planned, its agenda until it is closed. */
export function SittingChanges({ sitting, plan }: { sitting: Sitting; plan: Campaign }) {
  const t = useCouncilWords();
  const [asked, ask] = useState<{ what: 'sitting' | 'agenda'; seen: Sitting }>();
  const close = () => ask(undefined);
  const takes = (command: string) => leadsTo('sitting', sitting.state, command).length > 0;
  return (
    <>
      {takes('EDIT_SITTING') && (
        <Button variant="default" onClick={() => ask({ what: 'sitting', seen: sitting })}>
          {t('edit')}
        </Button>
      )}
      {takes('SET_AGENDA') && (
        <Button variant="default" onClick={() => ask({ what: 'agenda', seen: sitting })}>
          {t('editAgenda')}
        </Button>
      )}
      {asked?.what === 'sitting' && <EditSitting sitting={asked.seen} onClose={close} />}
      {asked?.what === 'agenda' && <EditAgenda sitting={asked.seen} plan={plan} onClose={close} />}
    </>
  );
}

function EditSitting({ sitting, onClose }: ChangeProps) {
  const t = useCouncilWords();
  const { timeZone } = useMyself().organisation;
  const form = useForm<SittingEntry>({ defaultValues: entryOf(sitting, timeZone) });
  const params = { path: { id: sitting.id } };
  const save = useAct(
    (body: Answer<'SittingChange'>, key: string) =>
      answered(api.PATCH('/api/v1/sittings/{id}', { params, body, ...stamped(key, sitting.version) })),
    { onDone: onClose },
  );
  const submit = form.handleSubmit(({ day, time, ...rest }) =>
    save.run({ ...rest, plannedAt: instantAt(day, time, timeZone) }),
  );
  return (
    <Dialog title={t('edit')} opened onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <SittingFields form={form} organisationId={sitting.organisationId} />
        <Refusal error={save.error} />
        <div>
          <Button type="submit" loading={save.busy}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function EditAgenda({ sitting, plan, onClose }: ChangeProps & { plan: Campaign }) {
  const t = useCouncilWords();
  const [agenda, order] = useState<string[]>(sitting.awardCodes);
  const params = { path: { id: sitting.id } };
  const save = useAct(
    (awardCodes: string[], key: string) =>
      answered(
        api.PUT('/api/v1/sittings/{id}/agenda', { params, body: { awardCodes }, ...stamped(key, sitting.version) }),
      ),
    { onDone: onClose },
  );
  return (
    <Dialog title={t('editAgenda')} opened onClose={onClose}>
      <AgendaField campaignId={sitting.campaignId} awards={plan.awards} agenda={agenda} onChange={order} />
      <Refusal error={save.error} />
      <div>
        <Button loading={save.busy} onClick={() => save.run(agenda)}>
          {t('save')}
        </Button>
      </div>
    </Dialog>
  );
}
