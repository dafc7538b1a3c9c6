import { CARRIER } from './batch-lines.js';
import type { Command, CommandData, ContentChange } from './command.js';
import type { LineBody } from './line.js';

/** What each content command changes. No other command changes what a dossier holds. */
const CHANGES: Partial<Record<Command, ContentChange['kind']>> = {
  SET_CLAIM: 'claim',
  WRITE_SECTION: 'section',
  ADD_EVIDENCE: 'evidence',
  REMOVE_EVIDENCE: 'evidence',
  ATTACH_PAPER: 'paper',
};

/** What is wrong with a line of a dossier beside its arrow and its guards. */
export function misfitOf(line: LineBody, before: LineBody | undefined): string | undefined {
  return outOfTime(line, before) ?? wrongChange(line) ?? wrongBatch(line);
}

/** Time does not run backwards along a stream: the ledger writes no line that is older than the one before it. */
export const outOfTime = ({ at }: LineBody, before: LineBody | undefined): string | undefined =>
  before && at < before.at ? 'it is older than the line before it' : undefined;

function wrongChange({ command, data }: LineBody): string | undefined {
  const { change } = data as CommandData;
  const kind = CHANGES[command as Command];
  if (!change) return kind && `${command} says nothing of what it changed`;
  if (change.kind !== kind) return `${command} changes no ${change.kind}`;
  const gone = command === 'REMOVE_EVIDENCE';
  return (change.digest === null) === gone && (change.contentId === null) === gone
    ? undefined
    : `${command} says nothing of what was kept`;
}

function wrongBatch({ command, data }: LineBody): string | undefined {
  const { batch } = data as CommandData;
  if (!batch || batch.kind === CARRIER[command as Command]) return undefined;
  return `${command} is not given by a ${batch.kind}`;
}
