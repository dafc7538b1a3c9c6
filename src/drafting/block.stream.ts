import { dataOf, linesOf, witness } from '../audit/witness.js';
import { statesWith } from '../domain/arrows.js';
import type { LineBody } from '../domain/line.js';

interface Block {
  nomineeId: string;
  paperId: string;
  liftPaperId: string | null;
  /** Milliseconds. */
  notedAt: number;
}

interface Stored {
  id: string;
  nomineeId: string;
  /** The rows that are this nominee now. */
  rows: string[];
  blocks: Record<string, Block>;
}

const STORED = `
  SELECT x.id, x.nominee_id AS "nomineeId", n.rows,
    (SELECT coalesce(jsonb_object_agg(b.id, jsonb_build_object('nomineeId', b.nominee_id, 'paperId', b.paper_id,
        'liftPaperId', CASE WHEN b.lifted_at IS NOT NULL THEN coalesce(b.lift_paper_id::text, 'none')
          ELSE 'not lifted by ' || b.lift_paper_id END,
        'notedAt', (extract(epoch FROM b.created_at) * 1000)::bigint)), '{}')
      FROM nominee_block b WHERE b.nominee_id = ANY(n.rows)) AS blocks
  FROM dossier x CROSS JOIN LATERAL (SELECT ARRAY(SELECT r.id FROM rows_of_nominee(x.nominee_id) r) AS rows OFFSET 0) n
  WHERE x.id = ANY($1::uuid[])`;

const LIVE: readonly string[] = statesWith('live');
/** A draft that was being made while a block was noted may not have been told of it. */
const MAKING = 60_000;

/**
 * The blocks of a dossier's nominee, as far as its trail knows of them: those that were noted while it lived, and whether
 * they were lifted while it lived. Their dates and codes are in no line. One on another row of the nominee concerns it
 * as long as the rows are one.
 */
export const blockStream = witness<Stored>('dossier', STORED, (row, lines) => {
  const { blocks } = row;
  const ofRow = (line: LineBody) => row.rows.includes(blockedBy(line, row));
  const noted = new Map(
    linesOf(lines, 'BLOCK_NOTED')
      .filter(ofRow)
      .map((line) => [blockOf(line), line]),
  );
  const lifted = new Map(
    linesOf(lines, 'BLOCK_LIFTED')
      .filter(ofRow)
      .map((line) => [blockOf(line), line]),
  );
  const known = new Set([...noted.keys(), ...lifted.keys(), ...unknownTo(lines, row, noted)]);
  const stored = [...known].map((id) => [id, blocks[id] && withoutTime(blocks[id])]);
  const told = [...known].map((id) => [id, toldOf(row, blocks[id], noted.get(id), lifted.get(id), lines)]);
  return {
    stored: { blocks: Object.fromEntries(stored) as object },
    told: { blocks: Object.fromEntries(told) as object },
  };
});

const blockOf = (line: LineBody): string => String(dataOf(line)['blockId']);

/** The row that the block of a line stands on. */
const blockedBy = (line: LineBody, { nomineeId }: Stored): string => String(dataOf(line)['blockedId'] ?? nomineeId);

const withoutTime = ({ nomineeId, paperId, liftPaperId }: Block) => ({ nomineeId, paperId, liftPaperId });

/** Blocks that came on its own row while the dossier lived, and that no line of it tells of. */
const unknownTo = (lines: readonly LineBody[], { blocks, nomineeId }: Stored, noted: Map<string, LineBody>): string[] =>
  Object.entries(blocks)
    .filter(([id, block]) => !noted.has(id) && block.nomineeId === nomineeId && livedAt(lines, block.notedAt))
    .map(([id]) => id);

function livedAt(lines: readonly LineBody[], instant: number): boolean {
  const before = lines.filter(({ at }) => Date.parse(at) < instant - MAKING).at(-1);
  const after = lines.find(({ at }) => Date.parse(at) >= instant - MAKING && Date.parse(at) <= instant + MAKING);
  return before !== undefined && after === undefined && LIVE.includes(before.to);
}

function toldOf(
  row: Stored,
  block: Block | undefined,
  note: LineBody | undefined,
  lift: LineBody | undefined,
  lines: readonly LineBody[],
): object | undefined {
  const told = note ?? lift;
  if (!told) return undefined;
  const nomineeId = blockedBy(told, row);
  const seen = lines.slice(note?.seq ?? 0).every((line) => sees(line, nomineeId === row.nomineeId));
  return {
    nomineeId,
    paperId: note?.basis.paperId ?? block?.paperId,
    liftPaperId: lift?.basis.paperId ?? (seen ? null : (block?.liftPaperId ?? null)),
  };
}

/** Whether a dossier is told of what comes after a line: it lives, and is not parted from the row of the block. */
const sees = ({ to, command }: LineBody, own: boolean): boolean =>
  LIVE.includes(to) && (own || command !== 'SPLIT_NOMINEE');
