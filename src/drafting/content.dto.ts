import { Group } from '../platform/input.js';
import { BasisDto } from '../dossier/command.dto.js';
import { Flag } from '../platform/input.js';
import { Line, Text } from '../platform/text.decorator.js';
import type { Claim } from '../domain/claim.js';

class OnBasis {
  @Group(() => BasisDto, { optional: true })
  basis?: BasisDto;
}

export class ClaimDto extends OnBasis implements Claim {
  @Flag({ optional: true })
  confirmed?: boolean;

  @Line({ max: 16, optional: true, description: 'A decimal with a dot, without its unit.' })
  number?: string;

  @Text({ max: 4000, min: 0, optional: true })
  text?: string;

  @Line({ max: 64, optional: true, description: 'One of the alternatives of an any-of criterion.' })
  choice?: string;
}

export class SectionDto extends OnBasis {
  @Text({ max: 60_000, min: 0 })
  text: string;
}
