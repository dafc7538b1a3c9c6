import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, Repository } from 'typeorm';
import { lockHead } from '../audit/heads.js';
import { advance, type BatchHead } from '../audit/ledger.js';
import { dayOf } from '../domain/days.js';
import { HOME_ZONE } from '../domain/days-told.js';
import { refused } from '../domain/refusals.js';
import { Clock } from '../platform/clock.js';
import { pageOf, positionAt, type Page, type PageQuery } from '../platform/cursor.js';
import type { Tx } from '../platform/database.js';
import { wrongField } from '../platform/input.pipe.js';
import { newId } from '../platform/random.js';
import { Organisation, Succession } from './organisation.entity.js';
import type { OrganisationRequest, SuccessionRequest } from './organisations.dto.js';
import type { OrganisationView, SuccessionView } from './organisations.view.js';
import { organisationsOf, type SignedIn } from './signed-in.js';

const HAS_ADMIN = `SELECT 1 FROM role r JOIN person p ON p.id = r.person_id
  WHERE r.organisation_id = $1 AND r.role = 'admin' AND p.active LIMIT 1`;
const KNOWN = `SELECT 1 FROM organisation_succession WHERE from_id = $1 AND to_id IS NOT DISTINCT FROM $2 AND kind = $3
  AND on_date = $4`;
const REMOVE = `DELETE FROM organisation_succession WHERE id = $1 AND from_id = $2 RETURNING id`;
const LASTS_AGAIN = `UPDATE organisation SET valid_to = (SELECT min(on_date) FROM organisation_succession WHERE from_id = $1)
  WHERE id = $1 RETURNING valid_to AS "validTo"`;

/**
 * Organisations are rows of the whole installation: everybody signed in reads them, and an administrator of any of them
 * adds receivers. What became of one is recorded by its own administrator, or by any where it has none: a receiver may
 * have no account here. It is public knowledge, with its citation.
 */
@Injectable()
export class Organisations {
  constructor(
    private readonly clock: Clock,
    @InjectRepository(Organisation) private readonly organisations: Repository<Organisation>,
    @InjectRepository(Succession) private readonly successions: Repository<Succession>,
  ) {}

  async list({ cursor, limit }: PageQuery): Promise<Page<OrganisationView>> {
    const after = positionAt(cursor, 'text');
    const rows = await this.organisations.find({
      where: after ? { code: MoreThan(after.key) } : {},
      order: { code: 'ASC' },
      take: limit + 1,
    });
    const position = ({ code, id }: Organisation) => ({ key: code, id });
    return pageOf(rows, limit, position, (organisation) => organisation);
  }

  async add(tx: Tx, asked: OrganisationRequest): Promise<OrganisationView> {
    const { code, name, kind, timeZone = HOME_ZONE, validFrom = null } = asked;
    const id = newId(this.clock.now());
    const added = await tx.query(
      `INSERT INTO organisation (id, code, name, kind, time_zone, valid_from) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (code) DO NOTHING RETURNING id`,
      [id, code, name, kind, timeZone, validFrom],
    );
    if (added.length === 0) throw refused('code.taken', { code });
    return { id, code, name, kind, timeZone, validFrom, validTo: null };
  }

  async listSuccessions(fromId: string, { cursor, limit }: PageQuery): Promise<Page<SuccessionView>> {
    if (!(await this.organisations.existsBy({ id: fromId }))) throw refused('notFound');
    const after = positionAt(cursor, 'day');
    const later = after && [
      { fromId, onDate: MoreThan(after.key) },
      { fromId, onDate: after.key, id: MoreThan(after.id) },
    ];
    const rows = await this.successions.find({
      where: later ?? { fromId },
      order: { onDate: 'ASC', id: 'ASC' },
      take: limit + 1,
    });
    const position = ({ onDate, id }: Succession) => ({ key: onDate, id });
    return pageOf(rows, limit, position, (succession) => succession);
  }

  /** The organisation exists until the day before. It may be split among several, all on one day. */
  async succeed(tx: Tx, by: SignedIn, fromId: string, asked: SuccessionRequest): Promise<SuccessionView> {
    const { toId = null, kind, onDate, citation, certainty } = asked;
    const head = await this.mine(tx, by, fromId);
    await this.successorExists(tx, fromId, asked);
    if ((await tx.query(KNOWN, [fromId, toId, kind, onDate])).length > 0) throw refused('succession.known');
    const ended = await tx.query<{ timeZone: string }>(
      `UPDATE organisation SET valid_to = $2 WHERE id = $1 AND coalesce(valid_to, $2) = $2
       RETURNING time_zone AS "timeZone"`,
      [fromId, onDate],
    );
    if (!ended[0]) throw refused('organisation.ceased', { day: await lastDay(tx, fromId) });
    const id = newId(this.clock.now());
    await tx.query(
      `INSERT INTO organisation_succession (id, from_id, to_id, kind, on_date, citation, certainty)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, fromId, toId, kind, onDate, citation, certainty],
    );
    const succession = { id, fromId, toId, kind, onDate, citation, certainty };
    await this.record(tx, by, head, succession, ended[0].timeZone);
    return succession;
  }

  /** A succession that was recorded wrongly; without any, the organisation goes on. */
  async takeBack(tx: Tx, by: SignedIn, fromId: string, successionId: string): Promise<void> {
    const head = await this.mine(tx, by, fromId);
    const removed = await tx.query(REMOVE, [successionId, fromId]);
    if (removed.length === 0) throw refused('notFound');
    const [left] = await tx.query<{ validTo: string | null }>(LASTS_AGAIN, [fromId]);
    await advance(tx, head, {
      ...{ command: 'TAKE_BACK_SUCCESSION', to: left?.validTo ? head.state : 'active' },
      ...{ actorId: by.personId, capacity: 'admin', basis: { kind: 'screen' } },
      ...{ data: { successionId }, at: this.clock.now() },
    });
  }

  private async mine(tx: Tx, by: SignedIn, id: string): Promise<BatchHead> {
    const head = await lockHead(tx, 'organisation', id);
    const own = organisationsOf(by, 'admin').includes(id);
    if (!own && (await tx.query(HAS_ADMIN, [id])).length > 0) throw refused('act.notYours', { who: ['admin'] });
    return head;
  }

  private async successorExists(tx: Tx, fromId: string, { toId, kind }: SuccessionRequest): Promise<void> {
    if (toId === undefined && kind !== 'abolish') throw wrongField('toId', 'value.missing');
    if (toId === undefined) return;
    const found = await tx.query('SELECT 1 FROM organisation WHERE id = $1 AND id <> $2', [toId, fromId]);
    if (found.length === 0) throw wrongField('toId', 'value.unknown');
  }

  /** The line of the organisation's stream: ids, codes and days, without the citation. */
  private async record(tx: Tx, by: SignedIn, head: BatchHead, succession: SuccessionView, zone: string): Promise<void> {
    const { id, toId, kind, onDate, certainty } = succession;
    const at = this.clock.now();
    await advance(tx, head, {
      command: 'NOTE_SUCCESSION',
      to: dayOf(at, zone) >= onDate ? 'ceased' : 'active',
      actorId: by.personId,
      capacity: 'admin',
      basis: { kind: 'screen' },
      data: { successionId: id, toId, kind, onDate, certainty },
      at,
    });
  }
}

async function lastDay(tx: Tx, id: string): Promise<string> {
  const [row] = await tx.query<{ day: string }>('SELECT valid_to AS day FROM organisation WHERE id = $1', [id]);
  return row?.day ?? '';
}
