import { dataOf, linesOf, witness } from '../audit/witness.js';
import { statesWith } from '../domain/arrows.js';
import type { LineBody } from '../domain/line.js';

interface Block {
  paperId: string;
  liftPaperId: string | null;
  /** Milliseconds. */
  notedAt: number;
}

interface Stored {
  id: string;
  blocks: Record<string, Block>;
}

const STORED = `
  WITH asked AS (SELECT id, nominee_id FROM dossier WHERE id = ANY($1::uuid[])), noted AS (
    SELECT b.nominee_id, jsonb_object_agg(b.id, jsonb_build_object('paperId', b.paper_id,
      'liftPaperId', CASE WHEN b.lifted_at IS NOT NULL THEN b.lift_paper_id END,
      'notedAt', (extract(epoch FROM b.created_at) * 1000)::bigint)) AS blocks
    FROM nominee_block b WHERE b.nominee_id IN (SELECT nominee_id FROM asked) GROUP BY b.nominee_id
  )
  SELECT a.id, coalesce(n.blocks, '{}') AS blocks FROM asked a LEFT JOIN noted n ON n.nominee_id = a.nominee_id`;

const LIVE: readonly string[] = statesWith('live');
/** A draft that was being made while a block was noted may not have been told of it. */
const MAKING = 60_000;

/**
 * The blocks of a dossier's nominee, as far as its trail knows of them: those that were noted while it lived, and whether
 * they were lifted while it lived. Their dates and codes are in no line.
 */
export const blockStream = witness<Stored>('dossier', STORED, ({ blocks }, lines) => {
  const noted = new Map(linesOf(lines, 'BLOCK_NOTED').map((line) => [blockOf(line), line]));
  const lifted = new Map(linesOf(lines, 'BLOCK_LIFTED').map((line) => [blockOf(line), line]));
  const known = new Set([...noted.keys(), ...lifted.keys(), ...unknownTo(lines, blocks, noted)]);
  const stored = [...known].map((id) => [id, blocks[id] && withoutTime(blocks[id])]);
  const told = [...known].map((id) => [id, toldOf(id, blocks[id], noted, lifted, lines)]);
  return {
    stored: { blocks: Object.fromEntries(stored) as object },
    told: { blocks: Object.fromEntries(told) as object },
  };
});

const blockOf = (line: LineBody): string => String(dataOf(line)['blockId']);

const withoutTime = ({ paperId, liftPaperId }: Block) => ({ paperId, liftPaperId });

/** Blocks that came while the dossier lived, and that no line of it tells of. */
const unknownTo = (lines: readonly LineBody[], blocks: Stored['blocks'], noted: Map<string, LineBody>): string[] =>
  Object.entries(blocks)
    .filter(([id, { notedAt }]) => !noted.has(id) && livedAt(lines, notedAt))
    .map(([id]) => id);

function livedAt(lines: readonly LineBody[], instant: number): boolean {
  const before = lines.filter(({ at }) => Date.parse(at) < instant - MAKING).at(-1);
  const after = lines.find(({ at }) => Date.parse(at) >= instant - MAKING && Date.parse(at) <= instant + MAKING);
  return before !== undefined && after === undefined && LIVE.includes(before.to);
}

function toldOf(
  id: string,
  block: Block | undefined,
  noted: Map<string, LineBody>,
  lifted: Map<string, LineBody>,
  lines: readonly LineBody[],
): object | undefined {
  const [note, lift] = [noted.get(id), lifted.get(id)];
  if (!note && !lift) return undefined;
  const seen = lines.slice(note?.seq ?? 0).every(({ to }) => LIVE.includes(to));
  return {
    paperId: note?.basis.paperId ?? block?.paperId,
    liftPaperId: lift?.basis.paperId ?? (seen ? null : (block?.liftPaperId ?? null)),
  };
}
