import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { lockHead } from '../audit/heads.js';
import { advance } from '../audit/ledger.js';
import { CampaignService } from '../campaigns/campaign.service.js';
import { awardOf } from '../domain/campaign.js';
import { setFileName } from '../domain/set-places.js';
import { officeItself } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { FileStore } from '../platform/file.store.js';
import { XLSX, ZIP } from '../platform/media-types.js';
import { Office } from '../platform/office.js';
import type { OutboxDelivery } from '../platform/outbox.js';
import { DeliveryFailed, OutboxHandlers } from '../platform/outbox.handlers.js';
import { SetBinder, type BoundSet } from './set.binder.js';
import { SetList } from './set.list.js';
import { SetPacking } from './set.packing.js';
import { SetParts, type Part } from './set.parts.js';
import { isOf, LATEST, type Edition } from './set.row.js';
import { SetSources, type Sources } from './set.sources.js';
import { listWorkbook } from './set.workbook.js';
import { zipped } from './set.zip.js';

/** Of these nothing is sent any more, so nothing is built. */
const ENDED = ['recalled', 'discarded'];
/** So often it is tried to bind what LibreOffice does not take; then there is a list and a ZIP at least. */
const TRIES = 3;
/** So often it is built anew at once because something has changed meanwhile. */
const TIMES = 3;
const BUILT = `SELECT FROM letter_set WHERE id = $1`;
const INSERT = `INSERT INTO letter_set (id, organisation_id, submission_id, edition, signed, dossier_ids, source_digest,
    pdf_sha256, pdf_size, pdf_pages, xlsx_sha256, xlsx_size, zip_sha256, zip_size, unbound, created_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`;

type Asked = OutboxDelivery<'set'>;
type Built = Pick<Edition, 'pdf' | 'xlsx' | 'zip' | 'unbound'>;

/** KEEP_SET: all papers of a letter as they stand, in one PDF, one list and one ZIP, kept as they were built. */
@Injectable()
export class SetBuilding implements OnModuleInit {
  private readonly log = new Logger('sets');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly office: Office,
    private readonly handlers: OutboxHandlers,
    private readonly sources: SetSources,
    private readonly parts: SetParts,
    private readonly binder: SetBinder,
    private readonly list: SetList,
    private readonly packing: SetPacking,
    private readonly campaigns: CampaignService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('set', (row) => this.carryOut(row));
  }

  /** Where something has changed while it was built, it is built of that. */
  private async carryOut(asked: Asked): Promise<void> {
    if ((await this.database.query(BUILT, [asked.id])).length > 0) return;
    for (let time = 1; time <= TIMES; time += 1) if (await this.attempt(asked)) return;
    throw new DeliveryFailed('set.changedMeanwhile');
  }

  /** Nothing where the letter is no more; where nobody asked, nothing where the same papers were built before. */
  private async attempt(asked: Asked): Promise<boolean> {
    const sources = await this.sources.of(asked.payload.submissionId);
    const { letter, dossiers } = sources;
    if (ENDED.includes(letter.state) || dossiers.length === 0) return true;
    const [latest] = await this.database.query<Edition & Record<string, unknown>>(LATEST, [letter.id]);
    if (asked.payload.askedBy === null && latest && isOf(latest, sources, this.office.isThere)) return true;
    const built = this.office.isThere
      ? await this.office.inFolder((folder) => this.build(sources, folder, asked.attempts))
      : await this.build(sources, null, asked.attempts);
    return this.keep(asked, sources, built);
  }

  private async build(sources: Sources, folder: string | null, attempts: number): Promise<Built> {
    const { letter } = sources;
    const person = officeItself(letter.organisationId);
    const { campaign } = await this.campaigns.read(person, letter.campaignId);
    const titleOf = (code: string) => awardOf(campaign, code)?.title ?? code;
    const parts = await this.parts.of(sources.papers, { person, awardOf: titleOf, folder });
    const name = (ending: string) => setFileName(letter.number ?? letter.receiver, ending);
    const { contents, pdf } = await this.bound(attempts, folder === null, (binds) =>
      this.binder.bind(parts, person, { submissionId: letter.id, name: name('pdf'), binds }),
    );
    const rows = await this.list.of(sources, person, { campaign: campaign.title, titleOf });
    const workbook = await listWorkbook(sources.columns, rows);
    const xlsx = await this.files.keepBytes(workbook, { name: name('xlsx'), mediaType: XLSX });
    const packed = this.packing.of(pdf ? [pdf, xlsx] : [xlsx], contents, parts, sources);
    const zip = await this.files.keepStream(zipped(packed), { name: name('zip'), mediaType: ZIP });
    return { pdf, xlsx, zip, unbound: pdf ? unboundIn(parts) : [] };
  }

  private async bound(
    attempts: number,
    without: boolean,
    bind: (binds: boolean) => Promise<BoundSet>,
  ): Promise<BoundSet> {
    if (without) return bind(false);
    try {
      return await bind(true);
    } catch (error) {
      if (attempts < TRIES) throw error;
      this.log.error(error);
      return bind(false);
    }
  }

  /** Whether it is kept: not where something is not as it was when it was read. The same bytes are kept once. */
  private async keep({ id, payload: { askedBy } }: Asked, sources: Sources, built: Built): Promise<boolean> {
    const { letter, dossiers, digest } = sources;
    const { pdf, xlsx, zip, unbound } = built;
    const dossierIds = dossiers.map(({ dossierId }) => dossierId);
    return this.database.transaction(async (tx) => {
      const head = await lockHead(tx, 'organisation', letter.organisationId);
      const now = await this.sources.of(letter.id, tx);
      if (now.digest !== digest || (now.letter.state === 'drafted') !== (letter.state === 'drafted')) return false;
      const signed = letter.state !== 'drafted';
      const [latest] = await tx.query<Edition & Record<string, unknown>>(LATEST, [letter.id]);
      if (latest?.zip.sha256 === zip.sha256 && latest.signed === signed && latest.sourceDigest === digest) return true;
      const edition = (latest?.edition ?? 0) + 1;
      const files = { pdf: pdf?.sha256 ?? null, xlsx: xlsx.sha256, zip: zip.sha256 };
      const { body } = await advance(tx, head, {
        ...{ command: 'KEEP_SET', actorId: askedBy?.personId ?? null, capacity: askedBy?.capacity ?? 'system' },
        ...{ basis: { kind: 'screen' }, at: this.clock.now() },
        data: { setId: id, submissionId: letter.id, edition, signed, dossierIds, sourceDigest: digest, files, unbound },
      });
      await tx.query(INSERT, [
        ...[id, letter.organisationId, letter.id, edition, signed, dossierIds, digest],
        ...[files.pdf, pdf?.size ?? null, pdf?.pages ?? null, files.xlsx, xlsx.size, files.zip, zip.size],
        ...[JSON.stringify(unbound), askedBy?.personId ?? null, body.at],
      ]);
      return true;
    });
  }
}

const unboundIn = (parts: readonly Part[]): Edition['unbound'] =>
  parts.filter(({ hasUnbound }) => hasUnbound).map(({ paper: { form, subjectId } }) => ({ form, subjectId }));
