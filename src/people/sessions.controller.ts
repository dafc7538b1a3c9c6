import { Body, Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refused } from '../domain/refusals.js';
import { AllowNewcomer, Public } from '../platform/access.js';
import { Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { wrongField } from '../platform/input.pipe.js';
import { CurrentPerson } from './current-person.js';
import { SessionView } from './me.view.js';
import { SignInRequest } from './people.dto.js';
import { sender } from './same-site.js';
import { clearCookie, setCookie } from './session.cookie.js';
import { SessionStore } from './session.store.js';
import { SignIn, type Credentials } from './sign-in.js';
import type { SignedIn } from './signed-in.js';

@ApiTags('sessions')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly signIns: SignIn,
    private readonly sessions: SessionStore,
  ) {}

  /** The token is for programs; browsers keep to the cookie that is also set. A foreign page may not sign anybody in. */
  @Post()
  @Public()
  @ApiCreatedResponse({ type: SessionView })
  async signIn(
    @Body() asked: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    if (sender(request, this.config.publicUrl) === 'foreign') throw refused('session.crossSite');
    const session = await this.signIns.signIn(credentials(asked), request.ip);
    setCookie(request, reply, session);
    return session;
  }

  @Delete('current')
  @HttpCode(204)
  @AllowNewcomer()
  @ApiNoContentResponse()
  async signOut(
    @CurrentPerson() person: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.database.transaction((tx) => this.sessions.close(tx, person.sessionId));
    this.sessions.forget(person.personId);
    clearCookie(request, reply);
  }
}

function credentials({ username, password, accessSlip }: SignInRequest): Credentials {
  if (password !== undefined && accessSlip === undefined) return { username, password };
  if (accessSlip !== undefined && password === undefined) return { username, accessSlip };
  throw wrongField('password', 'value.notExactlyOne', { names: ['password', 'accessSlip'] });
}
