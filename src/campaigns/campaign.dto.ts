import type { Campaign, PlanText, RoutingRule } from '../domain/campaign.js';
import type { Certainty } from '../domain/rule-card.js';
import { NOMINEE_KINDS, type NomineeKind } from '../domain/vocabulary.js';
import { AwardFile } from './criterion.dto.js';
import { Code, Day, Group, Groups, Nullable, OneOf, Text, Texts, Whole } from './field.decorators.js';
import { CERTAINTIES, RuleCardFile, SentenceFile } from './rule-card.dto.js';

export class DocumentFile {
  @Nullable()
  @Text(100)
  number: string | null;

  @Nullable()
  @Day()
  date: string | null;

  @Nullable()
  @Text()
  place: string | null;

  @Text()
  signerTitle: string;
}

export class PeriodFile {
  @Nullable()
  @Day()
  from: string | null;

  @Day()
  to: string;
}

export class OfficeFile {
  @Text()
  name: string;

  @Text(2000)
  role: string;
}

export class CouncilFile {
  @Text()
  name: string;
}

export class ReceivingAuthorityFile {
  @Code()
  code: string;

  @Text()
  name: string;
}

export class RoutingRuleFile implements RoutingRule {
  @Nullable()
  @Code()
  award: string | null;

  @Nullable()
  @OneOf(NOMINEE_KINDS)
  nomineeKind: NomineeKind | null;

  @OneOf(['forward', 'decidedHere'])
  outcome: RoutingRule['outcome'];

  @Nullable()
  @Code()
  receiver: string | null;

  @Nullable()
  @Day()
  validFrom: string | null;

  @Nullable()
  @Day()
  validTo: string | null;

  @Group(SentenceFile)
  citation: SentenceFile;

  @OneOf(CERTAINTIES)
  certainty: Certainty;
}

export class PlanTextFile implements PlanText {
  @Texts(100)
  purposes: string[];

  @Texts(100)
  requirements: string[];

  @Texts(100)
  contents: string[];

  @Texts(100)
  organisation: string[];

  @Texts(100)
  legalBases: string[];

  @Texts(100)
  recipients: string[];
}

/** The form of a campaign file. What it means is judged by `domain/campaign-check.ts`. */
export class CampaignFile implements Campaign {
  @Code()
  code: string;

  @Whole(1, 100_000)
  version: number;

  @Text()
  title: string;

  @Text()
  slogan: string;

  @Whole(2000, 2100)
  year: number;

  @Group(DocumentFile)
  document: DocumentFile;

  @Group(PeriodFile)
  period: PeriodFile;

  @Day()
  dossierDeadline: string;

  @Texts(50)
  targetGroups: string[];

  @Group(OfficeFile)
  office: OfficeFile;

  @Group(CouncilFile)
  council: CouncilFile;

  @Group(ReceivingAuthorityFile)
  receivingAuthority: ReceivingAuthorityFile;

  @Whole(0, 10)
  supplementRounds: number;

  @Groups(AwardFile, 1, 50)
  awards: AwardFile[];

  @Groups(RuleCardFile, 1, 100)
  ruleCards: RuleCardFile[];

  @Groups(RoutingRuleFile, 1, 200)
  routing: RoutingRuleFile[];

  @Group(PlanTextFile)
  plan: PlanTextFile;

  @Texts(200)
  notes: string[];
}
