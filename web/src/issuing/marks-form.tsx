import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MARK_KINDS, MARK_LABELS, type Mark as OnPaper } from '#domain/outgoing.js';
import { useAct } from '../api/act.ts';
import { Section } from '../frame/page.tsx';
import { DayField } from '../parts/day-field.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNow } from '../words/now.ts';
import { dayAhead, dayInWords } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import { markPaper } from './issuing.acts.ts';
import styles from './issuing.module.css';
import type { Outgoing } from './issuing.queries.ts';
import { useIssuingWords } from './issuing.words.ts';

const blank = (day: string): OnPaper => ({ kind: 'signed', name: '', position: '', day });

/** Who has put what on the paper, line by line; until it has its number a line can be taken away again. */
export function MarksForm({ paper }: { paper: Outgoing }) {
  const t = useIssuingWords();
  const today = dayAhead(useNow(), 0);
  const kept = paper.state === 'issued' || paper.state === 'locked' ? paper.marks.length : 0;
  const [marks, setMarks] = useState<OnPaper[]>(() => (paper.marks.length > 0 ? paper.marks : [blank(today)]));
  const [originals, setOriginals] = useState<number | string>(paper.originals ?? '');
  const act = useAct(markPaper);
  const change = (index: number, part: Partial<OnPaper>) =>
    setMarks(marks.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const send = () => {
    const filled = marks.filter(({ name }) => name.trim() !== '');
    const told = filled.map(({ position, ...one }) => ({ ...one, ...(position?.trim() && { position }) }));
    act.run({ seen: paper, marks: told, ...(typeof originals === 'number' && { originals }) });
  };
  return (
    <Section title={t('marks')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {marks.map((one, index) => (
          <MarkLine
            key={index}
            mark={one}
            fixed={index < kept}
            onChange={(part) => change(index, part)}
            onDrop={() => setMarks(marks.filter((_, at) => at !== index))}
          />
        ))}
        <div>
          <Button variant="default" size="sm" onClick={() => setMarks([...marks, blank(today)])}>
            {t('addMark')}
          </Button>
        </div>
        <NumberInput
          className={styles['short']}
          label={t('originals')}
          min={1}
          max={100}
          allowDecimal={false}
          value={originals}
          onChange={setOriginals}
        />
        <Refusal error={act.error} />
        <div>
          <Button type="submit" loading={act.busy}>
            {t('saveMarks')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

interface MarkLineProps {
  mark: OnPaper;
  fixed: boolean;
  onChange: (part: Partial<OnPaper>) => void;
  onDrop: () => void;
}

function MarkLine({ mark, fixed, onChange, onDrop }: MarkLineProps) {
  const t = useIssuingWords();
  const say = useSentence();
  return (
    <fieldset className={styles['mark']} disabled={fixed}>
      <NativeSelect
        label={t('kind')}
        value={mark.kind}
        onChange={(event) => onChange({ kind: event.currentTarget.value as OnPaper['kind'] })}
        data={MARK_KINDS.map((kind) => ({ value: kind, label: say(MARK_LABELS[kind]) }))}
      />
      <TextInput
        label={t('person')}
        maxLength={200}
        value={mark.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('position')}
        maxLength={200}
        value={mark.position ?? ''}
        onChange={(event) => onChange({ position: event.currentTarget.value })}
      />
      <DayField
        label={t('day')}
        required
        value={mark.day}
        onChange={(event) => onChange({ day: event.currentTarget.value })}
      />
      {!fixed && mark.name !== '' && (
        <Button variant="subtle" size="sm" onClick={onDrop}>
          {t('dropMark', { name: mark.name })}
        </Button>
      )}
    </fieldset>
  );
}

/** The same, for whoever only reads. */
export function MarksTold({ paper }: { paper: Outgoing }) {
  const t = useIssuingWords();
  const say = useSentence();
  const columns: Column<OnPaper & { at: number }>[] = [
    { key: 'person', head: t('person'), cell: ({ name }) => name, naming: true },
    { key: 'kind', head: t('kind'), cell: ({ kind }) => say(MARK_LABELS[kind]) },
    { key: 'position', head: t('position'), cell: ({ position }) => position ?? '' },
    { key: 'day', head: t('day'), cell: ({ day }) => dayInWords(day) },
  ];
  return (
    <Section title={t('marks')}>
      {paper.marks.length === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <ListTable
          caption={t('marks')}
          columns={columns}
          rows={paper.marks.map((one, at) => ({ ...one, at }))}
          idOf={({ at }) => String(at)}
        />
      )}
    </Section>
  );
}
