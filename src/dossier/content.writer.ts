import { Injectable } from '@nestjs/common';
import { canonicalJson, type Canonical } from '../domain/canonical.js';
import type { Command, ContentChange } from '../domain/command.js';
import type { ContentItem } from '../domain/content.js';
import { saltedDigest } from '../domain/line.js';
import { refused } from '../domain/refusals.js';
import type { Basis, Capacity } from '../domain/vocabulary.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { Once, type Stamp } from '../platform/once.js';
import { newBytes, newId } from '../platform/random.js';
import { lockDossiers, type DossierRow } from './dossier.row.js';
import { Engine } from './engine.js';
import { Mask } from './mask.js';
import { movedBy, seen, type Move, type Moved } from './move.js';
import { maySee } from './visibility.js';

/** One piece of content to be kept, or taken away (`content` null). */
export interface Piece {
  command: Command;
  kind: ContentChange['kind'];
  code: string;
  criterion?: string;
  content: Canonical;
  /** Whether it says something; an emptied claim counts as missing. */
  filled: boolean;
}

export interface Writing {
  basis: Basis;
  capacity?: Capacity;
  /** The section's version that the writer saw; null where he does not say. */
  sectionVersion?: number | null;
}

export interface Written extends Moved {
  sectionVersion: number;
}

const KEEP_CONTENT = `INSERT INTO content_version (id, organisation_id, content, salt, digest, created_at)
  VALUES ($1, $2, $3, $4, $5, $6)`;
const KEEP_ITEM = `INSERT INTO dossier_content (dossier_id, kind, code, criterion, content_id, digest, filled)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (dossier_id, kind, code) DO UPDATE SET content_id = $5, digest = $6, filled = $7,
    section_version = dossier_content.section_version + 1
  RETURNING section_version AS "sectionVersion"`;
const DROP_ITEM = `DELETE FROM dossier_content WHERE dossier_id = $1 AND kind = $2 AND code = $3`;
const READ_CONTENT = `SELECT content FROM content_version WHERE id = $1`;

/** Writes what a dossier holds: each save is a command with its line; a save that changes nothing writes nothing. */
@Injectable()
export class ContentWriter {
  constructor(
    private readonly engine: Engine,
    private readonly once: Once,
    private readonly clock: Clock,
    private readonly mask: Mask,
  ) {}

  write(person: SignedIn, dossierId: string, piece: PieceOf, writing: Writing, stamp: Stamp): Promise<Written> {
    return this.once.run(stamp, (tx) => this.writeIn(tx, person, dossierId, piece, writing));
  }

  /** `piece` may depend on the dossier that was read (its award's criteria). */
  async writeIn(tx: Tx, person: SignedIn, dossierId: string, piece: PieceOf, writing: Writing): Promise<Written> {
    const row = await this.readSeen(tx, person, dossierId);
    const asked = typeof piece === 'function' ? await piece(row, tx) : piece;
    const held = row.items.find((item) => item.kind === asked.kind && item.code === asked.code);
    if (writing.sectionVersion != null && writing.sectionVersion !== (held?.sectionVersion ?? 0)) {
      throw refused('section.changed', { current: held?.sectionVersion ?? 0 });
    }
    if (held && (await sameContent(tx, held.contentId, asked.content)))
      return this.unchanged(tx, person, row, { asked, held, writing });
    return this.keep(tx, person, row, asked, writing);
  }

  /** Takes a piece away; its content version stays, so that the past can be shown. */
  async remove(
    tx: Tx,
    person: SignedIn,
    dossierId: string,
    gone: Pick<Piece, 'command' | 'kind' | 'code'>,
    writing: Writing,
  ) {
    const row = await this.readSeen(tx, person, dossierId);
    const held = row.items.find((item) => item.kind === gone.kind && item.code === gone.code);
    if (!held) throw refused('notFound');
    const itemsAfter = row.items.filter((item) => item !== held);
    const change = { ...changeOf(gone, held.criterion), contentId: null, digest: null };
    const moved = await this.command(tx, person, row, { ...writing, command: gone.command, change, itemsAfter });
    await tx.query(DROP_ITEM, [row.id, gone.kind, gone.code]);
    return moved;
  }

