import { ROLES, type Role } from '../domain/vocabulary.js';
import { PageQuery } from '../platform/cursor.js';
import { Choice, Flag, Id } from '../platform/input.js';
import type { Language } from '../platform/language.js';
import { Email, Line, smallLetters, Text, Username } from '../platform/text.decorator.js';
import { Transform } from 'class-transformer';

const SECRET = 200;

export class SignInRequest {
  @Line({ max: 100 })
  @Transform(({ value }) => smallLetters(value))
  username: string;

  @Text({ max: SECRET, optional: true, description: 'Either this' })
  password?: string;

  @Line({ max: 20, optional: true, description: 'or the code of a one-time access slip.' })
  accessSlip?: string;
}

export class PasswordRequest {
  @Text({ max: SECRET })
  password: string;

  @Text({ max: SECRET, optional: true, description: 'Not needed after signing in with an access slip.' })
  oldPassword?: string;
}

export class LanguageRequest {
  @Choice(['vi', 'en'])
  locale: Language;
}

export class PeopleQuery extends PageQuery {
  @Id()
  organisationId: string;
}

export class PersonRequest {
  @Username()
  username: string;

  @Line({ max: 200 })
  fullName: string;

  @Email({ optional: true, nullable: true })
  email?: string | null;

  @Id()
  organisationId: string;

  @Choice(ROLES, { list: ROLES.length })
  roles: Role[];

  @Id({ optional: true, description: 'Of a nominator: the unit whose dossiers he sees.' })
  unitId?: string;
}

export class PersonChange {
  @Flag({ optional: true })
  active?: boolean;

  @Email({ optional: true, nullable: true })
  email?: string | null;

  @Line({ max: 200, optional: true })
  fullName?: string;
}

export class RoleRequest {
  @Id()
  organisationId: string;

  @Choice(ROLES)
  role: Role;

  @Id({ optional: true, description: 'Of a nominator: the unit whose dossiers he sees.' })
  unitId?: string;
}
