import { Button, Radio, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { useFrameWords } from '../frame/frame.words.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MergeRefusal } from './merge-refusal.tsx';
import { mergeRows, nominees, type Nominee } from './register.queries.ts';
import { useRegisterWords } from './register.words.ts';

/** This row made one with another, which stays: found by its name, whatever way it is written. */
export function MergeDialog({ row, onClose }: { row: Nominee; onClose: () => void }) {
  const t = useRegisterWords();
  const frame = useFrameWords();
  const go = useNavigate();
  const [q, setQ] = useState(row.name);
  const [keepId, keep] = useState('');
  const query = useInfiniteQuery(nominees(row.organisationId, { q: q.trim(), kind: row.kind }));
  const found = query.data?.pages.flatMap(({ items }) => items).filter(({ id }) => id !== row.id);
  const merge = useAct(mergeRows, { onDone: () => void go({ to: '/danh-ba/$id', params: { id: keepId } }) });
  return (
    <Dialog title={t('mergeInto')} opened onClose={onClose}>
      <p>{t('mergeHint')}</p>
      <TextInput label={t('findByName')} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
      <Loaded query={{ ...query, data: found }} lines={2}>
        {(rows) => (
          <Radio.Group label={t('keepWhich')} value={keepId} onChange={keep}>
            {rows.map(({ id, name, year }) => (
              <Radio key={id} value={id} mt="xs" label={[name, year].filter(Boolean).join(', ')} />
            ))}
            {rows.length === 0 && <p className="dimmed">{t('none')}</p>}
          </Radio.Group>
        )}
      </Loaded>
      <MergeRefusal error={merge.error} />
      <div className="row">
        <Button disabled={keepId === ''} loading={merge.busy} onClick={() => merge.run({ keepId, ids: [row.id] })}>
          {t('merge')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {frame('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
