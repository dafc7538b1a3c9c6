import { arrowsOf } from '../../src/domain/arrows.js';
import { STATES } from '../../src/domain/vocabulary.js';
test('smoke', () => {
  for (const s of STATES) console.log(s, arrowsOf(s).map((a) => `${a.command}→${a.to ?? '·'} [${a.condition.rules.join(',')}] ${a.effects}`).join('\n   '));
});
