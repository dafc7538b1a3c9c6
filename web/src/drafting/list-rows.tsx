import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type ClipboardEvent } from 'react';
import type { Campaign } from '#domain/campaign.js';
import { kindOf } from '#domain/nominee-kind.js';
import { NOMINEE_KINDS, type NomineeKind } from '#domain/vocabulary.js';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { ListVerdict } from './list-verdict.tsx';
import styles from './list.module.css';
import { useListWords } from './list.words.ts';
import { awardsFor, isBlank, type ListRow, type Verdict } from './unit-list.ts';

interface ListRowsProps {
  rows: ListRow[];
  told: Map<string, Verdict>;
  plan: Campaign;
  onRows: (next: (now: ListRow[]) => ListRow[]) => void;
  onTyping: (row: ListRow | undefined) => void;
  /** A list that was pasted into a name. */
  onPaste: (text: string) => void;
}

/** The lines of a unit's list, each to be typed over, looked up and taken away. */
export function ListRows(props: ListRowsProps) {
  const t = useListWords();
  const columns = useColumns(props);
  return <ListTable caption={t('names')} columns={columns} rows={props.rows} idOf={({ key }) => key} />;
}

function useColumns({ rows, told, plan, onRows, onTyping, onPaste }: ListRowsProps): Column<ListRow>[] {
  const t = useListWords();
  const set = (key: string, part: Partial<ListRow>) =>
    onRows((now) => now.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const kinds = NOMINEE_KINDS.filter((kind) => awardsFor(plan.awards, kind).length > 0);
  const at = (row: ListRow) => rows.indexOf(row) + 1;
  return [
    { key: 'at', head: t('at'), number: true, cell: at },
    {
      key: 'name',
      head: t('name'),
      cell: (row) => (
        <>
          <NameCell
            row={row}
            at={at(row)}
            onName={(name) => set(row.key, renamed(row, name, plan))}
            onTyping={(name) => onTyping(name === row.name ? undefined : { ...row, ...renamed(row, name, plan) })}
            onPaste={onPaste}
          />
          <ListVerdict row={row} verdict={told.get(row.key)} onChoose={(choice) => set(row.key, { choice })} />
        </>
      ),
    },
    {
      key: 'kind',
      head: t('kind'),
      cell: (row) => (
        <NativeSelect
          className={styles['kind']}
          aria-label={t('kindAt', { at: at(row) })}
          value={row.kind}
          onChange={(event) => {
            const kind = event.currentTarget.value as NomineeKind;
            set(row.key, { kind, choice: null, awardCode: awardsFor(plan.awards, kind)[0]?.code ?? '' });
          }}
          data={(kinds.includes(row.kind) ? kinds : [...kinds, row.kind]).map((kind) => ({
            value: kind,
            label: t(kind),
          }))}
        />
      ),
    },
    {
      key: 'award',
      head: t('award'),
      cell: (row) => (
        <NativeSelect
          className={styles['award']}
          aria-label={t('awardAt', { at: at(row) })}
          value={row.awardCode}
          onChange={(event) => set(row.key, { awardCode: event.currentTarget.value })}
          data={awardsFor(plan.awards, row.kind).map(({ code, title }) => ({ value: code, label: title }))}
        />
      ),
    },
    {
      key: 'year',
      head: t('year'),
      cell: (row) => (
        <TextInput
          aria-label={t('yearAt', { at: at(row) })}
          className={styles['year']}
          inputMode="numeric"
          maxLength={4}
          value={row.year}
          onChange={(event) => set(row.key, { year: event.currentTarget.value.replaceAll(/\D/g, ''), choice: null })}
        />
      ),
    },
    {
      key: 'remove',
      head: t('change'),
      notPrinted: true,
      cell: (row) => (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onRows((now) => now.filter(({ key }) => key !== row.key))}
        >
          {t('removeRow')}
          <span className="seen-by-readers-only"> {t('rowNamed', { at: at(row), name: row.name })}</span>
        </Button>
      ),
    },
  ];
}

/** Under another name it is looked up anew; typed into a blank line, it is what such a name most likely is. */
function renamed(row: ListRow, name: string, { awards }: Campaign): Partial<ListRow> {
  const kind = kindOf(name.trim());
  const [award] = awardsFor(awards, kind);
  return { name, choice: null, ...(isBlank(row) && award && { kind, awardCode: award.code }) };
}

interface NameCellProps {
  row: ListRow;
  at: number;
  onName: (name: string) => void;
  onTyping: (name: string) => void;
  onPaste: (text: string) => void;
}

/** Looked up when it is left, not with every letter: lines are slow. What is half typed is kept on the device all the same. */
function NameCell({ row, at, onName, onTyping, onPaste }: NameCellProps) {
  const t = useListWords();
  const [typed, type] = useState(row.name);
  const [seen, see] = useState(row.name);
  if (seen !== row.name) {
    see(row.name);
    type(row.name);
  }
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!/[\n\t]/.test(text.trim())) return;
    event.preventDefault();
    onPaste(text);
  };
  const leave = () => {
    if (typed !== row.name) onName(typed);
  };
  return (
    <>
      <TextInput
        aria-label={t('nameAt', { at })}
        className={styles['name']}
        maxLength={300}
        value={typed}
        onChange={(event) => {
          type(event.currentTarget.value);
          onTyping(event.currentTarget.value);
        }}
        onBlur={leave}
        onPaste={paste}
      />
      {row.note !== '' && <span className="dimmed small">{row.note}</span>}
    </>
  );
}
