import { NumberInput, Radio } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { sameCount } from '#domain/outgoing.js';
import { answered, api, type Answer } from '../api/client.ts';
import styles from './issuing.module.css';
import type { Outgoing } from './issuing.queries.ts';
import { useIssuingWords } from './issuing.words.ts';

type Count = Answer<'SignedCountDto'>;
type Told = Count[] | 'agree' | null;

interface CountsFieldProps {
  paper: Outgoing;
  value: Told;
  onChange: (value: Told) => void;
}

/** Whether the signed paper tells what is recorded; and where not, what it tells. */
export function CountsField({ paper, value, onChange }: CountsFieldProps) {
  const t = useIssuingWords();
  const voted = useVoted(paper);
  const list = Array.isArray(value) ? value : [];
  const change = (count: Count) => {
    const others = list.filter(({ dossierId }) => dossierId !== count.dossierId);
    const recorded = voted.find(({ count: { dossierId } }) => dossierId === count.dossierId)!.count;
    onChange(sameCount(recorded, count) ? others : [...others, count]);
  };
  return (
    <>
      <Radio.Group
        label={t('counts')}
        value={value === null ? '' : value === 'agree' ? 'agree' : 'differ'}
        onChange={(chosen) => onChange(chosen === 'agree' ? 'agree' : [])}
      >
        <div className="stack" data-gap="sm">
          <Radio value="agree" label={t('agree')} />
          <Radio value="differ" label={t('differ')} />
        </div>
      </Radio.Group>
      {Array.isArray(value) && <p className="read dimmed">{t('countsWhy')}</p>}
      {Array.isArray(value) &&
        voted.map(({ name, count }) => (
          <CountFields
            key={count.dossierId}
            name={name}
            count={list.find(({ dossierId }) => dossierId === count.dossierId) ?? count}
            onChange={change}
          />
        ))}
    </>
  );
}

function CountFields({ name, count, onChange }: { name: string; count: Count; onChange: (count: Count) => void }) {
  const t = useIssuingWords();
  return (
    <fieldset className={styles['counts']}>
      <legend>{name}</legend>
      {(['yes', 'no', 'blank'] as const).map((what) => (
        <NumberInput
          key={what}
          label={t(what)}
          aria-label={t('countsOf', { what: t(what), name })}
          min={0}
          allowDecimal={false}
          value={count[what]}
          onChange={(typed) => onChange({ ...count, [what]: Number(typed) })}
        />
      ))}
    </fieldset>
  );
}

const sheetOf = (id: string) => ({
  queryKey: ['sheet', id],
  queryFn: () => answered(api.GET('/api/v1/sheets/{id}', { params: { path: { id } } })),
});

const COUNTED: readonly string[] = ['counted', 'settled'];

const numbersOf = ({ yes, no, blank }: Omit<Count, 'dossierId'>) => ({ yes, no, blank });

/** Who was voted on, on the sheet or in the whole sitting, and what is recorded; of a vote held again the last, as the server takes it. */
function useVoted({ form, subjectId }: Outgoing): { name: string; count: Count }[] {
  const ofSitting = form === 'minutes';
  const sitting = useQuery({
    queryKey: ['sitting', subjectId],
    queryFn: () => answered(api.GET('/api/v1/sittings/{id}', { params: { path: { id: subjectId } } })),
    enabled: ofSitting,
  });
  const ids = ofSitting ? (sitting.data?.sheets ?? []).map(({ id }) => id) : [subjectId];
  const sheets = useQueries({ queries: ids.map(sheetOf) })
    .flatMap(({ data }) => (data && COUNTED.includes(data.state) ? [data] : []))
    .toSorted((a, b) => a.round - b.round);
  const voted = sheets.flatMap(({ counts, dossiers }) =>
    (counts ?? []).map(({ dossierId, signed, ...counted }) => ({
      name: dossiers.find((one) => one.dossierId === dossierId)?.nominee.name ?? '',
      count: { dossierId, ...numbersOf(signed ?? counted) },
    })),
  );
  return [...new Map(voted.map((one) => [one.count.dossierId, one])).values()];
}