  private async keep(tx: Tx, person: SignedIn, row: DossierRow, piece: Piece, writing: Writing): Promise<Written> {
    const salt = newBytes(32).toString('hex');
    const contentId = newId(this.clock.now());
    const digest = saltedDigest(salt, piece.content);
    const item: ContentItem = { ...piece, criterion: piece.criterion ?? null, digest };
    const others = row.items.filter((held) => held.kind !== piece.kind || held.code !== piece.code);
    const emptied = !piece.filled && ({ filled: false } as const);
    const change = { ...changeOf(piece, piece.criterion), contentId, digest, ...emptied };
    const asked = { ...writing, command: piece.command, change, itemsAfter: [...others, item] };
    const moved = await this.command(tx, person, row, asked);
    const values = [contentId, row.organisationId, JSON.stringify(piece.content), salt, digest, this.clock.now()];
    await tx.query(KEEP_CONTENT, values);
    const place = [row.id, piece.kind, piece.code, piece.criterion ?? null, contentId, digest, piece.filled];
    const [kept] = await tx.query<{ sectionVersion: number }>(KEEP_ITEM, place);
    return { ...moved, sectionVersion: kept!.sectionVersion };
  }

  /** What is there already: nothing is written, and whoever may not write it is told so all the same. */
  private async unchanged(
    tx: Tx,
    person: SignedIn,
    row: DossierRow,
    { asked, held, writing }: Unchanged,
  ): Promise<Written> {
    const change = { ...changeOf(asked, held.criterion), contentId: held.contentId, digest: held.digest };
    await this.prepare(tx, person, row, { ...writing, command: asked.command, change, itemsAfter: row.items });
    const { id, state, version, headHash } = row;
    return { id, state, version, line: { seq: version, hash: headHash }, sectionVersion: held.sectionVersion };
  }

  private async command(tx: Tx, person: SignedIn, row: DossierRow, asked: Asked): Promise<Moved> {
    const move = await this.prepare(tx, person, row, asked);
    await this.engine.write(tx, [move], { now: this.clock.now() });
    return movedBy(move);
  }

  private prepare(tx: Tx, person: SignedIn, row: DossierRow, asked: Asked): Promise<Move> {
    const { command, basis, capacity, change, itemsAfter } = asked;
    const ask = { command, data: { change }, basis, ...(capacity && { capacity }) };
    return this.engine.prepare(tx, { row, ask, actor: actorFor(person, row), now: this.clock.now(), itemsAfter });
  }

  /** A dossier that the person may see, locked: two saves of different sections follow each other and both are kept. */
  private async readSeen(tx: Tx, person: SignedIn, id: string): Promise<DossierRow> {
    const [row] = await lockDossiers(tx, [id], this.clock.now());
    if (!row || !maySee(person, seen(row))) throw refused('notFound');
    await this.mask.mustNotBeBarred(tx, person.personId, row);
    return row;
  }
}

export type PieceOf = Piece | ((row: DossierRow, tx: Tx) => Promise<Piece>);

interface Unchanged {
  asked: Piece;
  held: DossierRow['items'][number];
  writing: Writing;
}

interface Asked extends Writing {
  command: Command;
  change: ContentChange;
  itemsAfter: readonly ContentItem[];
}

const changeOf = (piece: Pick<Piece, 'kind' | 'code'>, criterion: string | null | undefined) => ({
  kind: piece.kind,
  code: piece.code,
  ...(criterion && { criterion }),
});

async function sameContent(tx: Tx, contentId: string, content: Canonical): Promise<boolean> {
  const [row] = await tx.query<{ content: Canonical | null }>(READ_CONTENT, [contentId]);
  return row?.content != null && canonicalJson(row.content) === canonicalJson(content);
}
