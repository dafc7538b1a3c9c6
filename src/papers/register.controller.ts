import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Allow } from '../platform/access.js';
import type { Page } from '../platform/cursor.js';
import { RegisterPage, type RegisterEntryDto } from './outgoing.answers.js';
import { RegisterQuery } from './outgoing.dto.js';
import { MAY_READ_REGISTER, RegisterView } from './register.view.js';

/** The numbers of an office's papers, year by year. */
@ApiTags('outgoing papers')
@Controller('number-register')
export class RegisterController {
  constructor(private readonly register: RegisterView) {}

  @Get()
  @Allow(...MAY_READ_REGISTER)
  @ApiOkResponse({ type: RegisterPage })
  list(@CurrentPerson() person: SignedIn, @Query() query: RegisterQuery): Promise<Page<RegisterEntryDto>> {
    return this.register.page(person, query);
  }
}
