import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Hashing } from './hashing.js';
import { MeController } from './me.controller.js';
import { Members } from './members.view.js';
import { Organisation, Succession, Unit } from './organisation.entity.js';
import { OrganisationsController } from './organisations.controller.js';
import { Organisations } from './organisations.service.js';
import { Passwords } from './password.js';
import { PeopleController } from './people.controller.js';
import { PeopleReader } from './people.reader.js';
import { People } from './people.service.js';
import { HeldRole, Person } from './person.entity.js';
import { Roles } from './roles.service.js';
import { RouteAudit } from './route-audit.js';
import { SessionGuard } from './session.guard.js';
import { SessionStore } from './session.store.js';
import { SessionsController } from './sessions.controller.js';
import { SignIn } from './sign-in.js';
import { Throttle } from './throttle.js';
import { UnitsController } from './units.controller.js';
import { Units } from './units.service.js';

/** Who acts: accounts, roles, sessions, organisations and their units. It guards every route of the program. */
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([Person, HeldRole, Organisation, Succession, Unit])],
  controllers: [SessionsController, MeController, PeopleController, OrganisationsController, UnitsController],
  providers: [
    { provide: APP_GUARD, useClass: SessionGuard },
    RouteAudit,
    SessionStore,
    SignIn,
    Throttle,
    Hashing,
    Members,
    Passwords,
    People,
    PeopleReader,
    Roles,
    Organisations,
    Units,
  ],
  exports: [Members],
})
export class PeopleModule {}
