import { lineTold } from '../../src/domain/batch-told.js';
import { batchRefusal, flowOf, leadsTo, type BatchKind } from '../../src/domain/batches.js';
import { STREAM_KINDS } from '../../src/domain/vocabulary.js';

const KINDS = STREAM_KINDS.filter((kind): kind is BatchKind => kind !== 'dossier');

test.each(KINDS)(
  'every state of a %s is reached from its beginning, and each it leads to is one of its states',
  (kind) => {
    const flow = flowOf(kind);
    const reached = new Set(['new']);
    for (const state of reached) {
      for (const command of Object.keys(flow[state] ?? {}))
        for (const to of leadsTo(kind, state, command)) reached.add(to);
    }
    expect([...reached].sort()).toEqual(Object.keys(flow).sort());
  },
);

test('a sheet is opened once, counted once, and settled or void in the end', () => {
  expect(leadsTo('sheet', 'scheduled', 'OPEN_VOTE')).toEqual(['open']);
  expect(leadsTo('sheet', 'open', 'OPEN_VOTE')).toEqual([]);
  expect(leadsTo('sheet', 'counted', 'SETTLE')).toEqual(['settled']);
  expect(leadsTo('sheet', 'settled', 'VOID_VOTE')).toEqual([]);
  expect(flowOf('sheet')['void']).toEqual({});
});

test('a letter is signed once; a part of its dossiers may be answered before the rest', () => {
  expect(leadsTo('submission', 'signed', 'SIGN')).toEqual([]);
  expect(leadsTo('submission', 'delivered', 'RETURN')).toEqual(['delivered', 'answered']);
});

test.each([
  ['sitting', 'closed', 'OPEN_SITTING', 'sitting.wrongState'],
  ['sheet', 'void', 'SETTLE', 'sheet.wrongState'],
  ['submission', 'signed', 'SIGN', 'submission.wrongState'],
  ['decision', 'recorded', 'DECIDE', 'move.notFromHere'],
  ['organisation', 'ceased', 'NOMINATE', 'organisation.gone'],
] as const)('a %s that is %s refuses %s with %s', (kind, state, command, code) => {
  expect(batchRefusal(kind, state, command)).toEqual({ code, params: { state } });
});

test('a batch that takes the command refuses nothing', () => {
  expect(batchRefusal('sitting', 'planned', 'OPEN_SITTING')).toBeUndefined();
});

test.each(['sitting', 'sheet', 'submission', 'decision', 'organisation'] as const)(
  'whatever is done to a %s is told in words',
  (kind) => {
    const commands = Object.values(flowOf(kind)).flatMap((ways) => Object.keys(ways));
    expect(commands.filter((command) => lineTold(command).vi === command)).toEqual([]);
  },
);
