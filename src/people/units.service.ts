import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, Repository } from 'typeorm';
import { refused } from '../domain/refusals.js';
import { searchKey } from '../domain/text.js';
import { Clock } from '../platform/clock.js';
import { pageOf, positionAt, type Page } from '../platform/cursor.js';
import type { Tx } from '../platform/database.js';
import { newId } from '../platform/random.js';
import { Unit } from './organisation.entity.js';
import type { UnitRequest, UnitsQuery } from './organisations.dto.js';
import type { UnitView } from './organisations.view.js';
import { mustHold } from './reach.js';
import type { SignedIn } from './signed-in.js';

/** The villages, unions and offices of an organisation, seen by all who act in it. */
@Injectable()
export class Units {
  constructor(
    private readonly clock: Clock,
    @InjectRepository(Unit) private readonly units: Repository<Unit>,
  ) {}

  async list(by: SignedIn, { organisationId, cursor, limit }: UnitsQuery): Promise<Page<UnitView>> {
    mustHold(by, organisationId);
    const after = positionAt(cursor, 'text');
    const rows = await this.units.find({
      where: { organisationId, ...(after && { code: MoreThan(after.key) }) },
      order: { code: 'ASC' },
      take: limit + 1,
    });
    const position = ({ code, id }: Unit) => ({ key: code, id });
    return pageOf(rows, limit, position, (unit) => unit);
  }

  async add(tx: Tx, by: SignedIn, { organisationId, code, name, kind }: UnitRequest): Promise<UnitView> {
    mustHold(by, organisationId, 'admin');
    const id = newId(this.clock.now());
    const added = await tx.query(
      `INSERT INTO unit (id, organisation_id, code, name, kind, search_key) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (organisation_id, code) DO NOTHING RETURNING id`,
      [id, organisationId, code, name, kind, searchKey(name)],
    );
    if (added.length === 0) throw refused('code.taken', { code });
    return { id, organisationId, code, name, kind };
  }
}
