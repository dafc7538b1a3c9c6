import { BallotRow, type Marks } from './ballot-row.tsx';
import { closedBy, markedAs } from './ballot-rows.ts';
import type { Sheet } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import styles from './ballot.module.css';

interface BallotListProps {
  rows: Sheet['dossiers'];
  recused: ReadonlySet<string>;
  marks: Marks;
  onMarks: (marks: Marks) => void;
}

/** Every name with its boxes, numbered; on a member's own ballot and where one is entered from paper. */
export function BallotList({ rows, recused, marks, onMarks }: BallotListProps) {
  const t = useCouncilWords();
  return (
    <ol className={styles['ballot']}>
      {rows.map((row, index) => {
        const closed = closedBy(row, recused);
        return (
          <BallotRow
            key={row.dossierId}
            row={row}
            number={index + 1}
            closed={closed && t(closed)}
            mark={marks[row.dossierId]}
            onMark={(choice) => onMarks(markedAs(marks, row.dossierId, choice))}
          />
        );
      })}
    </ol>
  );
}
