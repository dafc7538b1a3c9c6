import { Body, Controller, Get, HttpCode, Param, ParseEnumPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { refused } from '../domain/refusals.js';
import { STREAM_KINDS, type StreamKind } from '../domain/vocabulary.js';
import { CurrentPerson } from '../people/current-person.js';
import { organisationsOf, type SignedIn } from '../people/signed-in.js';
import { Allow } from '../platform/access.js';
import { PageQuery, type Page } from '../platform/cursor.js';
import { IdPipe } from '../platform/id.pipe.js';
import { wrongField } from '../platform/input.pipe.js';
import { StreamPage, VerifyDto, VerifyReportDto } from './audit.dto.js';
import { StreamView, type Checker, type StreamLine } from './stream.view.js';
import type { VerifyReport } from './verify.report.js';

const kinds = new ParseEnumPipe(Object.fromEntries(STREAM_KINDS.map((kind) => [kind, kind])), {
  exceptionFactory: () => refused('notFound'),
});

const checker = (person: SignedIn): Checker => ({
  personId: person.personId,
  organisations: organisationsOf(person, 'auditor', 'admin'),
});

/** The proof: the lines of a stream, and whether they and what is stored still agree. */
@ApiTags('audit')
@Controller('audit')
@Allow('auditor', 'admin')
export class AuditController {
  constructor(private readonly streams: StreamView) {}

  @Post('verify')
  @HttpCode(200)
  @ApiOkResponse({ type: VerifyReportDto })
  verify(@CurrentPerson() person: SignedIn, @Body() { kind, id }: VerifyDto): Promise<VerifyReport> {
    if (kind && id) return this.streams.verifyOne(checker(person), kind, id);
    if (kind || id) throw wrongField(kind ? 'id' : 'kind', 'value.missing');
    return this.streams.verify(checker(person));
  }

  @Get('streams/:kind/:id')
  @ApiParam({ name: 'kind', enum: STREAM_KINDS })
  @ApiOkResponse({ type: StreamPage })
  lines(
    @CurrentPerson() person: SignedIn,
    @Param('kind', kinds) kind: StreamKind,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<StreamLine>> {
    return this.streams.lines(checker(person), kind, id, query);
  }
}
