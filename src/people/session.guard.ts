import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { refused } from '../domain/refusals.js';
import { ACCESS, type Access } from '../platform/access.js';
import { Config } from '../platform/config.js';
import { sender } from './same-site.js';
import { cookieToken } from './session.cookie.js';
import { SessionStore, type Session } from './session.store.js';

declare module 'fastify' {
  interface FastifyRequest {
    session?: Session;
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets a request pass to a route that its sender may call; whether he may touch the object is the services' question. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionStore,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access>(ACCESS, [context.getHandler(), context.getClass()]);
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const session = await this.sessionOf(request);
    request.session = session;
    if (access === 'newcomer') return true;
    if (!session.hasPassword) throw refused('password.notSet');
    if (access !== 'signedIn') requireRole(session, access ?? []);
    return true;
  }

  /** A cookie is sent by browsers on their own, so what changes something must come from a page of ours. */
  private async sessionOf(request: FastifyRequest): Promise<Session> {
    const bearer = /^Bearer ([\w-]{43})$/i.exec(request.headers.authorization ?? '')?.[1];
    const token = bearer ?? cookieToken(request);
    const session = token ? await this.sessions.find(token) : undefined;
    if (!session) throw refused('session.missing');
    const byCookie = bearer === undefined && !SAFE.has(request.method);
    if (byCookie && sender(request, this.config.publicUrl) !== 'ours') throw refused('session.crossSite');
    return session;
  }
}

function requireRole({ person }: Session, roles: Exclude<Access, string>): void {
  if (!person.roles.some(({ role }) => roles.includes(role))) throw refused('role.needed', { roles: [...roles] });
}
