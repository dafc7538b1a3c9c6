import { arrowsOf, tagsOf } from './arrows.js';
import type { Command } from './command.js';
import type { State } from './vocabulary.js';

/** The commands that carry a dossier along its whole way when nothing goes wrong. */
const STRAIGHT_ON: readonly Command[] = [
  'SUBMIT',
  'COMPLETE',
  'REFER',
  'OPEN_VOTE',
  'CLOSE_VOTE',
  'SETTLE',
  'SIGN',
  'DELIVERED',
  'ACKNOWLEDGE',
  'RECORD_DECISION',
];
/** Whether a command carries a dossier on along its way. */
export const leadsOn = (command: Command): boolean => command === 'RESUBMIT' || STRAIGHT_ON.includes(command);

/** Among several arrows of a command, the one that is hoped for. */
const HOPED_FOR: Partial<Record<Command, string>> = { SETTLE: 'passed', RECORD_DECISION: 'awarded' };

/** Every state of the way, in its order, read off the machine. */
const WAY: readonly State[] = STRAIGHT_ON.reduce<State[]>(
  (way, command) => [...way, next(way.at(-1)!, command)],
  ['draft'],
);

function next(from: State, command: Command): State {
  const arrows = arrowsOf(from).filter((arrow) => arrow.command === command && arrow.to !== null);
  const hoped = HOPED_FOR[command];
  const arrow = hoped ? arrows.find(({ condition }) => condition.choice === hoped) : arrows.at(-1);
  return arrow!.to!;
}

/** What people see as one stop: the vote, the signature and the authority are several states of the machine. */
export const STATIONS = ['draft', 'collecting', 'appraisal', 'council', 'signature', 'authority', 'result'] as const;
export type StationName = (typeof STATIONS)[number];

const STATION_OF: Partial<Record<State, StationName>> = {
  'evidence.supplement': 'appraisal',
  'evidence.ineligibility': 'appraisal',
  returned: 'authority',
};

/** At which station a state stands; a side track at the one that it leaves. An end that is not hoped for stands at none of its own. */
export function stationOf(state: State): StationName {
  const beside = STATION_OF[state];
  if (beside) return beside;
  if (tagsOf(state).has('end') || state === 'archived') return 'result';
  if (state.startsWith('councilVote.')) return 'council';
  if (state.startsWith('forwarded.')) return 'authority';
  if (state === 'recommended' || state === 'forwarding') return 'signature';
  return state === 'draft' ? 'draft' : (state.slice('evidence.'.length) as StationName);
}

/** Whether a state lies beside the way: a supplement, a return, an end that nobody hoped for. */
export const isAside = (state: State): boolean => !WAY.includes(state) && state !== 'archived';

/** What a line tells of a move: all that a path is drawn from. */
export interface Passage {
  from: State | null;
  to: State;
  at: string;
  who: string | null;
}

export interface Station {
  name: StationName;
  /** `skipped`: the dossier ended, or went another way, before it. */
  standing: 'passed' | 'here' | 'ahead' | 'skipped';
  /** The last time that the dossier came to it, and by whose act. */
  since: { at: string; who: string | null } | null;
  /** States beside the way that it went through from here, in order. */
  asides: { state: State; at: string; who: string | null }[];
}

/** Which stations a dossier's way has: an award may ask no council, and a route may end with a decision here. */
export interface Way {
  asksCouncil: boolean;
  forwards: boolean;
}

const stationsOf = ({ asksCouncil, forwards }: Way): StationName[] =>
  STATIONS.filter((name) => (name !== 'council' || asksCouncil) && (name !== 'authority' || forwards));

/** The path of one dossier: where it was and when, where it is, what lies ahead, and what it went through beside the way. */
export function journey(state: State, passages: readonly Passage[], way: Way): Station[] {
  const moved = passages.filter(({ from, to }) => from !== to);
  // Where it is beside the way now is told by its state.
  const gone = isAside(state) ? moved.slice(0, -1) : moved;
  const names = stationsOf(way);
  const here = names.indexOf(stationOf(state));
  const onWay = [...moved.map(({ to }) => to), state].filter((one) => WAY.includes(one));
  const reached = Math.max(0, ...onWay.map((one) => names.indexOf(stationOf(one))));
  return names.map((name, index) => ({
    name,
    standing: index === here ? 'here' : index > here ? 'ahead' : index > reached ? 'skipped' : 'passed',
    since: lastCome(moved, name),
    asides: gone.filter(({ to }) => isAside(to) && stationOf(to) === name && name !== 'result').map(asideOf),
  }));
}

/** A result stands at its station however it fell out; other states beside the way do not count as having come there. */
function lastCome(moved: readonly Passage[], name: StationName): Station['since'] {
  const last = moved.findLast(({ to }) => stationOf(to) === name && (name === 'result' || !isAside(to)));
  return last ? { at: last.at, who: last.who } : null;
}

const asideOf = ({ to, at, who }: Passage): Station['asides'][number] => ({ state: to, at, who });
