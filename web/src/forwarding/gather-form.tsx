import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { BATCH_STATE_LABELS } from '#domain/batch-labels.js';
import { useAct } from '../api/act.ts';
import { useSentence } from '../words/words.ts';
import { submissions, type Candidate } from './forwarding.queries.ts';
import { gather } from './letter.form.ts';
import { useLetterWords } from './letter.words.ts';
import { useGatheringWords } from './gathering.words.ts';
import { useLetterName } from './letter-name.ts';
import { ListField } from './list-field.tsx';
import { ListRefusal, namesOf } from './list-refusal.tsx';

/** The list for one receiver, which letter it takes the place of, and the making of it. */
export function GatherForm({ campaignId, pool }: { campaignId: string; pool: readonly Candidate[] }) {
  const t = useGatheringWords();
  const go = useNavigate();
  const [ids, setIds] = useState<string[]>([]);
  const [replacesId, setReplacesId] = useState('');
  const act = useAct(gather, { onDone: ({ id }) => void go({ to: '/to-trinh/$id', params: { id } }) });
  const submit = () => act.run({ campaignId, dossierIds: ids, ...(replacesId && { replacesId }) });
  return (
    <>
      <ListField campaignId={campaignId} caption={pool[0]!.receiver!.name} pool={pool} ids={ids} onChange={setIds} />
      <ReplacesField campaignId={campaignId} value={replacesId} onChange={setReplacesId} />
      <ListRefusal error={act.error} names={namesOf(pool)} />
      <div>
        <Button disabled={ids.length === 0} loading={act.busy} onClick={submit}>
          {t('make', { count: ids.length })}
        </Button>
      </div>
    </>
  );
}

interface ReplacesFieldProps {
  campaignId: string;
  value: string;
  onChange: (id: string) => void;
}

/** Only a letter that came back, or was answered, is taken the place of. */
function ReplacesField({ campaignId, value, onChange }: ReplacesFieldProps) {
  const t = useGatheringWords();
  const letterT = useLetterWords();
  const say = useSentence();
  const name = useLetterName();
  const letters = useQuery(submissions);
  const earlier = (letters.data ?? []).filter(
    (one) => one.campaignId === campaignId && (one.state === 'recalled' || one.state === 'answered'),
  );
  if (earlier.length === 0) return null;
  return (
    <NativeSelect
      label={letterT('replaces')}
      description={t('replacesHint')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t('replacesNone') },
        ...earlier.map((one) => ({
          value: one.id,
          label: `${name(one)}: ${one.receiver.name}, ${say(BATCH_STATE_LABELS.submission[one.state]!)}`,
        })),
      ]}
    />
  );
}
