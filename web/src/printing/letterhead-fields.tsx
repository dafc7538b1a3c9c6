import { Radio, Textarea, TextInput } from '@mantine/core';
import { ROOM } from '#domain/letterhead-check.js';
import { NUMBER_TAGS, NUMBERINGS, type LetterheadSettings } from '#domain/letterhead.js';
import type { Problem } from '#domain/problem.js';
import { Section } from '../frame/page.tsx';
import { useSentence } from '../words/words.ts';
import styles from './letterhead.module.css';
import { useLetterheadWords } from './letterhead.words.ts';
import type { Typed } from './letterhead.form.ts';

type Part = keyof LetterheadSettings;

interface FieldsProps {
  typed: Typed;
  /** What stands there where nothing is typed. */
  derived: Record<Part, string>;
  problems: readonly Problem[];
  onChange: (change: Partial<Typed>) => void;
}

/** A part of the letterhead in one field; of several lines where it may have them. */
function Field({ part, hint, typed, derived, problems, onChange }: FieldsProps & { part: Part; hint?: string }) {
  const t = useLetterheadWords();
  const say = useSentence();
  const fault = problems.find(({ path }) => path === part || path.startsWith(`${part}[`));
  const props = {
    label: t(part),
    description: hint,
    placeholder: derived[part],
    error: fault && say(fault.message),
    value: typed[part],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onChange({ [part]: currentTarget.value }),
  };
  const oneLine = part !== 'recipients' && ROOM[part].lines === 1;
  return oneLine ? <TextInput {...props} /> : <Textarea {...props} minRows={2} />;
}

/** Everything that an office says of its letterhead. */
export function LetterheadFields(props: FieldsProps) {
  const t = useLetterheadWords();
  const { typed, onChange } = props;
  return (
    <>
      <Section title={t('head')}>
        <div className={styles['fields']}>
          <Field {...props} part="superior" hint={t('lines')} />
          <Field {...props} part="issuer" hint={t('lines')} />
          <Field {...props} part="place" />
          <Field {...props} part="short" />
          <Field {...props} part="councilShort" />
          <Field {...props} part="numberForm" hint={t('numberFormHint', { parts: NUMBER_TAGS.join(' ') })} />
        </div>
      </Section>
      <Section title={t('signing')}>
        <div className={styles['fields']}>
          <Field {...props} part="signedFor" />
          <Field {...props} part="position" hint={t('positionHint')} />
          <Field {...props} part="signer" />
          <Field {...props} part="recipients" hint={t('recipientsHint')} />
          <Radio.Group
            label={t('numbering')}
            value={typed.numbering}
            onChange={(chosen) => onChange({ numbering: NUMBERINGS.find((one) => one === chosen) })}
          >
            <div className="stack" data-gap="sm">
              {NUMBERINGS.map((one) => (
                <Radio key={one} value={one} label={t(one)} />
              ))}
            </div>
          </Radio.Group>
        </div>
      </Section>
    </>
  );
}
