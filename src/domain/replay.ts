import { arrowsOf } from './arrows.js';
import { leadsTo, type BatchKind } from './batches.js';
import { COMMANDS, type Act, type Command, type CommandData, type ContentChange } from './command.js';
import { digestsOf as digested, type ContentItem } from './content.js';
import { decide, type Decision, type DossierFacts } from './decide.js';
import { misfitOf, outOfTime } from './line-rules.js';
import { LIFE_CYCLE, type LineBody } from './line.js';
import { BLANK_MEMORY, remember, type Memory } from './memory.js';
import { mayAct, type Actor } from './permissions.js';
import type { Refusal } from './refusals.js';
import type { GuardFacts } from './trial.js';
import { STATES, type State } from './vocabulary.js';

/** A line that the life cycle does not allow: its arrow does not exist, or its guards do not hold on what it recorded. */
export interface ReplayFault {
  seq: number;
  kind: 'badArrow' | 'badGuard';
  detail: string;
}

/** A piece that a dossier holds, with the version of its content that its line named. */
export interface HeldItem extends ContentItem {
  contentId: string | null;
}

/** What a dossier is by its trail alone. After a fault the replay goes on from where the line says it went. */
export interface Replayed {
  faults: ReplayFault[];
  state: State;
  memory: Memory;
  /** What it holds, as far as ids and digests tell. */
  items: HeldItem[];
  contentDigest: string;
}

interface Standing {
  state: State;
  memory: Memory;
  items: HeldItem[];
}

/** Decides every line again, on the facts, the data, the capacity, the basis and the instant that it recorded. */
export function replayDossier(lines: readonly LineBody[]): Replayed {
  const faults: ReplayFault[] = [];
  let standing: Standing = { state: 'draft', memory: BLANK_MEMORY, items: [] };
  for (const [index, line] of lines.entries()) {
    const tell = (kind: ReplayFault['kind'], detail: string) => faults.push({ seq: line.seq, kind, detail });
    const misfit = misfitOf(line, lines[index - 1]);
    if (misfit) tell('badGuard', misfit);
    standing = index === 0 ? begun(line, tell) : next(standing, line, tell);
    const differs = line.contentDigest !== digestsOf(standing.items).content;
    if (differs && !faults.some((fault) => fault.detail === OTHER_CONTENT)) tell('badGuard', OTHER_CONTENT);
  }
  return { faults, ...standing, contentDigest: digestsOf(standing.items).content };
}

/** Told once: every later line would say it again. */
const OTHER_CONTENT = 'its content digest is not that of the recorded changes';

type Tell = (kind: ReplayFault['kind'], detail: string) => void;

function begun(line: LineBody, tell: Tell): Standing {
  if (line.command !== 'CREATE' || line.from !== null || line.to !== 'draft') {
    tell('badArrow', `a dossier begins with CREATE into draft, not with ${arrow(line)}`);
  }
  const act = actIn(line);
  if (!mayAct(actorIn(line), 'CREATE', 'draft', act.capacity, act.basis)) tell('badGuard', notTheirs(line));
  return { state: stateIn(line) ?? 'draft', memory: { ...BLANK_MEMORY, dueAt: act.data.dueAt ?? null }, items: [] };
}

function next(standing: Standing, line: LineBody, tell: Tell): Standing {
  const items = changed(standing.items, actIn(line).data.change);
  const after = { state: stateIn(line) ?? standing.state, memory: standing.memory, items };
  const obstacle = cannotBeJudged(standing, line);
  if (obstacle) {
    tell('badArrow', obstacle);
    return after;
  }
  const digests = digestsOf(standing.items);
  const lie = wrongFact(standing.memory, line.facts, digests);
  if (lie) tell('badGuard', lie);
  const decision = judged({ ...standing, facts: line.facts, digests }, line, tell);
  if (!decision) return { ...after, memory: asIfAllowed(standing, line, digests) };
  if (decision.to !== line.to) tell('badArrow', `${arrow(line)}: the life cycle leads to ${decision.to}`);
  return { ...after, memory: decision.memory };
}

/** What keeps a line from being asked of the life cycle at all. */
function cannotBeJudged({ state }: Standing, line: LineBody): string | undefined {
  if (line.lifeCycle !== LIFE_CYCLE) return `life-cycle version ${line.lifeCycle} is not known`;
  if (line.from !== state) return `${arrow(line)}, but the trail stands at ${state}`;
  if (!stateIn(line) || !(COMMANDS as readonly string[]).includes(line.command)) return `${arrow(line)} is no arrow`;
  return undefined;
}

