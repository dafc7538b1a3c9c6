import { batchRefusal, leadsTo } from '../../src/domain/batches.js';
import type { RuleCard } from '../../src/domain/rule-card.js';
import { settle } from '../../src/domain/settle.js';
import { countBallots, type CastBallot, type Choice } from '../../src/domain/tally.js';
import type { Model } from './linearizability.js';
import type { Heard } from './recorder.js';

/** What is asked of one sheet, or of a dossier on it. */
export type SheetAsk =
  | { does: 'vote'; who: string; choices: Choice[] }
  | { does: 'opinion'; who: string; choices: Choice[] }
  | { does: 'close' | 'settle' | 'void' }
  | { does: 'read'; leads: boolean }
  | { does: 'readDossier'; at: number };

export interface SheetState {
  state: string;
  version: number;
  ballots: Record<string, Choice[]>;
  opinions: Record<string, Choice[]>;
  /** By key, what was answered; null where it is not known yet. */
  kept: Record<string, string | null>;
}

/** The sheet as it was opened: its rule card, who is there, who belongs to the council, and the dossiers in their order. */
export interface Opened {
  card: RuleCard;
  present: string[];
  members: string[];
  dossierIds: string[];
}

const COMMANDS = {
  vote: 'CAST_BALLOT',
  opinion: 'RECORD_OPINION',
  close: 'CLOSE_VOTE',
  settle: 'SETTLE',
  void: 'VOID_VOTE',
};

/** One sheet as the domain has it: the flow of batches, the count of ballots, and what the count comes to. */
export const sheetModel = (opened: Opened): Model<SheetState, SheetAsk, Heard> => ({
  step(state, { ask, key, answer }) {
    if (ask.does === 'read') return !answer || isRead(opened, state, answer.body, ask.leads) ? state : undefined;
    if (ask.does === 'readDossier')
      return !answer || answer.body['state'] === dossierIn(opened, state)[ask.at] ? state : undefined;
    const saying = answer && answer.status < 300 ? said(answer) : null;
    const known = key !== null && key in state.kept;
    if (known) {
      if (answer && saying === null) return undefined;
      const before = state.kept[key]!;
      if (saying !== null && before !== null && saying !== before) return undefined;
      return { ...state, kept: { ...state.kept, [key]: before ?? saying } };
    }
    const refused = refusalOf(opened, state, ask);
    if (refused) return answer?.body['code'] === refused ? state : undefined;
    const after = taken(state, ask);
    if (answer && saying === null) return undefined;
    if (
      answer &&
      ask.does !== 'vote' &&
      (answer.body['version'] !== after.version || answer.body['state'] !== after.state)
    )
      return undefined;
    return key === null ? after : { ...after, kept: { ...state.kept, [key]: saying } };
  },
  nameOf: (state) => JSON.stringify(state),
});

const said = ({ body: { state, version, receipt, line } }: Heard): string =>
  JSON.stringify({ state, version, receipt, line });

function refusalOf({ present }: Opened, { state, ballots }: SheetState, ask: SheetAsk): string | undefined {
  if (ask.does === 'vote') {
    if (ask.who in ballots && state !== 'void') return 'ballot.alreadyCast';
    if (state !== 'open') return 'sheet.notOpen';
    return present.includes(ask.who) ? undefined : 'ballot.notOnRoll';
  }
  return batchRefusal('sheet', state, COMMANDS[ask.does as keyof typeof COMMANDS])?.code;
}

function taken(before: SheetState, ask: SheetAsk): SheetState {
  const to = leadsTo('sheet', before.state, COMMANDS[ask.does as keyof typeof COMMANDS])[0]!;
  const after = { ...before, state: to, version: before.version + 1 };
  if (ask.does === 'vote') return { ...after, ballots: { ...before.ballots, [ask.who]: ask.choices } };
  if (ask.does === 'opinion') return { ...after, opinions: { ...before.opinions, [ask.who]: ask.choices } };
  return after;
}

function countsIn({ members, dossierIds }: Opened, { ballots, opinions }: SheetState) {
  const cast =
    (channel: CastBallot['channel']) =>
    ([voterId, choices]: [string, Choice[]]): CastBallot => ({
      ...{ voterId, channel },
      choices: Object.fromEntries(choices.map((choice, at) => [dossierIds[at]!, choice])),
    });
  const all = [...Object.entries(ballots).map(cast('ballot')), ...Object.entries(opinions).map(cast('opinion'))];
  return countBallots(all, members, [], dossierIds);
}

function outcomesIn(opened: Opened, state: SheetState) {
  const { card, members, present } = opened;
  const size = { allMembers: members.length, present: present.length, opinions: Object.keys(state.opinions).length };
  return settle(card, size, countsIn(opened, state), 0);
}

const ON_THE_WAY: Record<string, string> = {
  open: 'councilVote.voting',
  counted: 'councilVote.counted',
  void: 'councilVote.scheduled',
};

/** Where its dossiers stand: all of them move in the moment in which the sheet does. */
function dossierIn(opened: Opened, state: SheetState): string[] {
  return outcomesIn(opened, state).map(
    ({ outcome }) => ON_THE_WAY[state.state] ?? (outcome === 'passed' ? 'recommended' : 'notRecommended'),
  );
}

interface Shown {
  state: string;
  version: number;
  keyLost: boolean;
  turnout: { voted: number; opinions: number } | null;
  counts: Record<string, unknown>[] | null;
}

function isRead(opened: Opened, state: SheetState, body: Record<string, unknown>, leads: boolean): boolean {
  const shown = body as unknown as Shown;
  const same = shown.state === state.state && shown.version === state.version && !shown.keyLost;
  const turnout = [shown.turnout?.voted, shown.turnout?.opinions];
  const expected = [Object.keys(state.ballots).length, Object.keys(state.opinions).length];
  if (!same || JSON.stringify(turnout) !== JSON.stringify(expected)) return false;
  if (state.state === 'void') return true;
  const isTold = state.state === 'settled' || (leads && state.state === 'counted');
  return JSON.stringify(isTold ? countsOf(opened, state) : null) === JSON.stringify(shown.counts?.map(plain) ?? null);
}

const plain = ({ yes, no, blank, absent, outcome }: Record<string, unknown>) => [yes, no, blank, absent, outcome];

function countsOf(opened: Opened, state: SheetState) {
  const outcomes = outcomesIn(opened, state);
  return countsIn(opened, state).map((count, at) => plain({ ...count, outcome: outcomes[at]!.outcome }));
}
