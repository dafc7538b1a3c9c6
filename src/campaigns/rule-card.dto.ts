import { BALLOT_KINDS, type BallotKind, type Certainty, type Fraction, type RuleCard } from '../domain/rule-card.js';
import type { Sentence } from '../domain/vocabulary.js';
import { Code, Day, Group, Nullable, OneOf, SomeOf, Text, Whole } from './field.decorators.js';

const COUNTING = ['notYes', 'outOfDenominator'] as const;

export const CERTAINTIES: readonly Certainty[] = ['verified', 'unverified'];

export class SentenceFile implements Sentence {
  @Text(2000)
  vi: string;

  @Text(2000)
  en: string;
}

export class FractionFile implements Fraction {
  @Whole(0, 1000)
  num: number;

  @Whole(1, 1000)
  den: number;

  @OneOf(['>=', '>'])
  comparison: Fraction['comparison'];
}

export class RuleCardFile implements RuleCard {
  @Code()
  code: string;

  @Whole(1, 100_000)
  version: number;

  @SomeOf(BALLOT_KINDS)
  ballots: BallotKind[];

  @Group(FractionFile)
  quorum: FractionFile;

  @Group(FractionFile)
  threshold: FractionFile;

  @OneOf(['allMembers', 'entitled', 'present', 'valid'])
  denominator: RuleCard['denominator'];

  @Nullable()
  @Whole(1, 100_000)
  quota: number | null;

  @OneOf(COUNTING)
  blank: RuleCard['blank'];

  @OneOf(COUNTING)
  absent: RuleCard['absent'];

  @OneOf(['counted', 'notAllowed'])
  writtenOpinions: RuleCard['writtenOpinions'];

  @OneOf(['keepInDenominator', 'removeFromDenominator'])
  recused: RuleCard['recused'];

  @OneOf(['fails', 'chairSide', 'rerun'])
  tie: RuleCard['tie'];

  @OneOf(['none', 'untilSeasonCloses'])
  retention: RuleCard['retention'];

  @Group(SentenceFile)
  citation: SentenceFile;

  @OneOf(CERTAINTIES)
  certainty: Certainty;

  @Nullable()
  @Day()
  validFrom: string | null;

  @Nullable()
  @Day()
  validTo: string | null;
}