/** The decision that the line records, taken again; undefined where it is refused now. */
function judged(dossier: DossierFacts, line: LineBody, tell: Tell): Decision | undefined {
  if ((line.actorId === null) !== (line.capacity === 'system')) tell('badGuard', notTheirs(line));
  try {
    const decision = decide(dossier, actIn(line), actorIn(line), line.at);
    if (decision.ok) return decision;
    tell(kindOf(decision.refusal), `${arrow(line)}: ${decision.refusal.code}`);
  } catch (error) {
    tell('badGuard', `${arrow(line)}: ${(error as Error).message}`);
  }
  return undefined;
}

/** What the arrow that a refused line took would have left behind, so that one fault is not told as many. */
function asIfAllowed({ state, memory }: Standing, line: LineBody, digests: DossierFacts['digests']): Memory {
  const taken = arrowsOf(state).find((one) => one.command === line.command && (one.to ?? state) === line.to);
  const { data, at: now, actorId, facts } = line;
  const decidedHere = (facts as Partial<GuardFacts>).decidedHere ?? memory.decidedHere;
  const happening = { data: data as CommandData, from: state, now, actorId, digests, decidedHere };
  return remember(memory, taken?.effects ?? [], happening);
}

const kindOf = ({ code }: Refusal): ReplayFault['kind'] =>
  code === 'dossier.archived' || code === 'move.notFromHere' ? 'badArrow' : 'badGuard';

/** Facts that the trail itself knows: whether the content is still what the council voted for. */
function wrongFact(
  { voted }: Memory,
  facts: Partial<GuardFacts>,
  digests: DossierFacts['digests'],
): string | undefined {
  const { coreAsVoted, contentAsVoted } = facts;
  if (coreAsVoted !== undefined && coreAsVoted !== (digests.core === voted?.core))
    return 'coreAsVoted is not what the trail says';
  return contentAsVoted === undefined || contentAsVoted === (digests.content === voted?.content)
    ? undefined
    : 'contentAsVoted is not what the trail says';
}

type Digests = DossierFacts['digests'];

/** Most lines change nothing of what a dossier holds, so that the same list is asked for again and again. */
const DIGESTS = new WeakMap<readonly HeldItem[], Digests>();

function digestsOf(items: readonly HeldItem[]): Digests {
  const known = DIGESTS.get(items) ?? digested(items);
  DIGESTS.set(items, known);
  return known;
}

/** The items after a change, the very same list where there is none; `filled` plays no part in digests. */
function changed(items: HeldItem[], change: ContentChange | undefined): HeldItem[] {
  if (!change) return items;
  const others = items.filter((item) => item.kind !== change.kind || item.code !== change.code);
  const { kind, code, criterion = null, contentId, digest } = change;
  return digest === null ? others : [...others, { kind, code, criterion, contentId, digest, filled: true }];
}

/** Whoever acted held the capacity that he names, or the role in which he entered another's act. */
function actorIn(line: LineBody): Actor {
  const { recorder } = line.data as CommandData;
  return { personId: line.actorId, holds: [recorder ?? line.capacity] };
}

const actIn = ({ command, data, capacity, basis }: LineBody): Act => ({
  command: command as Command,
  data: data as CommandData,
  capacity,
  basis,
});

const stateIn = (line: LineBody): State | undefined => STATES.find((state) => state === line.to);
const arrow = ({ command, from, to }: LineBody): string => `${command} from ${from ?? 'nothing'} to ${to}`;
const notTheirs = (line: LineBody): string => `${line.command} is not given as ${line.capacity} on that basis`;

/** The life of a sitting, a sheet, a submission, a decision or an organisation, along its flow. */
export function replayBatch(
  kind: BatchKind,
  lines: readonly LineBody[],
): { faults: ReplayFault[]; state: string | null } {
  const faults: ReplayFault[] = [];
  let state: string | null = null;
  for (const [index, line] of lines.entries()) {
    const { seq, command, from, to } = line;
    const late = outOfTime(line, lines[index - 1]);
    if (late) faults.push({ seq, kind: 'badGuard', detail: late });
    if (!follows(kind, state, from)) {
      faults.push({ seq, kind: 'badArrow', detail: `${arrow(line)}, but the trail stands at ${state ?? 'nothing'}` });
    } else if (!leadsTo(kind, from ?? 'new', command).includes(to)) {
      faults.push({ seq, kind: 'badArrow', detail: `${arrow(line)} is no arrow of a ${kind}` });
    }
    state = to;
  }
  return { faults, state };
}

/** Whether a line from there goes on from where the trail stands. An organisation is there, active, before its first line. */
export const follows = (kind: BatchKind, state: string | null, from: string | null): boolean =>
  from === state || (kind === 'organisation' && state === null && from === 'active');
