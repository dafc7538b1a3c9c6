import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  COLUMN_FIELDS,
  COLUMN_LABELS,
  columnOf,
  columnProblems,
  LONGEST_TITLE,
  MOST_COLUMNS,
  WIDTH,
  type ColumnField,
  type SetColumn,
} from '#domain/set-columns.js';
import type { Sentence } from '#domain/vocabulary.js';
import { useAct } from '../api/act.ts';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { moment } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import styles from './issuing.module.css';
import { columnsBetween, setColumns, type SetColumns } from './sets.queries.ts';
import { useSetsWords } from './sets.words.ts';

/** The list that goes with a letter, in the columns that its receiver wants. */
export function SetColumnsScreen() {
  const { receiverId } = useParams({ from: '/signed-in/cot-danh-sach/$receiverId' });
  const { organisation } = useMyself();
  const query = useQuery(columnsBetween({ id: organisation.id, receiverId }));
  return (
    <LoadedPage query={query}>
      {(shown) => <Columns shown={shown} id={organisation.id} receiverId={receiverId} />}
    </LoadedPage>
  );
}

/** A column that is moved keeps what stands in it, and the focus. */
type Keyed = SetColumn & { key: string };
const keyed = (column: SetColumn): Keyed => ({ ...column, key: crypto.randomUUID() });

function Columns({ shown, id, receiverId }: { shown: SetColumns; id: string; receiverId: string }) {
  const t = useSetsWords();
  const say = useSentence();
  const [columns, setAll] = useState<Keyed[]>(() => shown.columns.map(keyed));
  const act = useAct(setColumns);
  const problems = columnProblems(columns);
  const change = (to: Keyed[]) => {
    setAll(to);
    act.forget();
  };
  const move = (index: number, by: -1 | 1) => {
    const rest = columns.toSpliced(index, 1);
    change(rest.toSpliced(index + by, 0, columns[index]!));
  };
  return (
    <Page
      title={t('columnsTitle', { receiver: shown.receiver })}
      lead={t('columnsLead')}
      above={<Link to="/to-trinh">{t('letters')}</Link>}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          act.run({ id, receiverId, columns: columns.map(({ key: _, ...column }) => column) });
        }}
      >
        <p className="dimmed">
          {shown.setBy && shown.setAt ? t('setBy', { name: shown.setBy, when: moment(shown.setAt) }) : t('never')}
        </p>
        {columns.map((column, index) => (
          <ColumnLine
            key={column.key}
            column={column}
            index={index}
            last={columns.length - 1}
            fault={problems.find(({ path }) => path === `columns[${index}].field`)?.message}
            onChange={(to) => change(columns.with(index, { ...to, key: column.key }))}
            onMove={(by) => move(index, by)}
            onDrop={() => change(columns.toSpliced(index, 1))}
          />
        ))}
        {problems
          .filter(({ path }) => path === 'columns')
          .map(({ code, message }) => (
            <p key={code} role="alert">
              {say(message)}
            </p>
          ))}
        <Refusal error={act.error} />
        {act.done && <Done>{t('saved')}</Done>}
        <div className="row">
          <Button
            variant="default"
            disabled={columns.length >= MOST_COLUMNS}
            onClick={() => change([...columns, keyed(columnOf('blank'))])}
          >
            {t('add')}
          </Button>
          <Button type="submit" loading={act.busy} disabled={problems.length > 0}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

interface ColumnLineProps {
  column: SetColumn;
  index: number;
  last: number;
  fault: Sentence | undefined;
  onChange: (to: SetColumn) => void;
  onMove: (by: -1 | 1) => void;
  onDrop: () => void;
}

function ColumnLine({ column, index, last, fault, onChange, onMove, onDrop }: ColumnLineProps) {
  const t = useSetsWords();
  const say = useSentence();
  const place = { index: index + 1 };
  return (
    <fieldset className={styles['mark']}>
      <NativeSelect
        label={t('field', place)}
        value={column.field}
        error={fault && say(fault)}
        data={COLUMN_FIELDS.map((field) => ({ value: field, label: say(COLUMN_LABELS[field]) }))}
        onChange={({ currentTarget }) => onChange(columnOf(currentTarget.value as ColumnField))}
      />
      <TextInput
        label={t('columnTitle', place)}
        value={column.title}
        maxLength={LONGEST_TITLE}
        required
        onChange={({ currentTarget }) => onChange({ ...column, title: currentTarget.value })}
      />
      <NumberInput
        label={t('width', place)}
        value={column.width}
        min={WIDTH.least}
        max={WIDTH.most}
        onChange={(width) => onChange({ ...column, width: typeof width === 'number' ? width : WIDTH.least })}
      />
      <span className="row">
        <Button
          variant="default"
          size="compact-md"
          aria-label={t('upOf', place)}
          disabled={index === 0}
          onClick={() => onMove(-1)}
        >
          {t('up')}
        </Button>
        <Button
          variant="default"
          size="compact-md"
          aria-label={t('downOf', place)}
          disabled={index === last}
          onClick={() => onMove(1)}
        >
          {t('down')}
        </Button>
        <Button variant="subtle" size="compact-md" onClick={onDrop}>
          {t('drop', place)}
        </Button>
      </span>
    </fieldset>
  );
}
