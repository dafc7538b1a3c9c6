import { Injectable } from '@nestjs/common';
import { staleVersion } from '../audit/conflict.js';
import { advance } from '../audit/ledger.js';
import { batchRefusal } from '../domain/batches.js';
import type { Canonical } from '../domain/canonical.js';
import type { Command } from '../domain/command.js';
import { defaultCapacity, recorderOf, whoMay, type Actor } from '../domain/permissions.js';
import { Refused, refused } from '../domain/refusals.js';
import type { GuardFacts } from '../domain/trial.js';
import type { Basis, Capacity, State } from '../domain/vocabulary.js';
import { Engine } from '../dossier/engine.js';
import { mustHold } from '../people/reach.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { insertOutbox, outboxRows, type OutboxDraft } from '../platform/outbox.js';
import { COUNCIL_ROLES } from './members.js';
import type { KeptNote } from '../dossier/note.js';
import { lockSheet, recusalsOn, type SheetRecusal, type SheetRow } from './sheet.row.js';
import type { BatchMoved } from './sitting.service.js';

/** A sheet that somebody is about to act on: locked, with the capacities that he has for it. */
export interface Desk {
  sheet: SheetRow;
  actor: Actor;
  recusals: SheetRecusal[];
  isRecused: boolean;
}

/** One act on a sheet, and the same command on each dossier named. */
export interface SheetAct {
  command: Command;
  /** Where its dossiers stand. */
  from: State;
  basis: Basis;
  dossierIds: readonly string[];
  facts: (dossierId: string) => Partial<GuardFacts>;
  /** The reason. */
  note?: KeptNote;
  /** What the sheet's own line says beside that. */
  data?: Record<string, Canonical>;
  lineFacts?: Record<string, Canonical>;
  contentDigest?: string;
  outbox?: (seq: number) => OutboxDraft[];
}

/** Where acts on sheets come in, and where they are written: the sheet's line and those of its dossiers, all or none. */
@Injectable()
export class SheetDesk {
  constructor(
    private readonly engine: Engine,
    private readonly clock: Clock,
  ) {}

  /** Whoever is recused on an opened sheet is sent away before anything of it is told, its version too. */
  async sit(tx: Tx, person: SignedIn, sheetId: string, ifMatch: number | null): Promise<Desk> {
    const sheet = await lockSheet(tx, sheetId);
    if (!sheet) throw refused('notFound');
    mustHold(person, sheet.organisationId, ...COUNCIL_ROLES);
    const recusals = await recusalsOn(tx, sheetId);
    const isRecused = recusals.some(({ personId }) => personId === person.personId);
    if (isRecused && isSecret(sheet)) throw refused('sheet.notItsLeader');
    if (ifMatch !== null && ifMatch !== sheet.version) throw await staleVersion(tx, 'sheet', sheetId, ifMatch);
    return { sheet, actor: actorOn(sheet, person), recusals, isRecused };
  }

  async carryOut(tx: Tx, { sheet, actor }: Desk, act: SheetAct): Promise<BatchMoved> {
    mustTake(sheet, act.command);
    const { command, basis, dossierIds } = act;
    if (dossierIds.length === 0 && command !== 'VOID_VOTE') throw refused('sheet.empty');
    const capacity = capacityFor(actor, act);
    const moved = await this.write(tx, sheet, actor, { ...act, command, capacity });
    const batch = { kind: 'sheet' as const, id: sheet.id, seq: moved.version };
    const now = this.clock.now();
    const told = act.outbox?.(moved.version) ?? [];
    if (dossierIds.length === 0) await insertOutbox(tx, outboxRows(told, now));
    await this.engine.sendAll(tx, {
      ...{ command, dossierIds, now },
      actor: () => actor,
      ask: (row) => ({
        ...{ basis, capacity, facts: act.facts(row.id) },
        data: { batch, ...act.note },
      }),
      outbox: () => told,
    });
    return moved;
  }

  /** A line on the sheet's own stream, with its row moved on. */
  async write(
    tx: Tx,
    sheet: SheetRow,
    actor: Actor,
    act: Pick<SheetAct, 'basis' | 'data' | 'lineFacts' | 'note' | 'contentDigest'> & {
      command: string;
      capacity: Capacity;
      dossierIds?: readonly string[];
    },
  ): Promise<BatchMoved> {
    const { command, capacity, basis, note, dossierIds } = act;
    const recorder = recorderOf(actor, capacity);
    const { body, hash } = await advance(tx, sheet, {
      ...{ command, capacity, basis, actorId: actor.personId, at: this.clock.now() },
      facts: act.lineFacts ?? {},
      data: { ...(dossierIds && { dossierIds: [...dossierIds] }), ...(recorder && { recorder }), ...note, ...act.data },
      contentDigest: act.contentDigest ?? null,
    });
    return { id: sheet.id, state: body.to, version: body.seq, line: { seq: body.seq, hash } };
  }
}

/** From its opening until it is settled a sheet has something to hide from the recused; a void one for ever. */
export const isSecret = (sheet: SheetRow): boolean => sheet.allMembers !== null && sheet.state !== 'settled';

/** Whether the sheet takes the command now. */
export function mustTake(sheet: SheetRow, command: string): void {
  const refusal = batchRefusal('sheet', sheet.state, command);
  if (refusal) throw new Refused(refusal);
}

/** The sheet's presider acts as chair for it, and its secretary (till it has one, the sitting's) as secretary. */
function actorOn(sheet: SheetRow, person: SignedIn): Actor {
  const { personId, holds } = actorFor(person, sheet);
  const secretaryId = sheet.secretaryId ?? sheet.sittingSecretaryId;
  const leads: Capacity[] = [
    ...(sheet.presiderId === personId ? (['chair'] as const) : []),
    ...(secretaryId === personId ? (['secretary'] as const) : []),
  ];
  return { personId, holds: [...new Set([...leads, ...holds])] };
}

function capacityFor(actor: Actor, { command, from, basis }: SheetAct): Capacity {
  const capacity = defaultCapacity(actor, command, from, basis);
  if (!capacity) throw refused('act.notYours', { who: [...whoMay(command, from)] });
  return capacity;
}

/** Some acts are the secretary's alone: of the sheet, or anybody in that office who is not recused. */
export const serves = ({ actor, isRecused }: Desk): boolean => !isRecused && actor.holds.includes('secretary');

export function mustServe(desk: Desk): void {
  if (!serves(desk)) throw refused('sheet.notItsLeader');
}
