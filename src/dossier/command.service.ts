import { Injectable } from '@nestjs/common';
import { CampaignStore } from '../campaigns/campaign.store.js';
import { awardOf } from '../domain/campaign.js';
import { Refused, tell, type ToldRefusal } from '../domain/refusals.js';
import type { SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database.js';
import { databaseRefusal } from '../platform/database-refusal.js';
import { wrongField } from '../platform/input.pipe.js';
import type { Stamp } from '../platform/once.js';
import { askOf, normalCode, type BulkDto, type CommandDto, type SupplementItemDto } from './command.dto.js';
import { Engine, type Beside } from './engine.js';
import type { Move, Moved } from './move.js';
import { keepNote } from './note.js';
import { checkPapers } from './paper.check.js';

/** The answer to one row of a bulk action. */
export type BulkAnswer = ({ ok: true } & Moved) | { ok: false; id: string; refusal: ToldRefusal };

const KEEP_ITEM = `INSERT INTO supplement_item (dossier_id, seq, code, note_id) VALUES ($1, $2, $3, $4)`;

/** Commands as they come from people: their papers looked up, the items of a supplement kept with their texts. */
@Injectable()
export class CommandService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly engine: Engine,
    private readonly campaigns: CampaignStore,
  ) {}

  async send(person: SignedIn, id: string, dto: CommandDto, ifMatch: number | null, stamp: Stamp): Promise<Moved> {
    const ask = askOf(dto, ifMatch);
    await checkPapers(this.database, person, id, ask);
    const beside: Beside | undefined = dto.items && ((tx, move) => this.keepItems(tx, move, dto.items!));
    return this.engine.send(person, id, ask, stamp, beside);
  }

  /** N commands with N answers: a row that is refused does not hold up the others. */
  async sendEach(person: SignedIn, { items, ...forAll }: BulkDto, stamp: Stamp): Promise<BulkAnswer[]> {
    const answers: BulkAnswer[] = [];
    for (const { id, version, ...its } of items) {
      const own = { ...stamp, key: stamp.key && `${stamp.key}/${id}` };
      answers.push(await answered(id, this.send(person, id, { ...forAll, ...given(its) }, version ?? null, own)));
    }
    return answers;
  }

  private async keepItems(tx: Tx, { row, line }: Move, items: readonly SupplementItemDto[]): Promise<void> {
    const campaign = await this.campaigns.version(row.campaignId, row.campaignVersion, tx);
    const criteria = awardOf(campaign, row.awardCode)!.criteria.flatMap(({ code }) => [
      `claim:${code}`,
      `evidence:${code}`,
    ]);
    const known = new Set(['report', ...criteria]);
    for (const [index, { code, text }] of items.entries()) {
      const item = normalCode(code);
      if (!known.has(item) && !item.startsWith('section:'))
        throw wrongField(`items[${index}].code`, 'value.notListed', { allowed: [...known] });
      const note = text === undefined ? undefined : await keepNote(tx, row.organisationId, text, this.clock.now());
      await tx.query(KEEP_ITEM, [row.id, line.body.seq, item, note?.noteId ?? null]);
    }
  }
}

async function answered(id: string, sent: Promise<Moved>): Promise<BulkAnswer> {
  try {
    return { ok: true, ...(await sent) };
  } catch (error) {
    const told = error instanceof Refused ? error : databaseRefusal(error);
    if (!told) throw error;
    return { ok: false, id, refusal: tell(told.refusal) };
  }
}

/** Without the fields that a class leaves undefined, which would hide what is said for all. */
const given = <Fields extends object>(fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
