import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CampaignStore } from '../campaigns/campaign.store.js';
import { ContentWriter, type Piece, type Written } from '../dossier/content.writer.js';
import { WrittenDto } from '../dossier/dossier.answers.js';
import type { DossierRow } from '../dossier/dossier.row.js';
import { awardOf, criteriaOf } from '../domain/campaign.js';
import { claimFilled, claimProblem, type Claim } from '../domain/claim.js';
import { refused } from '../domain/refusals.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import type { Tx } from '../platform/database.js';
import { IdPipe } from '../platform/id.pipe.js';
import { IfMatch } from '../platform/if-match.decorator.js';
import type { Stamp } from '../platform/once.js';
import { ClaimDto, SectionDto } from './content.dto.js';
import { isSectionCode } from './section.js';

/** What the nominator writes: claims on criteria, and sections of text. If-Match is the section's own version. */
@ApiTags('drafting')
@Controller('dossiers/:id')
export class ContentController {
  constructor(
    private readonly writer: ContentWriter,
    private readonly campaigns: CampaignStore,
  ) {}

  @Put('claims/:criterionCode')
  @Allow('nominator', 'clerk')
  @ApiOkResponse({ type: WrittenDto })
  claim(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Param('criterionCode') code: string,
    @Body() { basis, ...claim }: ClaimDto,
    @IfMatch() sectionVersion: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<Written> {
    const piece = (row: DossierRow, tx: Tx) => this.claimPiece(tx, row, code, claim);
    return this.writer.write(person, id, piece, { basis: basis ?? { kind: 'screen' }, sectionVersion }, stamp);
  }

  @Put('sections/:code')
  @Allow('nominator', 'clerk')
  @ApiOkResponse({ type: WrittenDto })
  section(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Param('code') code: string,
    @Body() { basis, text }: SectionDto,
    @IfMatch() sectionVersion: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<Written> {
    if (!isSectionCode(code)) throw refused('notFound');
    const piece: Piece = {
      ...{ command: 'WRITE_SECTION', kind: 'section', code },
      content: { text },
      filled: text.trim() !== '',
    };
    return this.writer.write(person, id, piece, { basis: basis ?? { kind: 'screen' }, sectionVersion }, stamp);
  }

  private async claimPiece(tx: Tx, row: DossierRow, code: string, claim: Claim): Promise<Piece> {
    const campaign = await this.campaigns.version(row.campaignId, row.campaignVersion, tx);
    const award = awardOf(campaign, row.awardCode)!;
    const criterion = award.criteria.find((one) => one.code === code);
    if (!criterion) throw refused('criterion.unknown', { criterion: code });
    const why = claimProblem(criterion, claim);
    if (why) throw refused('claim.wrong', { criterion: code, why, criteria: criteriaOf(award) });
    const content = Object.fromEntries(Object.entries(claim).filter(([, value]) => value !== undefined));
    return { command: 'SET_CLAIM', kind: 'claim', code, content, filled: claimFilled(criterion, claim) };
  }
}
