import type { Criterion } from '#domain/campaign.js';
import { ChoiceAt, LinesAt, LongAt, MaybeAt, NumberAt, TextAt, type Part } from './plan-fields.tsx';
import styles from './plan.module.css';
import { usePlanWords } from './plan.words.ts';

/** What a criterion asks, how it is judged, and what is asked to prove it. */
export function CriterionFields({ value, path, onChange }: Part<Criterion>) {
  const t = usePlanWords();
  const set = (part: Partial<Criterion>) => onChange({ ...value, ...part });
  return (
    <>
      <LongAt path={`${path}.text`} label={t('text')} value={value.text} onChange={(text) => set({ text })} />
      <div className={styles['pair']}>
        <TextAt path={`${path}.code`} label={t('code')} value={value.code} onChange={(code) => set({ code })} />
        <ChoiceAt
          path={`${path}.kind`}
          label={t('kind')}
          value={value.kind}
          options={(['measurable', 'judged'] as const).map((kind) => ({ value: kind, label: t(kind) }))}
          onChange={(kind) =>
            set({ kind, target: kind === 'judged' ? null : (value.target ?? { unit: '', atLeast: 1 }) })
          }
        />
        <ChoiceAt
          path={`${path}.evidence`}
          label={t('evidence')}
          value={value.evidence}
          options={(['none', 'optional', 'required'] as const).map((one) => ({ value: one, label: t(one) }))}
          onChange={(evidence) => set({ evidence })}
        />
      </div>
      {value.target && (
        <TargetFields path={`${path}.target`} value={value.target} onChange={(target) => set({ target })} />
      )}
      <details className={styles['part']} open={value.anyOf !== null || undefined}>
        <summary>{t('anyOf')}</summary>
        <LinesAt
          path={`${path}.anyOf`}
          label={t('anyOf')}
          value={value.anyOf?.map(({ text }) => text) ?? []}
          onChange={(texts) => set({ anyOf: alternatives(texts, value.anyOf) })}
        />
      </details>
    </>
  );
}

/** A kind that stays keeps its code; a new one gets a number. */
function alternatives(texts: readonly string[], before: Criterion['anyOf']): Criterion['anyOf'] {
  if (texts.length === 0) return null;
  return texts.map((text, index) => ({
    code: before?.find((one) => one.text === text)?.code ?? before?.[index]?.code ?? `loai-${index + 1}`,
    text,
  }));
}

type Target = NonNullable<Criterion['target']>;

function TargetFields({ value, path, onChange }: Part<Target>) {
  const t = usePlanWords();
  const { unit } = value;
  const text = 'text' in value ? value.text : null;
  return (
    <div className={styles['pair']}>
      <TextAt
        path={`${path}.unit`}
        label={t('unit')}
        value={unit}
        onChange={(to) => onChange({ ...value, unit: to })}
      />
      <NumberAt
        path={`${path}.atLeast`}
        label={t('atLeast')}
        value={'atLeast' in value ? value.atLeast : null}
        onChange={(atLeast) => onChange(atLeast === null ? { unit, text: text ?? '' } : { unit, atLeast })}
      />
      <MaybeAt
        path={`${path}.text`}
        label={t('targetText')}
        value={text}
        onChange={(to) => onChange(to === null ? { unit, atLeast: 1 } : { unit, text: to })}
      />
    </div>
  );
}
