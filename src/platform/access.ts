import { applyDecorators, SetMetadata } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCookieAuth,
  ApiDefaultResponse,
  ApiExtension,
  ApiExtraModels,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Role } from '../domain/vocabulary.js';
import { ProblemDocument } from './problem-document.js';

/** Who may call a route: anybody; whoever signed in, even by a slip before he has a password; with one; or in a role. */
export type Access = 'public' | 'newcomer' | 'signedIn' | readonly Role[];

/** Every route names its access by one of the decorators below; the start fails where one does not (route-audit.ts). */
export const ACCESS = 'vinhdanh:access';

export const Public = (): MethodDecorator & ClassDecorator => access('public');
export const AllowNewcomer = (): MethodDecorator & ClassDecorator =>
  access('newcomer', ApiBearerAuth(), ApiCookieAuth(SESSION_COOKIE));
export const AllowSignedIn = (): MethodDecorator & ClassDecorator =>
  access('signedIn', ApiBearerAuth(), ApiCookieAuth(SESSION_COOKIE));
export const Allow = (...roles: [Role, ...Role[]]): MethodDecorator & ClassDecorator =>
  access(roles, ApiBearerAuth(), ApiCookieAuth(SESSION_COOKIE));

/** As OpenAPI calls the way in by cookie. */
export const SESSION_COOKIE = 'session';

/** Also told in OpenAPI: `x-allow`, the ways to sign in, and the form of a refusal. */
const access = (value: Access, ...security: (MethodDecorator & ClassDecorator)[]): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(ACCESS, value),
    ApiExtension('x-allow', value),
    ApiExtraModels(ProblemDocument),
    ApiDefaultResponse({
      description: 'A refusal (RFC 9457).',
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDocument) } } },
    }),
    ...security,
  );
