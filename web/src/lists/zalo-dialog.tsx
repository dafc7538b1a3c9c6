import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { language } from '../words/words.ts';
import type { Known } from './known.ts';
import { useListsWords } from './lists.words.ts';

const wordsFor = (unitId: string) => ({
  queryKey: ['zalo', unitId, language()],
  queryFn: () => answered(api.GET('/api/v1/notices/zalo', { params: { query: { unitId, locale: language() } } })),
  enabled: unitId !== '',
});

interface ZaloDialogProps {
  units: Known['units'];
  unitId: string | undefined;
  onClose: () => void;
}

/** What a unit is to do, in words to be copied into its chat. */
export function ZaloDialog({ units, unitId, onClose }: ZaloDialogProps) {
  const t = useListsWords();
  const [unit, setUnit] = useState(unitId ?? (units.length === 1 ? units[0]!.id : ''));
  const query = useQuery(wordsFor(unit));
  return (
    <Dialog title={t('zalo')} opened onClose={onClose}>
      <NativeSelect
        label={t('zaloUnit')}
        value={unit}
        onChange={(event) => setUnit(event.currentTarget.value)}
        data={[{ value: '', label: '–' }, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {unit !== '' && (
        <Loaded query={query} lines={3}>
          {({ text }) => <Copied key={text} text={text} />}
        </Loaded>
      )}
    </Dialog>
  );
}

/** Where the browser keeps its clipboard shut, the text stands there to be copied by hand. */
function Copied({ text }: { text: string }) {
  const t = useListsWords();
  const [done, setDone] = useState<'copied' | 'byHand'>();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setDone('copied'),
      () => setDone('byHand'),
    );
  return (
    <>
      <Textarea label={t('zaloText')} readOnly value={text} maxRows={14} />
      <div className="row">
        <Button onClick={() => void copy()}>{t('copy')}</Button>
        <span role="status">{done && t(done)}</span>
      </div>
    </>
  );
}
