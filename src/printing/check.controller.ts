import { readFile } from 'node:fs/promises';
import { Controller, HttpCode, Param, Post, UploadedFile } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { FORM_CODES, type FormCode } from '../domain/forms.js';
import { refused } from '../domain/refusals.js';
import { ROLES } from '../domain/vocabulary.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Allow } from '../platform/access.js';
import type { Upload } from '../platform/file.store.js';
import { IdPipe } from '../platform/id.pipe.js';
import { TakesFile } from '../platform/upload.js';
import { PaperCheckDto } from './check.answers.js';
import { FormPipe } from './form.pipe.js';
import { PaperCheck } from './paper.check.js';
import { UPLOAD } from './template.controller.js';

/** A paper that somebody edited in Word, compared with the record before it is signed. */
@ApiTags('forms')
@Controller('forms')
export class CheckController {
  constructor(private readonly checking: PaperCheck) {}

  @Post(':code/:id/check')
  @HttpCode(200)
  @Allow(...ROLES)
  @TakesFile()
  @ApiParam({ name: 'code', enum: FORM_CODES })
  @ApiBody(UPLOAD)
  @ApiOkResponse({ type: PaperCheckDto, description: 'Nothing is kept.' })
  async check(
    @CurrentPerson() person: SignedIn,
    @Param('code', FormPipe) code: FormCode,
    @Param('id', IdPipe) id: string,
    @UploadedFile() upload: Upload | undefined,
  ): Promise<PaperCheckDto> {
    if (!upload?.path) throw refused('file.missing');
    return this.checking.check(person, { code, id }, await readFile(upload.path));
  }
}
