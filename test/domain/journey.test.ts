import { journey, stationOf, STATIONS, type Passage } from '../../src/domain/journey.js';
import { STATES, type State } from '../../src/domain/vocabulary.js';

const WHOLE_WAY = { asksCouncil: true, forwards: true };

/** A dossier that went through these states, one a day. */
const wentThrough = (...states: State[]): Passage[] =>
  states.map((to, day) => ({
    from: states[day - 1] ?? null,
    to,
    at: `2025-11-${10 + day}T03:00:00.000Z`,
    who: `Người ${day}`,
  }));

const standings = (state: State, passages: Passage[], way = WHOLE_WAY) =>
  journey(state, passages, way).map(({ name, standing }) => `${name} ${standing}`);

test('every state stands at one station of the way', () => {
  expect(STATES.filter((state) => !STATIONS.includes(stationOf(state)))).toEqual([]);
});

test('a dossier that waits for the council has three stations behind it', () => {
  const passages = wentThrough('draft', 'evidence.collecting', 'evidence.appraisal', 'councilVote.scheduled');
  expect(standings('councilVote.scheduled', passages)).toEqual([
    'draft passed',
    'collecting passed',
    'appraisal passed',
    'council here',
    'signature ahead',
    'authority ahead',
    'result ahead',
  ]);
});

test('a supplement is shown beside the appraisal, with its day and its author, and the appraisal keeps its own', () => {
  const passages = wentThrough(
    'draft',
    'evidence.collecting',
    'evidence.appraisal',
    'evidence.supplement',
    'evidence.appraisal',
  );
  const appraisal = journey('evidence.appraisal', passages, WHOLE_WAY)[2]!;
  expect(appraisal.asides).toEqual([{ state: 'evidence.supplement', at: '2025-11-13T03:00:00.000Z', who: 'Người 3' }]);
  expect(appraisal.since).toEqual({ at: '2025-11-14T03:00:00.000Z', who: 'Người 4' });
});

test('what was withdrawn while it was appraised never came to the council, the signature or the authority', () => {
  const passages = wentThrough('draft', 'evidence.collecting', 'evidence.appraisal', 'withdrawn');
  expect(standings('withdrawn', passages)).toEqual([
    'draft passed',
    'collecting passed',
    'appraisal passed',
    'council skipped',
    'signature skipped',
    'authority skipped',
    'result here',
  ]);
});

test('an award that asks no council and is decided here has neither of the two stations', () => {
  expect(standings('draft', wentThrough('draft'), { asksCouncil: false, forwards: false })).toEqual([
    'draft here',
    'collecting ahead',
    'appraisal ahead',
    'signature ahead',
    'result ahead',
  ]);
});

test('a dossier sent back to its appraisal has the council ahead of it again', () => {
  const passages = wentThrough(
    'draft',
    'evidence.collecting',
    'evidence.appraisal',
    'councilVote.scheduled',
    'evidence.appraisal',
  );
  expect(standings('evidence.appraisal', passages).slice(2, 4)).toEqual(['appraisal here', 'council ahead']);
});

test('where it is beside the way now is told once', () => {
  const passages = wentThrough('draft', 'evidence.collecting', 'evidence.appraisal', 'evidence.supplement');
  expect(journey('evidence.supplement', passages, WHOLE_WAY)[2]).toMatchObject({ standing: 'here', asides: [] });
});
