/** What sees a planted fault soonest comes first: the tests of the file that it is in, then the quick ones. */
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { knownTests } from './known-tests.mjs';

const require = createRequire(import.meta.url);
const { default: Sequencer } = createRequire(require.resolve('jest/package.json'))('@jest/test-sequencer');

export default class SoonestFirst extends Sequencer {
  constructor(options) {
    super(options);
    this.own = options.globalConfig.nonFlagArgs.map((file) => basename(file).replace(/\.ts$/, '.test.ts'));
  }

  sort(tests) {
    if (process.env.__STRYKER_ACTIVE_MUTANT__ === undefined) return tests;
    const cost = ({ path, context }) =>
      this.own.includes(basename(path)) ? 0 : (knownTests(context.config.rootDir).get(path)?.milliseconds ?? Infinity);
    return tests.toSorted((one, other) => cost(one) - cost(other));
  }
}
