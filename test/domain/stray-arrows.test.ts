import { arrowsOf } from '../../src/domain/arrows.js';
import { COMMANDS } from '../../src/domain/command.js';
import { LIFE_CYCLE } from '../../src/domain/line.js';
import { isArrow } from '../../src/domain/stray-arrows.js';
import { STATES } from '../../src/domain/vocabulary.js';

const step = (command: string, from: string | null, to: string) => ({ command, from, to, lifeCycle: LIFE_CYCLE });

test('of all commands between all states those are arrows that the machine has, and no others', () => {
  const wrong = STATES.flatMap((from) =>
    STATES.flatMap((to) =>
      COMMANDS.filter((command) => {
        const drawn = arrowsOf(from).some((arrow) => arrow.command === command && (arrow.to ?? from) === to);
        return isArrow('dossier', step(command, from, to), from) !== drawn;
      }),
    ),
  );
  expect(wrong).toEqual([]);
});

test('a dossier begins with CREATE, goes on from where it stands, and in the life cycle that is known', () => {
  expect(isArrow('dossier', step('CREATE', null, 'draft'), null)).toBe(true);
  expect(isArrow('dossier', step('CREATE', null, 'draft'), 'draft')).toBe(false);
  expect(isArrow('dossier', step('SUBMIT', 'draft', 'evidence.collecting'), 'recommended')).toBe(false);
  expect(isArrow('dossier', { ...step('SUBMIT', 'draft', 'evidence.collecting'), lifeCycle: 2 }, 'draft')).toBe(false);
});

test('an organisation is there, active, before its first line; a letter is not', () => {
  expect(isArrow('organisation', step('NOMINATE', 'active', 'active'), null)).toBe(true);
  expect(isArrow('submission', step('SIGN', 'drafted', 'signed'), null)).toBe(false);
  expect(isArrow('submission', step('SIGN', 'drafted', 'delivered'), 'drafted')).toBe(false);
});
