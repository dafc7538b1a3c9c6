import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { mayAct } from '#domain/permissions.js';
import { campaign, campaigns, units } from '../api/queries.ts';
import { planOf } from '../dossier/content.tsx';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { ListEditor } from './list-editor.tsx';
import { ListSent, type SentList } from './list-sent.tsx';
import styles from './list.module.css';
import { useListWords } from './list.words.ts';
import { useListDraft, type ListDrafting } from './use-list-draft.ts';

/** A unit's list of nominees, made at once after its meeting. */
export function ListScreen() {
  const t = useListWords();
  const { person, roles } = useMyself();
  const [sent, setSent] = useState<SentList>();
  const may = (kind: 'screen' | 'visit') =>
    mayAct({ personId: person.id, holds: roles }, 'CREATE', 'draft', 'nominator', { kind });
  if (sent) return <ListSent sent={sent} />;
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      {may('screen') || may('visit') ? <Making onSent={setSent} /> : <Empty>{t('forbidden')}</Empty>}
    </Page>
  );
}

function Making({ onSent }: { onSent: (sent: SentList) => void }) {
  const t = useListWords();
  const { phongTrao } = useSearch({ from: '/signed-in/danh-sach/moi' });
  const { person, organisation, unitIds, has } = useMyself();
  const drafting = useListDraft(person.id, organisation.id);
  const allCampaigns = useQuery(campaigns);
  const allUnits = useQuery(units(organisation.id));
  const open = allCampaigns.data?.filter((one) => one.organisationId === organisation.id && one.state === 'open');
  const own = allUnits.data?.filter(({ id }) => has('clerk') || unitIds.includes(id));
  const campaignId = oneOf(open, drafting.draft.campaignId || phongTrao);
  const unitId = oneOf(own, drafting.draft.unitId);
  return (
    <Loaded query={{ ...allCampaigns, data: open }}>
      {(seasons) => (
        <Loaded query={{ ...allUnits, data: own }}>
          {(places) =>
            seasons.length === 0 ? (
              <Empty>{t('noSeason')}</Empty>
            ) : (
              <>
                <div className={styles['where']}>
                  <Choice
                    label={t('campaign')}
                    value={campaignId}
                    field="campaignId"
                    of={named(seasons)}
                    in={drafting}
                  />
                  <Choice label={t('unit')} value={unitId} field="unitId" of={named(places)} in={drafting} />
                </div>
                {campaignId !== '' && unitId !== '' && (
                  <ForSeason campaignId={campaignId} unitId={unitId} drafting={drafting} onSent={onSent} />
                )}
              </>
            )
          }
        </Loaded>
      )}
    </Loaded>
  );
}

interface Named {
  id: string;
  name: string;
}

const named = (all: readonly { id: string; name?: string; title?: string }[]): Named[] =>
  all.map(({ id, name, title }) => ({ id, name: name ?? title ?? '' }));

/** The wanted one where it is there; else the only one. */
const oneOf = (all: readonly { id: string }[] | undefined, wanted: string | undefined): string =>
  all?.find(({ id }) => id === wanted)?.id ?? (all?.length === 1 ? all[0]!.id : '');

interface ChoiceProps {
  label: string;
  value: string;
  field: 'campaignId' | 'unitId';
  of: readonly Named[];
  in: ListDrafting;
}

function Choice({ label, value, field, of, in: { change } }: ChoiceProps) {
  const t = useListWords();
  const none = value === '' ? [{ value: '', label: t('pickOne') }] : [];
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      data={[...none, ...of.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}

interface ForSeasonProps {
  campaignId: string;
  unitId: string;
  drafting: ListDrafting;
  onSent: (sent: SentList) => void;
}

function ForSeason({ campaignId, unitId, drafting, onSent }: ForSeasonProps) {
  const plan = useQuery(campaign(campaignId));
  const { unitIds } = useMyself();
  return (
    <Loaded query={plan}>
      {(shown) => (
        <ListEditor
          where={{ organisationId: shown.organisationId, campaignId, unitId, zone: shown.timeZone }}
          plan={planOf(shown)}
          recorded={!unitIds.includes(unitId)}
          drafting={drafting}
          onSent={onSent}
        />
      )}
    </Loaded>
  );
}
