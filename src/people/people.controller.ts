import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../platform/access.js';
import { Config } from '../platform/config.js';
import { PageOf, type Page } from '../platform/cursor.js';
import type { Tx } from '../platform/database.js';
import { IdPipe } from '../platform/id.pipe.js';
import { Once, type Stamp } from '../platform/once.js';
import { CurrentPerson } from './current-person.js';
import { PeopleQuery, PersonChange, PersonRequest, RoleRequest } from './people.dto.js';
import { PeopleReader } from './people.reader.js';
import { People } from './people.service.js';
import { readPerson } from './people.sql.js';
import { NewPersonView, PersonView, RoleView, SlipView } from './people.view.js';
import { Roles } from './roles.service.js';
import { SessionStore } from './session.store.js';
import type { SignedIn } from './signed-in.js';
import { Stamped } from './stamped.decorator.js';

/** A repeated request whose answer held a slip gets another slip: none is kept in clear, and the one nobody saw is void. */
@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly once: Once,
    private readonly config: Config,
    private readonly people: People,
    private readonly reader: PeopleReader,
    private readonly roles: Roles,
    private readonly sessions: SessionStore,
  ) {}

  @Get()
  @Allow('admin', 'clerk', 'secretary', 'chair')
  @ApiOkResponse({ type: PageOf(PersonView) })
  list(@CurrentPerson() by: SignedIn, @Query() query: PeopleQuery): Promise<Page<PersonView>> {
    return this.reader.list(by, query);
  }

  @Post()
  @Allow('admin')
  @ApiCreatedResponse({ type: NewPersonView })
  async add(
    @CurrentPerson() by: SignedIn,
    @Body() asked: PersonRequest,
    @Req() request: FastifyRequest,
    @Stamped() stamp: Stamp,
  ): Promise<NewPersonView> {
    const drawn = await this.people.drawSlip();
    const handOver = async (tx: Tx, personId: string): Promise<NewPersonView> => {
      const slip = await this.people.giveSlip(tx, by, personId, drawn, this.address(request));
      return { person: await readPerson(tx, personId), slip };
    };
    const make = async (tx: Tx) => {
      const personId = await this.people.add(tx, by, asked);
      return { trace: { personId }, answer: await handOver(tx, personId) };
    };
    return this.once.runSecret(stamp, make, (tx, { personId }) => handOver(tx, personId));
  }

  @Patch(':id')
  @Allow('admin')
  @ApiOkResponse({ type: PersonView })
  async change(
    @CurrentPerson() by: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() asked: PersonChange,
    @Stamped() stamp: Stamp,
  ): Promise<PersonView> {
    const person = await this.once.run(stamp, async (tx) => {
      await this.people.change(tx, by, id, asked);
      return readPerson(tx, id);
    });
    this.sessions.forget(id);
    return person;
  }

  @Post(':id/roles')
  @Allow('admin')
  @ApiCreatedResponse({ type: RoleView })
  async giveRole(
    @CurrentPerson() by: SignedIn,
    @Param('id', IdPipe) personId: string,
    @Body() { organisationId, role, unitId }: RoleRequest,
    @Stamped() stamp: Stamp,
  ): Promise<RoleView> {
    const given = { organisationId, role, unitId: unitId ?? null };
    const view = await this.once.run(stamp, async (tx) => ({
      id: await this.roles.giveMore(tx, by, personId, given),
      ...given,
    }));
    this.sessions.forget(personId);
    return view;
  }

  @Delete(':id/roles/:roleId')
  @HttpCode(204)
  @Allow('admin')
  @ApiNoContentResponse()
  async takeRole(
    @CurrentPerson() by: SignedIn,
    @Param('id', IdPipe) personId: string,
    @Param('roleId', IdPipe) roleId: string,
    @Stamped() stamp: Stamp,
  ): Promise<void> {
    await this.once.run(stamp, (tx) => this.roles.take(tx, by, personId, roleId));
    this.sessions.forget(personId);
  }

  /** A slip that was not used is void from now on. */
  @Post(':id/access-slip')
  @Allow('admin')
  @ApiCreatedResponse({ type: SlipView })
  async giveSlip(
    @CurrentPerson() by: SignedIn,
    @Param('id', IdPipe) personId: string,
    @Req() request: FastifyRequest,
    @Stamped() stamp: Stamp,
  ): Promise<SlipView> {
    const drawn = await this.people.drawSlip();
    const handOver = (tx: Tx) => this.people.giveSlip(tx, by, personId, drawn, this.address(request));
    const make = async (tx: Tx) => ({ trace: { personId }, answer: await handOver(tx) });
    return this.once.runSecret(stamp, make, handOver);
  }

  private address({ protocol, host }: FastifyRequest): string {
    return this.config.publicUrl ?? `${protocol}://${host}`;
  }
}
