import * as fc from 'fast-check';

/** There in so many of ten. The library's own `option` is seldom enough only for what is there mostly: with `freq: 1` it never is. */
export const nowAndThen = <Value>(value: fc.Arbitrary<Value>, inTen: number): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 10 - inTen, arbitrary: fc.constant(undefined) }, { weight: inTen, arbitrary: value });
