import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Allow, AllowSignedIn } from '../platform/access.js';
import { PageOf, PageQuery, type Page } from '../platform/cursor.js';
import { IdPipe } from '../platform/id.pipe.js';
import { wrongField } from '../platform/input.pipe.js';
import { Choice, Id, Instant } from '../platform/input.js';
import { CopiedText } from './copied.text.js';
import type { Language } from './message.js';
import { CopiedTextView, NoticeView, ReadView, UnreadView } from './notice.view.js';
import { Notices, SENDERS } from './notices.service.js';

class CopiedTextQuery {
  @Id({ optional: true })
  dossierId?: string;

  @Id({ optional: true })
  unitId?: string;

  @Choice(['vi', 'en'], { optional: true })
  locale: Language = 'vi';
}

class ReadRequest {
  @Instant({ optional: true, description: 'When what is read was shown: what came later stays unread.' })
  upTo?: string;
}

@ApiTags('notices')
@Controller('notices')
export class NoticesController {
  constructor(
    private readonly notices: Notices,
    private readonly copied: CopiedText,
  ) {}

  /** One's own, newest first. */
  @Get()
  @AllowSignedIn()
  @ApiOkResponse({ type: PageOf(NoticeView) })
  list(@CurrentPerson() person: SignedIn, @Query() query: PageQuery): Promise<Page<NoticeView>> {
    return this.notices.own(person, query);
  }

  /** Letters of one's organisation that a mail server refused, to be sent again or told in another way. */
  @Get('undelivered')
  @Allow(...SENDERS)
  @ApiOkResponse({ type: PageOf(NoticeView) })
  listUndelivered(@CurrentPerson() person: SignedIn, @Query() query: PageQuery): Promise<Page<NoticeView>> {
    return this.notices.undelivered(person, query);
  }

  /** For a badge: how many of one's own are unread. */
  @Get('unread')
  @AllowSignedIn()
  @ApiOkResponse({ type: UnreadView })
  async countUnread(@CurrentPerson() person: SignedIn): Promise<UnreadView> {
    return { count: await this.notices.unread(person) };
  }

  /** Marks one's own as read, all at once. */
  @Post('read')
  @HttpCode(200)
  @AllowSignedIn()
  @ApiOkResponse({ type: ReadView })
  async readAll(@CurrentPerson() person: SignedIn, @Body() { upTo }: ReadRequest): Promise<ReadView> {
    return { count: await this.notices.readAll(person, upTo) };
  }

  /** The words for one dossier, or for all that a unit is to do, to be copied into Zalo. */
  @Get('zalo')
  @AllowSignedIn()
  @ApiOkResponse({ type: CopiedTextView })
  async copy(
    @CurrentPerson() person: SignedIn,
    @Query() { dossierId, unitId, locale }: CopiedTextQuery,
  ): Promise<CopiedTextView> {
    if (dossierId) return { text: await this.copied.ofDossier(person, dossierId, locale) };
    if (unitId) return { text: await this.copied.ofUnit(person, unitId, locale) };
    throw wrongField('dossierId', 'value.missing');
  }

  @Get(':id')
  @AllowSignedIn()
  @ApiOkResponse({ type: NoticeView })
  one(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string): Promise<NoticeView> {
    return this.notices.one(person, id);
  }

  @Post(':id/read')
  @HttpCode(200)
  @AllowSignedIn()
  @ApiOkResponse({ type: NoticeView })
  read(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string): Promise<NoticeView> {
    return this.notices.read(person, id);
  }

  @Post(':id/resend')
  @HttpCode(200)
  @Allow(...SENDERS)
  @ApiOkResponse({ type: NoticeView })
  resend(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string): Promise<NoticeView> {
    return this.notices.resend(person, id);
  }
}
