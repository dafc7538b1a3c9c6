import type { TextField } from './form.js';
import { FORMS } from './forms.js';
import type { Fact, ListRow } from './paper-marks.js';
import { reconcile, type NomineeNumbers, type Unbalanced, type VoteNumbers } from './reconcile.js';
import type { Sighting } from './sightings.js';

/** The record of a vote, as it stands in the minutes and by itself. */
const VOTE = FORMS.minutes.fields.votes.of;
const VOTED = VOTE.nominees.of;

/** An equation that does not hold, by the record or by the file, with a place where one of its numbers stands. */
export interface UnbalancedVote extends Unbalanced {
  of: 'record' | 'file';
  at: Sighting;
}

/** Whether the votes that a paper tells of add up: as the record has them, and as somebody left them in the file. */
export function unbalancedVotes(facts: readonly Fact[], sightings: readonly Sighting[]): UnbalancedVote[] {
  const fields = new Set<unknown>([...Object.values(VOTE), ...Object.values(VOTED)]);
  const byVote = new Map<ListRow | null, Sighting[]>();
  for (const one of sightings.filter(({ fact }) => fields.has(fact.field))) {
    const vote = one.fact.rows.find(({ list }) => list.of === VOTE) ?? null;
    byVote.set(vote, [...(byVote.get(vote) ?? []), one]);
  }
  return [...byVote.values()].flatMap((vote) => {
    const [record, file] = [numbersOf(facts, vote, inRecord), numbersOf(facts, vote, inFile)];
    const found = (of: UnbalancedVote['of'], numbers: VoteNumbers) =>
      reconcile(numbers).map((one) => ({ ...one, of, at: placeOf(vote, one) }));
    const known = new Set(reconcile(record).map(({ sentence }) => sentence.vi));
    return [...found('record', record), ...found('file', file).filter(({ sentence }) => !known.has(sentence.vi))];
  });
}

type Says = (sighting: Sighting) => string;
const inRecord: Says = ({ fact }) => fact.value;
const inFile: Says = ({ fact, found, file }) =>
  found === 'same' ? fact.value : file.words.map(({ key }) => key).join('');

const numberIn = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null);

/** What a template leaves out is as the record has it. */
function numbersOf(facts: readonly Fact[], sightings: readonly Sighting[], says: Says): VoteNumbers {
  const vote = sightings[0]!.fact.rows.find(({ list }) => list.of === VOTE);
  const number = (field: TextField, row = vote) => {
    const isIt = (fact: Fact) => fact.field === field && (row === undefined || fact.rows.includes(row));
    const seen = sightings.find(({ fact }) => isIt(fact));
    return numberIn(seen ? says(seen) : (facts.find(isIt)?.value ?? ''));
  };
  const { allMembers, present, written, silent, issued, returned, unreturned, valid, invalid } = VOTE;
  const rows = new Set(sightings.flatMap(({ fact }) => fact.rows.filter(({ list }) => list.of === VOTED)));
  return {
    ...{ allMembers: number(allMembers), present: number(present), written: number(written), silent: number(silent) },
    ...{ issued: number(issued), returned: number(returned), unreturned: number(unreturned) },
    ...{ valid: number(valid), invalid: number(invalid) },
    nominees: [...rows].map((row): NomineeNumbers => {
      const { yes, no, blank, recused } = VOTED;
      const named = { yes: number(yes, row), no: number(no, row), blank: number(blank, row) };
      return { name: row.label, ...named, recused: number(recused, row) };
    }),
  };
}

const TOTALS = { members: VOTE.allMembers, issued: VOTE.issued, returned: VOTE.returned, votes: VOTED.yes };

const placeOf = (vote: readonly Sighting[], { equation, nominee }: Unbalanced): Sighting =>
  vote.find(({ fact }) => fact.field === TOTALS[equation] && (nominee === '' || fact.rows.at(-1)?.label === nominee)) ??
  vote[0]!;
