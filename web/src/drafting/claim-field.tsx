import { Checkbox, Radio, Textarea, TextInput } from '@mantine/core';
import type { Criterion } from '#domain/campaign.js';
import { claimProblem, type Claim } from '#domain/claim.js';
import styles from './writing.module.css';
import { useWritingWords } from './writing.words.ts';

interface ClaimFieldProps {
  criterion: Criterion;
  claim: Claim;
  onChange: (claim: Claim) => void;
  onLeave: () => void;
}

/** A claim in the form that its criterion asks for: a tick, a number beside its target, one of the alternatives, or words. */
export function ClaimField({ criterion, claim, onChange, onLeave }: ClaimFieldProps) {
  const set = (part: Claim) => onChange(known({ ...claim, ...part }));
  const { anyOf, kind, target } = criterion;
  const measured = target && 'atLeast' in target ? target : null;
  return (
    <div className="stack" onBlur={onLeave}>
      {anyOf && <Alternatives anyOf={anyOf} choice={claim.choice} set={set} />}
      {kind === 'judged' && !anyOf && <Tick claim={claim} set={set} />}
      {measured && <Measured criterion={criterion} target={measured} claim={claim} set={set} />}
      <Words criterion={criterion} text={claim.text} set={set} />
    </div>
  );
}

type Set = (part: Claim) => void;

/** What says nothing is left out, as the server keeps it. */
const known = ({ confirmed, number, text, choice }: Claim): Claim => ({
  ...(confirmed && { confirmed }),
  ...(number && { number }),
  ...(text && { text }),
  ...(choice && { choice }),
});

function Tick({ claim, set }: { claim: Claim; set: Set }) {
  const t = useWritingWords();
  return (
    <Checkbox
      label={t('confirmMet')}
      checked={claim.confirmed ?? false}
      onChange={(event) => set({ confirmed: event.currentTarget.checked })}
    />
  );
}

function Alternatives({ anyOf, choice, set }: { anyOf: { code: string; text: string }[]; choice?: string; set: Set }) {
  const t = useWritingWords();
  return (
    <Radio.Group label={t('chooseOne')} value={choice ?? null} onChange={(code) => set({ choice: code })}>
      <div className={styles['choices']}>
        {anyOf.map(({ code, text }) => (
          <Radio key={code} value={code} label={text} />
        ))}
      </div>
    </Radio.Group>
  );
}

interface MeasuredProps {
  criterion: Criterion;
  target: { unit: string; atLeast: number };
  claim: Claim;
  set: Set;
}

function Measured({ criterion, target, claim, set }: MeasuredProps) {
  const t = useWritingWords();
  const wrong = claimProblem(criterion, claim) === 'number';
  return (
    <TextInput
      label={t('reached', { unit: target.unit })}
      description={t('targetIs', { atLeast: target.atLeast })}
      inputMode="decimal"
      className={styles['number']}
      maxLength={16}
      value={(claim.number ?? '').replace('.', ',')}
      error={wrong && t('wrongNumber')}
      onChange={(event) => set({ number: event.currentTarget.value.trim().replace(',', '.') })}
    />
  );
}

function Words({ criterion, text, set }: { criterion: Criterion; text?: string; set: Set }) {
  const t = useWritingWords();
  const { anyOf, kind, target } = criterion;
  const asked = anyOf !== null || (kind === 'measurable' && target !== null && 'text' in target);
  return (
    <Textarea
      label={t(asked ? 'describe' : 'describeMore')}
      description={target && 'text' in target ? t('targetWords', { unit: target.unit, text: target.text }) : undefined}
      rows={4}
      maxLength={4000}
      value={text ?? ''}
      onChange={(event) => set({ text: event.currentTarget.value })}
    />
  );
}
