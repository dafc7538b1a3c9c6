import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '../domain/vocabulary.js';

export class MyselfView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  username: string;

  @ApiProperty()
  fullName: string;

  @ApiProperty({ enum: ['vi', 'en'] })
  locale: 'vi' | 'en';

  @ApiProperty({ description: 'After signing in with a slip: nothing else is allowed before PUT /me/password.' })
  mustSetPassword: boolean;
}

export class SessionView {
  @ApiProperty()
  token: string;

  @ApiProperty()
  expiresAt: Date;

  @ApiProperty()
  person: MyselfView;
}

export class MyRoleView {
  @ApiProperty({ format: 'uuid' })
  organisationId: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  unitId: string | null;
}

export class MyOrganisationView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  timeZone: string;
}

export class MeView {
  @ApiProperty()
  person: MyselfView;

  @ApiProperty({ type: [MyRoleView] })
  roles: readonly MyRoleView[];

  @ApiProperty({ type: [MyOrganisationView] })
  organisations: MyOrganisationView[];
}
