import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Allow } from '../platform/access.js';
import { PageQuery, type Page } from '../platform/cursor.js';
import { SubmissionPage, type ShownSubmissionRow } from './submission.shown.js';
import { SubmissionView } from './submission.view.js';

/** What was delivered to a receiving authority on this server. */
@ApiTags('submissions')
@Controller('inbox')
export class InboxController {
  constructor(private readonly view: SubmissionView) {}

  @Get()
  @Allow('authorityOfficer')
  @ApiOkResponse({ type: SubmissionPage })
  list(@CurrentPerson() person: SignedIn, @Query() query: PageQuery): Promise<Page<ShownSubmissionRow>> {
    return this.view.inbox(person, query);
  }
}
