import { dataOf, linesOf, witness } from '../audit/witness.js';
import type { LineBody } from '../domain/line.js';
import { issuedDigest, marksCounted, type Mark } from '../domain/outgoing.js';

interface Stored {
  id: string;
  columns: Record<string, unknown>;
  marks: Mark[];
  number: string | null;
  date: string | null;
  entry: { serial: number; drawn: boolean } | null;
}

const STORED = `
  SELECT x.id, x.marks, p.number, p.date::text AS date,
    jsonb_build_object('form', x.form, 'subjectId', x.subject_id, 'edition', x.edition, 'replacesId', x.replaces_id,
      'printed', x.printed_sha256, 'printedSize', x.printed_size, 'originals', x.originals, 'differing', x.differing,
      'scan', p.file_sha256, 'scanSize', p.file_size) AS columns,
    (SELECT jsonb_build_object('serial', e.serial, 'drawn', e.drawn) FROM register_entry e WHERE e.paper_id = x.id) AS entry
  FROM outgoing x JOIN paper p ON p.id = x.id WHERE x.id = ANY($1::uuid[])`;

/** A paper of ours: what was printed, how many have signed, its number by its digest, and the copy that locked it. */
export const outgoingStream = witness<Stored>('outgoing', STORED, (row, lines) => {
  const { form, subjectId, edition, replacesId = null } = dataOf(lines[0]);
  const printed = dataOf(linesOf(lines, 'PRINT_PAPER', 'CORRECT_PAPER').at(-1));
  const [issued] = linesOf(lines, 'ISSUE_PAPER');
  const [locked] = linesOf(lines, 'LOCK_PAPER');
  const { serial, drawn, differing = [] } = dataOf(issued);
  const marked = markedIn(lines);
  return {
    stored: {
      ...row.columns,
      ...marksCounted(row.marks),
      issued: issued ? digestOf(row) : [row.number, row.date],
      entry: row.entry,
    },
    told: {
      ...{ form, subjectId, edition, replacesId, printed: printed['sha256'], printedSize: printed['size'], differing },
      ...marked,
      ...{ scan: dataOf(locked)['sha256'] ?? null, scanSize: dataOf(locked)['size'] ?? null },
      ...{
        issued: issued ? issued.contentDigest : [null, null],
        entry: serial === undefined ? null : { serial, drawn },
      },
    },
  };
});

const digestOf = ({ number, date }: Stored): string => issuedDigest(number, date);

/** What is printed anew bears no mark. */
function markedIn(lines: readonly LineBody[]) {
  const last = linesOf(lines, 'MARK_PAPER', 'PRINT_PAPER').at(-1);
  const originals = dataOf(linesOf(lines, 'MARK_PAPER').at(-1))['originals'] ?? null;
  if (last?.command !== 'MARK_PAPER') return { ...marksCounted([]), originals };
  const { signed, confirmed, stamped } = dataOf(last);
  return { signed, confirmed, stamped, originals };
}
