import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, UploadedFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { pastedTable } from '../domain/pasted-table.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import type { Page } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { FileStore, type Upload } from '../platform/file.store.js';
import { IdPipe } from '../platform/id.pipe.js';
import { wrongField } from '../platform/input.pipe.js';
import { Once, stampOf, type Stamp } from '../platform/once.js';
import { TakesFile } from '../platform/upload.js';
import { ImportedPastDto, ListedImport, ListedImportPage, PastImportPlan } from './past-import.answers.js';
import { PastImportDto, PastImportForm, PastImportQuery, PastImportsQuery, TakeBackDto } from './past-import.dto.js';
import { importerIn, MAY_IMPORT, MAY_SEE_IMPORTS, PastImportList } from './past-import.list.js';
import { PastImports, type Source } from './past-imports.js';
import { tableIn } from './workbook.js';

/** Awards of past years: how the register is filled with them. */
@ApiTags('nominees')
@Controller('past-awards')
export class PastAwardController {
  constructor(
    private readonly imports: PastImports,
    private readonly listed: PastImportList,
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly once: Once,
  ) {}

  @Post('import')
  @Allow(...MAY_IMPORT)
  @ApiConsumes('application/json', 'multipart/form-data')
  @TakesFile()
  @ApiBody({ type: PastImportForm })
  @ApiCreatedResponse({ type: ImportedPastDto })
  @ApiOkResponse({ type: PastImportPlan, description: 'Of a dry run: what would be, and every problem.' })
  async import(
    @CurrentPerson() person: SignedIn,
    @Query() { organisationId, dryRun }: PastImportQuery,
    @Body() dto: PastImportDto,
    @UploadedFile() upload: Upload | undefined,
    @Stamped() stamp: Stamp,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportedPastDto | PastImportPlan> {
    const by = { personId: person.personId, capacity: importerIn(person, organisationId) };
    const source = await this.sourceOf(dto, upload);
    if (dryRun) {
      reply.status(200);
      return this.imports.plan(this.database, organisationId, source);
    }
    const asked = [organisationId, dto, upload?.sha256 ?? null];
    const own = stampOf(stamp.personId, stamp.route, stamp.key, asked);
    return this.once.run(own, (tx) => this.imports.import(tx, by, organisationId, source));
  }

  @Get('imports')
  @Allow(...MAY_SEE_IMPORTS)
  @ApiOkResponse({ type: ListedImportPage })
  list(@CurrentPerson() person: SignedIn, @Query() query: PastImportsQuery): Promise<Page<ListedImport>> {
    return this.listed.page(person, query);
  }

  @Post('imports/:id/take-back')
  @HttpCode(200)
  @Allow(...MAY_IMPORT)
  @ApiOkResponse({ type: ListedImport })
  takeBack(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: TakeBackDto,
    @Stamped() stamp: Stamp,
  ): Promise<ListedImport> {
    return this.once.run(stamp, (tx) => this.listed.takeBack(tx, person, id, reason));
  }

  private async sourceOf({ text, settings = {} }: PastImportDto, upload: Upload | undefined): Promise<Source> {
    if ((text === undefined) === (upload === undefined)) throw wrongField('text', 'value.notExactlyOne');
    const table = upload ? tableIn(await this.files.glance(upload)) : pastedTable(text!);
    return { table, settings };
  }
}
