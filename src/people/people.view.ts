import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '../domain/vocabulary.js';
import type { HeldRole, Person } from './person.entity.js';

export class RoleView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  organisationId: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  unitId: string | null;
}

export class PersonView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  username: string;

  @ApiProperty()
  fullName: string;

  @ApiProperty({ type: String, nullable: true, description: 'Shown to administrators.' })
  email: string | null;

  @ApiProperty()
  active: boolean;

  @ApiProperty({ type: [RoleView], description: 'In the organisation that was asked for.' })
  roles: RoleView[];
}

export class SlipView {
  @ApiProperty({ description: 'Told this once and kept only as a hash.' })
  code: string;

  @ApiProperty()
  expiresAt: Date;

  @ApiProperty({ description: 'The text of the slip, to be printed and handed over.' })
  printable: string;
}

export class NewPersonView {
  @ApiProperty()
  person: PersonView;

  @ApiProperty()
  slip: SlipView;
}

export const roleView = ({ id, organisationId, role, unitId }: HeldRole): RoleView => ({
  id,
  organisationId,
  role,
  unitId,
});

export const personView = (person: Person, { withEmail }: { withEmail: boolean }): PersonView => ({
  id: person.id,
  username: person.username,
  fullName: person.fullName,
  email: withEmail ? person.email : null,
  active: person.active,
  roles: person.roles.toSorted((a, b) => (a.role < b.role ? -1 : 1)).map(roleView),
});
