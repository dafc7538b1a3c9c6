import { Injectable } from '@nestjs/common';
import { staleVersion } from '../audit/conflict.js';
import { begin } from '../audit/ledger.js';
import { CampaignStore } from '../campaigns/campaign.store.js';
import { pinnedCardOf } from '../domain/campaign.js';
import { canonicalJson, type Canonical } from '../domain/canonical.js';
import { dayOf } from '../domain/days.js';
import { sha256Hex } from '../domain/hash.js';
import { refused } from '../domain/refusals.js';
import type { RuleCard } from '../domain/rule-card.js';
import type { State } from '../domain/vocabulary.js';
import { mustHold } from '../people/reach.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { newId } from '../platform/random.js';
import type { SheetRequest } from './sheet.dto.js';
import { agendaOf, readSitting, holdSitting, type SittingRow } from './sitting.row.js';

interface Candidate {
  id: string;
  campaignVersion: number;
  submittedAt: Date | null;
  fits: boolean;
  /** The last round that it was put to the vote in, though it may have left that sheet. */
  round: number;
}

const WAITING: State = 'councilVote.scheduled';

const LOCK = `SELECT id FROM dossier WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;
const CANDIDATES = `
  SELECT d.id, d.campaign_version AS "campaignVersion", (d.memory ->> 'submittedAt')::timestamptz AS "submittedAt",
    d.campaign_id = $2 AND d.award_code = $3 AND d.organisation_id = $4 AND d.state = $5 AND NOT d.held
      AND NOT EXISTS (SELECT FROM sheet_dossier o WHERE o.dossier_id = d.id AND o.active) AS fits,
    (SELECT coalesce(max(s.round), 0) FROM sheet_dossier o JOIN sheet s ON s.id = o.sheet_id
      WHERE o.dossier_id = d.id AND o.content_digest IS NOT NULL) AS round
  FROM dossier d WHERE d.id = ANY($1::uuid[])`;

const INSERT = `
  INSERT INTO sheet (id, organisation_id, sitting_id, campaign_id, award_code, card, ballot_kind, round, presider_id,
    secretary_id, state, version, head_hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'scheduled', 1, $11)`;
const PUT_ON = `
  INSERT INTO sheet_dossier (sheet_id, dossier_id, position)
  SELECT $1, d.id, d.position FROM unnest($2::uuid[]) WITH ORDINALITY AS d(id, position)`;

/** Puts dossiers that wait for the council on a sheet, under the rule card that they were submitted under. */
@Injectable()
export class SheetMaking {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly clock: Clock,
  ) {}

  async make(tx: Tx, person: SignedIn, sittingId: string, asked: SheetRequest, ifMatch: number | null) {
    const sitting = await this.find(tx, person, sittingId, ifMatch);
    await mustBeOnAgenda(tx, sittingId, asked.awardCode);
    const dossierIds = [...new Set(asked.dossierIds)];
    const candidates = await this.candidates(tx, sitting, asked, dossierIds);
    const card = await this.cardFor(tx, sitting, asked, candidates);
    if (!card.ballots.includes(asked.ballotKind))
      throw refused('ballot.notAllowed', { kind: asked.ballotKind, allowed: [...card.ballots] });
    const at = this.clock.now();
    const id = newId(at);
    const round = 1 + Math.max(...candidates.map((one) => one.round));
    const { holds } = actorFor(person, sitting);
    const { awardCode, ballotKind, presiderDeputyId = null, secretaryDeputyId = null } = asked;
    const cardDigest = sha256Hex(canonicalJson(card as unknown as Canonical));
    const line = await begin(
      tx,
      { stream: 'sheet', id, organisationId: sitting.organisationId },
      {
        ...{ command: 'MAKE_SHEET', to: 'scheduled', at, actorId: person.personId, basis: { kind: 'screen' } },
        capacity: holds.includes('secretary') ? 'secretary' : 'clerk',
        data: {
          sittingId,
          awardCode,
          ballotKind,
          round,
          card: card.code,
          cardVersion: card.version,
          cardDigest,
          dossierIds,
        },
      },
    );
    await tx.query(INSERT, [
      ...[id, sitting.organisationId, sittingId, sitting.campaignId, awardCode, JSON.stringify(card), ballotKind],
      ...[round, presiderDeputyId, secretaryDeputyId, line.hash],
    ]);
    await tx.query(PUT_ON, [id, dossierIds]);
    return { sheetId: id, state: 'scheduled', version: 1, line: { seq: 1, hash: line.hash } };
  }

  private async find(tx: Tx, person: SignedIn, id: string, ifMatch: number | null): Promise<SittingRow> {
    if (!(await readSitting(tx, id))) throw refused('notFound');
    const sitting = await holdSitting(tx, id);
    mustHold(person, sitting.organisationId, 'secretary', 'clerk');
    if (ifMatch !== null && ifMatch !== sitting.version) throw await staleVersion(tx, 'sitting', id, ifMatch);
    if (sitting.state === 'closed') throw refused('sitting.wrongState', { state: sitting.state });
    return sitting;
  }

  private async candidates(tx: Tx, sitting: SittingRow, asked: SheetRequest, ids: string[]): Promise<Candidate[]> {
    const { awardCode, campaignId } = asked;
    if (ids.length === 0) throw refused('sheet.empty');
    await tx.query(LOCK, [ids]);
    const found = await tx.query<Candidate>(CANDIDATES, [ids, campaignId, awardCode, sitting.organisationId, WAITING]);
    const fitting = found.filter((one) => one.fits && campaignId === sitting.campaignId);
    const known = new Set(fitting.map((one) => one.id));
    const dossiers = ids.filter((id) => !known.has(id));
    if (dossiers.length > 0) throw refused('sheet.dossiers', { dossiers });
    return fitting;
  }

  /** One card for all of them: of the campaign version and the day that each was submitted under. */
  private async cardFor(
    tx: Tx,
    sitting: SittingRow,
    { awardCode }: SheetRequest,
    candidates: readonly Candidate[],
  ): Promise<RuleCard> {
    const cards = new Map<string, RuleCard | undefined>();
    for (const { id, campaignVersion, submittedAt } of candidates) {
      const campaign = await this.campaigns.version(sitting.campaignId, campaignVersion, tx);
      const day = submittedAt && dayOf(submittedAt, sitting.timeZone);
      cards.set(id, pinnedCardOf(campaign, awardCode, day));
    }
    const [card] = cards.values();
    const differ = [...cards].filter(([, one]) => !one || !sameCard(one, card)).map(([id]) => id);
    if (!card || differ.length > 0) throw refused('sheet.dossiers', { dossiers: differ });
    return card;
  }
}

/** A sitting without an agenda takes every award. */
async function mustBeOnAgenda(tx: Tx, sittingId: string, award: string): Promise<void> {
  const agenda = await agendaOf(tx, sittingId);
  if (agenda.length > 0 && !agenda.includes(award)) throw refused('sheet.notOnAgenda', { award });
}

const sameCard = (a: RuleCard, b: RuleCard | undefined): boolean =>
  b !== undefined && canonicalJson(a as unknown as Canonical) === canonicalJson(b as unknown as Canonical);
