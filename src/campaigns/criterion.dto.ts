import { ApiExtraModels } from '@nestjs/swagger';
import {
  PAPER_PURPOSES,
  type Award,
  type Criterion,
  type PaperPurpose,
  type PaperRequirement,
} from '../domain/campaign.js';
import { NOMINEE_KINDS, type NomineeKind } from '../domain/vocabulary.js';
import { Code, Group, Groups, Nullable, OneOf, SomeOf, Text, Whole } from './field.decorators.js';

export class NumberTargetFile {
  @Text()
  unit: string;

  @Whole(0, 1_000_000_000)
  atLeast: number;
}

/** A target that the plan gives in words ("the top group"). */
export class TextTargetFile {
  @Text()
  unit: string;

  @Text()
  text: string;
}

export class AlternativeFile {
  @Code()
  code: string;

  @Text()
  text: string;
}

@ApiExtraModels(NumberTargetFile, TextTargetFile)
export class CriterionFile implements Criterion {
  @Code()
  code: string;

  @Text(2000)
  text: string;

  @OneOf(['measurable', 'judged'])
  kind: Criterion['kind'];

  @Nullable()
  @Group(NumberTargetFile, TextTargetFile, (value) =>
    'text' in value && !('atLeast' in value) ? TextTargetFile : NumberTargetFile,
  )
  target: NumberTargetFile | TextTargetFile | null;

  @OneOf(['none', 'optional', 'required'])
  evidence: Criterion['evidence'];

  @Nullable()
  @Groups(AlternativeFile, 2, 20)
  anyOf: AlternativeFile[] | null;
}

export class PaperFile implements PaperRequirement {
  @OneOf(PAPER_PURPOSES)
  purpose: PaperPurpose;

  @Text()
  title: string;

  @OneOf(['nominator', 'council', 'clerk'])
  from: PaperRequirement['from'];
}

export class AwardFile implements Award {
  @Code()
  code: string;

  @Text()
  title: string;

  @SomeOf(NOMINEE_KINDS)
  nomineeKinds: NomineeKind[];

  @Code()
  ruleCard: string;

  @Groups(CriterionFile, 1, 100)
  criteria: CriterionFile[];

  @Groups(PaperFile, 1, 20)
  papers: PaperFile[];
}
