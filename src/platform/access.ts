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

/** Who may call a route: anybody, anybody signed in, or who holds one of the roles in some organisation. */
export type Access = 'public' | 'signedIn' | readonly Role[];

/** Every route names its access by one of the decorators below; the start fails where one does not (route-audit.ts). */
export const ACCESS = 'vinhdanh:access';

export const Public = (): MethodDecorator & ClassDecorator => access('public');
export const AllowSignedIn = (): MethodDecorator & ClassDecorator =>
  access('signedIn', ApiBearerAuth(), ApiCookieAuth());
export const Allow = (...roles: [Role, ...Role[]]): MethodDecorator & ClassDecorator =>
  access(roles, ApiBearerAuth(), ApiCookieAuth());

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
