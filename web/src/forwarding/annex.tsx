import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NOMINEE_KINDS, type NomineeKind } from '#domain/vocabulary.js';
import { ListTable, type Choosing, type Column } from '../parts/list-table.tsx';
import styles from './forwarding.module.css';
import { sayLetter, useLetterWords } from './letter.words.ts';

export interface AnnexRow {
  dossierId: string;
  nominee: { name: string; kind: NomineeKind };
  unit: { name: string };
  awardCode: string;
}

interface AnnexProps<Row> {
  /** Which list it is; each on a page has its own name. */
  caption: string;
  rows: readonly Row[];
  titleOf: (awardCode: string) => string;
  /** Beside number, name, unit and award. */
  more?: readonly Column<Row>[];
  choosing?: Choosing;
  below?: (row: Row) => ReactNode;
}

/** Collectives before individuals, each numbered by itself, in the order of the letter. */
const KINDS: readonly NomineeKind[] = ['collective', ...NOMINEE_KINDS.filter((kind) => kind !== 'collective')];

const groupsOf = <Row extends AnnexRow>(rows: readonly Row[]) =>
  KINDS.map((kind) => ({ kind, rows: rows.filter(({ nominee }) => nominee.kind === kind) })).filter(
    (group) => group.rows.length > 0,
  );

/** The list of a letter or a decision as its annex has it. */
export function Annex<Row extends AnnexRow>({ caption, rows, titleOf, more = [], choosing, below }: AnnexProps<Row>) {
  const t = useLetterWords();
  return (
    <div className="stack" data-gap="lg">
      {groupsOf(rows).map((group) => (
        <div key={group.kind} className={styles['group']}>
          <h3>
            {t(group.kind)} ({group.rows.length})
          </h3>
          <ListTable
            caption={`${caption}: ${t(group.kind)}`}
            rows={group.rows}
            idOf={({ dossierId }) => dossierId}
            nameOf={({ nominee }) => nominee.name}
            choosing={choosing && within(choosing, group.rows)}
            below={below}
            columns={[
              { key: 'number', head: t('numberInList'), cell: (row) => group.rows.indexOf(row) + 1 },
              { key: 'name', head: t('name'), naming: true, cell: (row) => <Name row={row} /> },
              { key: 'unit', head: t('unit'), cell: ({ unit }) => unit.name },
              { key: 'award', head: t('award'), cell: ({ awardCode }) => titleOf(awardCode) },
              ...more,
            ]}
          />
        </div>
      ))}
    </div>
  );
}

function Name({ row: { dossierId, nominee } }: { row: AnnexRow }) {
  return (
    <Link to="/ho-so/$id" params={{ id: dossierId }}>
      {nominee.name}
    </Link>
  );
}

/** "All" of one group leaves what was chosen in the others. */
function within({ chosen, choose }: Choosing, rows: readonly AnnexRow[]): Choosing {
  const here = new Set(rows.map(({ dossierId }) => dossierId));
  const others = [...chosen].filter((id) => !here.has(id));
  return {
    chosen: new Set([...chosen].filter((id) => here.has(id))),
    choose: (ids) => choose(new Set([...others, ...ids])),
  };
}

/** The same list as plain text, to be pasted into a message or a document. */
export const annexText = (title: string, rows: readonly AnnexRow[], titleOf: (code: string) => string): string =>
  [
    title,
    ...groupsOf(rows).flatMap((group) => [
      '',
      `${sayLetter(group.kind)} (${group.rows.length})`,
      ...group.rows.map(
        ({ nominee, unit, awardCode }, index) => `${index + 1}. ${nominee.name}; ${unit.name}; ${titleOf(awardCode)}`,
      ),
    ]),
  ].join('\n');
