import { Body, Controller, Get, HttpCode, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InjectRepository } from '@nestjs/typeorm';
import type { FastifyRequest } from 'fastify';
import { In, Repository } from 'typeorm';
import { AllowNewcomer } from '../platform/access.js';
import { Database } from '../platform/database.js';
import { CurrentPerson, CurrentSession } from './current-person.js';
import { MeView } from './me.view.js';
import { Organisation } from './organisation.entity.js';
import { Passwords } from './password.js';
import { LanguageRequest, PasswordRequest } from './people.dto.js';
import { SessionStore, type Session } from './session.store.js';
import { organisationsOf, type SignedIn } from './signed-in.js';

@ApiTags('me')
@Controller('me')
@AllowNewcomer()
export class MeController {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: SessionStore,
    @InjectRepository(Organisation) private readonly organisations: Repository<Organisation>,
  ) {}

  @Get()
  @ApiOkResponse({ type: MeView })
  async me(@CurrentSession() { person, hasPassword }: Session): Promise<MeView> {
    const { personId: id, username, fullName, locale, roles } = person;
    const organisations = await this.organisations.find({
      select: { id: true, code: true, name: true, timeZone: true },
      where: { id: In(organisationsOf(person)) },
      order: { code: 'ASC' },
    });
    return { person: { id, username, fullName, locale, mustSetPassword: !hasPassword }, roles, organisations };
  }

  /** With the old password, or without it after signing in with a slip. Ends every other session. */
  @Put('password')
  @HttpCode(204)
  @ApiNoContentResponse()
  async setPassword(
    @CurrentPerson() person: SignedIn,
    @Body() asked: PasswordRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const change = await this.passwords.prepare(person, asked, request.ip);
    await this.database.transaction((tx) => this.passwords.change(tx, person, change));
    this.sessions.forget(person.personId);
  }

  /** In which notices and e-mails speak to me, those that I have as well. */
  @Put('language')
  @HttpCode(204)
  @ApiNoContentResponse()
  async setLanguage(@CurrentPerson() { personId }: SignedIn, @Body() { locale }: LanguageRequest): Promise<void> {
    await this.database.query('UPDATE person SET locale = $2 WHERE id = $1', [personId, locale]);
    this.sessions.forget(personId);
  }
}
