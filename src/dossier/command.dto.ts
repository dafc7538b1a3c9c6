import { COMMANDS, itemCode, type Command, type CommandData } from '../domain/command.js';
import { BASIS_KINDS, ROLES, STATES, type Basis, type BasisKind, type Role, type State } from '../domain/vocabulary.js';
import { Choice, Flag, Group, Id, Instant, Whole } from '../platform/input.js';
import { Line, Text } from '../platform/text.decorator.js';
import type { Ask } from './move.js';

/** How the act is known; a paper by its id. */
export class BasisDto implements Basis {
  @Choice(BASIS_KINDS)
  kind: BasisKind;

  @Id({ optional: true })
  paperId?: string;
}

/** One thing that is missing, with what to do about it. */
export class SupplementItemDto {
  @Line({ max: 80, description: 'As completeness names it: report, claim:t1, evidence:t4, section:…' })
  code: string;

  @Text({ max: 2000, optional: true })
  text?: string;
}

/** Commands that a person may ask of one dossier; the rest are content routes, batches, or the program's own. */
const ASKABLE = COMMANDS.filter(
  (command) => !['CREATE', 'BLOCK_NOTED', 'BLOCK_LIFTED', 'EXTEND', 'DEADLINE_PASSED'].includes(command),
).filter((command) => !/^(SET_CLAIM|WRITE_SECTION|ADD_EVIDENCE|REMOVE_EVIDENCE|ATTACH_PAPER)$/.test(command));

/** What a command may bring, but for what is missing from the one dossier. */
class CommandFields {
  @Group(() => BasisDto, { optional: true })
  basis?: BasisDto;

  @Choice(ROLES, { optional: true, description: 'In which capacity; the one that fits when left out.' })
  capacity?: Role;

  @Text({ max: 4000, optional: true })
  reason?: string;

  @Instant({ optional: true })
  dueAt?: string;

  @Flag({ optional: true })
  duplicateConfirmed?: boolean;

  @Flag({ optional: true, description: 'REFER: the vote of a returned dossier stands.' })
  voteStands?: boolean;

  @Id({ optional: true })
  chairConfirmationId?: string;

  @Choice(STATES, { optional: true })
  target?: State;

  @Id({ optional: true })
  letterPaperId?: string;

  @Id({ optional: true })
  consentPaperId?: string;
}

export class CommandDto extends CommandFields {
  @Choice(ASKABLE)
  type: Command;

  @Group(() => SupplementItemDto, { optional: true, list: 50 })
  items?: SupplementItemDto[];
}

/** One row of a bulk action; what it brings itself goes before what is said for all. */
export class BulkItemDto extends CommandFields {
  @Id()
  id: string;

  @Whole({ least: 1, optional: true })
  version?: number;

  @Group(() => SupplementItemDto, { optional: true, list: 50, description: 'What is missing from this dossier.' })
  items?: SupplementItemDto[];
}

export class BulkDto extends CommandFields {
  @Choice(ASKABLE)
  type: Command;

  @Group(() => BulkItemDto, { list: 200 })
  items: BulkItemDto[];
}

/** The command that a request asks for. Texts stay out of its data: they become notes. */
export function askOf(dto: CommandDto, ifMatch: number | null): Ask {
  const { type, basis, capacity, reason, items, dueAt, ...rest } = dto;
  const { duplicateConfirmed, voteStands, chairConfirmationId, target, letterPaperId, consentPaperId } = rest;
  const data: CommandData = {
    ...(dueAt && { dueAt: new Date(dueAt).toISOString() }),
    ...(items && { itemCodes: [...new Set(items.map((item) => normalCode(item.code)))].sort() }),
    ...(duplicateConfirmed !== undefined && { duplicateConfirmed }),
    ...(voteStands !== undefined && { voteStands }),
    ...(chairConfirmationId && { chairConfirmationId }),
    ...(target && { target }),
    ...(letterPaperId && { letterPaperId }),
    ...(consentPaperId && { consentPaperId }),
  };
  const known = basis ?? { kind: 'screen' };
  return {
    command: type,
    data,
    basis: plain(known),
    ifMatch,
    ...(capacity && { capacity }),
    ...(reason && { reason }),
  };
}

const plain = ({ kind, paperId }: Basis): Basis => ({ kind, ...(paperId && { paperId }) });

/** `section:report` and `paper:achievementReport` are both the report. */
export function normalCode(code: string): string {
  const [kind, name] = code.split(':');
  if (kind === 'section' || kind === 'paper') return itemCode({ kind, code: name ?? '' });
  return code;
}
