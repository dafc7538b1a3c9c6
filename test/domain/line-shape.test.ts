import { shapeProblem } from '../../src/domain/line-shape.js';
import { lineBody } from './trail.fixture.js';

const line = lineBody({ seq: 1, command: 'HOLD', from: 'draft', to: 'draft' });

test('what the ledger writes has the form of a line', () => {
  expect(shapeProblem(line)).toBeUndefined();
  expect(shapeProblem({ ...line, actorId: null, from: null, contentDigest: null })).toBeUndefined();
});

test.each([
  ['nothing', null, 'it is no record'],
  ['a list', [line], 'it is no record'],
  ['no parameters', { ...line, data: null }, 'data is not what a line has there'],
  ['a list of facts', { ...line, facts: [] }, 'facts is not what a line has there'],
  ['no time', { ...line, at: 'garbage' }, 'at is not what a line has there'],
  ['a day for an instant', { ...line, at: '2026-01-01' }, 'at is not what a line has there'],
  ['an instant in another spelling', { ...line, at: '2026-01-01T00:00:00Z' }, 'at is not what a line has there'],
  ['a basis of no kind', { ...line, basis: {} }, 'basis is not what a line has there'],
  ['a command of no name', { ...line, command: 7 }, 'command is not what a line has there'],
  ['half a place', { ...line, seq: 1.5 }, 'seq is not what a line has there'],
  ['an actor of no name', { ...line, actorId: 5 }, 'actorId is not what a line has there'],
  ['a change that is a text', { ...line, data: { change: 'report' } }, 'its change is none'],
  ['a batch that is a number', { ...line, data: { batch: 5 } }, 'its batch is none'],
])('a line with %s has none', (_, body, problem) => {
  expect(shapeProblem(body)).toBe(problem);
});
