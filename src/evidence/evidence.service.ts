import { Injectable } from '@nestjs/common';
import { CampaignStore } from '../campaigns/campaign.store.js';
import { ContentWriter, type Piece, type Written } from '../dossier/content.writer.js';
import { DossierView } from '../dossier/dossier.view.js';
import type { DossierRow } from '../dossier/dossier.row.js';
import type { Moved } from '../dossier/move.js';
import { awardOf } from '../domain/campaign.js';
import { refused } from '../domain/refusals.js';
import type { SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { StoredFile } from '../platform/file.store.js';
import { Once, type Stamp } from '../platform/once.js';
import { newId } from '../platform/random.js';
import type { EvidenceBasis, EvidenceDto } from './evidence.dto.js';

export type AddedEvidence = Written & Omit<StoredFile, 'name'> & { evidenceId: string };

/** Evidence as content of a dossier: each file a piece of its own, for one criterion. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly writer: ContentWriter,
    private readonly campaigns: CampaignStore,
    private readonly view: DossierView,
    private readonly once: Once,
    private readonly clock: Clock,
  ) {}

  add(person: SignedIn, dossierId: string, dto: EvidenceDto, file: StoredFile, stamp: Stamp): Promise<AddedEvidence> {
    const evidenceId = newId(this.clock.now());
    const piece = (row: DossierRow, tx: Tx) => this.piece(tx, row, evidenceId, dto.criterionCode, file);
    const { name: _, ...known } = file;
    return this.once.run(stamp, async (tx) => {
      const written = await this.writer.writeIn(tx, person, dossierId, piece, {
        basis: { kind: dto.basis ?? 'screen' },
      });
      return { ...written, evidenceId, ...known };
    });
  }

  remove(person: SignedIn, dossierId: string, evidenceId: string, basis: EvidenceBasis, stamp: Stamp): Promise<Moved> {
    const gone = { command: 'REMOVE_EVIDENCE', kind: 'evidence', code: evidenceId } as const;
    return this.once.run(stamp, (tx) => this.writer.remove(tx, person, dossierId, gone, { basis: { kind: basis } }));
  }

  /** The file behind a piece of evidence that the dossier holds now and the person may see. */
  async file(person: SignedIn, dossierId: string, evidenceId: string): Promise<StoredFile> {
    const { content } = await this.view.show(person, dossierId);
    const held = content.find((piece) => piece.kind === 'evidence' && piece.code === evidenceId);
    if (!held?.content) throw refused('notFound');
    return held.content as unknown as StoredFile;
  }

  private async piece(tx: Tx, row: DossierRow, code: string, criterion: string, file: StoredFile): Promise<Piece> {
    const campaign = await this.campaigns.version(row.campaignId, row.campaignVersion, tx);
    const known = awardOf(campaign, row.awardCode)!.criteria.some((one) => one.code === criterion);
    if (!known) throw refused('criterion.unknown', { criterion });
    return { command: 'ADD_EVIDENCE', kind: 'evidence', code, criterion, content: { ...file }, filled: true };
  }
}
