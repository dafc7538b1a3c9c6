import { Checkbox } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { defineWords } from '../words/words.ts';
import styles from './list-table.module.css';

const { useWords } = defineWords('list', {
  vi: { chooseAll: 'Chọn tất cả', choose: 'Chọn {{name}}' },
  en: { chooseAll: 'Choose all', choose: 'Choose {{name}}' },
});

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand right, under one another. */
  number?: boolean;
  /** The column that names the row: its heading for readers, its title on a phone. */
  naming?: boolean;
  /** Of use on a screen only, such as a button. */
  notPrinted?: boolean;
}

export interface Choosing {
  chosen: ReadonlySet<string>;
  choose: (ids: ReadonlySet<string>) => void;
}

interface ListTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  idOf: (row: Row) => string;
  nameOf?: (row: Row) => string;
  choosing?: Choosing;
  /** What is opened under a row, over its whole width; nothing where it is closed. */
  below?: (row: Row) => ReactNode;
}

/** A list as people in an office know it; on a phone each row is a small card with the same words. */
export function ListTable<Row>({ caption, columns, rows, idOf, nameOf = idOf, choosing, below }: ListTableProps<Row>) {
  const t = useWords();
  const all = choosing !== undefined && rows.length > 0 && rows.every((row) => choosing.chosen.has(idOf(row)));
  return (
    <div className={styles['around']} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles['table']}>
        <caption className="seen-by-readers-only">{caption}</caption>
        <thead>
          <tr>
            {choosing && (
              <th scope="col" className="not-printed">
                <Checkbox
                  aria-label={t('chooseAll')}
                  checked={all}
                  indeterminate={!all && choosing.chosen.size > 0}
                  onChange={() => choosing.choose(new Set(all ? [] : rows.map(idOf)))}
                />
              </th>
            )}
            {columns.map(({ key, head, number, notPrinted }) => (
              <th
                key={key}
                scope="col"
                data-number={number || undefined}
                className={notPrinted ? 'not-printed' : undefined}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={idOf(row)}>
              <tr data-chosen={choosing?.chosen.has(idOf(row)) || undefined}>
                {choosing && (
                  <td className="not-printed">
                    <Checkbox
                      aria-label={t('choose', { name: nameOf(row) })}
                      checked={choosing.chosen.has(idOf(row))}
                      onChange={() => choosing.choose(toggled(choosing.chosen, idOf(row)))}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} />
                ))}
              </tr>
              <Below span={columns.length + (choosing ? 1 : 0)}>{below?.(row)}</Below>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Below({ span, children }: { span: number; children: ReactNode }) {
  if (!children) return null;
  return (
    <tr className={styles['below']}>
      <td colSpan={span}>{children}</td>
    </tr>
  );
}

function Cell<Row>({ column: { head, cell, number, naming, notPrinted }, row }: { column: Column<Row>; row: Row }) {
  if (naming) return <th scope="row">{cell(row)}</th>;
  return (
    <td data-head={head} data-number={number || undefined} className={notPrinted ? 'not-printed' : undefined}>
      {cell(row)}
    </td>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
