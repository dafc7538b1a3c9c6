import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { useFrameWords } from '../frame/frame.words.ts';
import { Section } from '../frame/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { candidates, type Letter } from './forwarding.queries.ts';
import { isFree } from './gathering.screen.tsx';
import { changeList } from './letter.form.ts';
import { useGatheringWords } from './gathering.words.ts';
import { ListField, type Choice } from './list-field.tsx';
import { ListRefusal, namesOf } from './list-refusal.tsx';

/** Another list for a letter that is not signed yet: those on it, and those that could join them. */
export function ListEditor({ letter, onClose }: { letter: Letter; onClose: () => void }) {
  const t = useGatheringWords();
  const query = useQuery(candidates(letter.campaignId));
  return (
    <Section title={t('changeTitle')}>
      <Loaded query={query}>
        {(all) => {
          const joining = all.filter((one) => isFree(one) && one.receiver?.id === letter.receiver.id);
          return <Editing letter={letter} pool={[...letter.dossiers, ...joining]} onClose={onClose} />;
        }}
      </Loaded>
    </Section>
  );
}

function Editing({ letter, pool, onClose }: { letter: Letter; pool: readonly Choice[]; onClose: () => void }) {
  const t = useGatheringWords();
  const frame = useFrameWords();
  const [ids, setIds] = useState(() => letter.dossiers.map(({ dossierId }) => dossierId));
  // The version that was looked at when the editing began: whoever changed the list since is named.
  const [{ id, version }] = useState(letter);
  const act = useAct(changeList, { onDone: onClose });
  return (
    <>
      <ListField campaignId={letter.campaignId} caption={t('changeTitle')} pool={pool} ids={ids} onChange={setIds} />
      <ListRefusal error={act.error} names={namesOf(pool)} />
      <div className="row">
        <Button
          disabled={ids.length === 0}
          loading={act.busy}
          onClick={() => act.run({ id, version, dossierIds: ids })}
        >
          {t('saveList', { count: ids.length })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {frame('cancel')}
        </Button>
      </div>
    </>
  );
}
