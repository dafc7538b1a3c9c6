import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, Repository } from 'typeorm';
import { pageOf, positionAt, type Page } from '../platform/cursor.js';
import type { PeopleQuery } from './people.dto.js';
import { personView, type PersonView } from './people.view.js';
import { Person } from './person.entity.js';
import { mustHold } from './reach.js';
import { rolesIn, type SignedIn } from './signed-in.js';

/** Who acts in an organisation, for those who work there with lists of people. */
@Injectable()
export class PeopleReader {
  constructor(@InjectRepository(Person) private readonly people: Repository<Person>) {}

  async list(by: SignedIn, { organisationId, cursor, limit }: PeopleQuery): Promise<Page<PersonView>> {
    mustHold(by, organisationId, 'admin', 'clerk', 'secretary', 'chair');
    const after = positionAt(cursor, 'text');
    const rows = await this.people.find({
      where: { roles: { organisationId }, ...(after && { username: MoreThan(after.key) }) },
      relations: { roles: true },
      order: { username: 'ASC' },
      take: limit + 1,
    });
    const withEmail = rolesIn(by, organisationId).includes('admin');
    const position = ({ username, id }: Person) => ({ key: username, id });
    return pageOf(rows, limit, position, (person) => personView(person, { withEmail }));
  }
}
