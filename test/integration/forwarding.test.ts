import 'reflect-metadata';
import { codeOf, DECIDED_HERE, ForwardingWorld, refusalOf } from './forwarding.world.js';

let world: ForwardingWorld;

beforeAll(async () => {
  world = await ForwardingWorld.start();
});

afterAll(() => world.stop());

test('a list is drawn up, signed, numbered, and lies in the inbox of its receiver', async () => {
  const ids = await world.several(3);
  const id = await world.drafted(ids);
  const signed = await world.sign(id);
  expect(await world.states(ids)).toEqual(['forwarding', 'forwarding', 'forwarding']);
  await world.number(id);
  await world.drain();
  expect(await world.states(ids)).toEqual(['forwarded.sent', 'forwarded.sent', 'forwarded.sent']);
  expect(await world.trail('submission', id)).toEqual(['DRAFT_SUBMISSION', 'SIGN', 'NUMBER_LETTER', 'DELIVERED']);
  const shown = await world.view.show(world.people.officer, id);
  expect(shown.dossiers.map((one) => [one.dossierId, one.signedSeq])).toEqual(ids.map((one) => [one, 7]));
  expect(shown.letter).toEqual({
    id: signed.letterPaperId,
    number: '12/TTr-UBND',
    date: '2025-06-02',
    attached: false,
  });
});
