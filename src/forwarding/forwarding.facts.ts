import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dayOf } from '../domain/days.js';
import type { GuardFacts } from '../domain/trial.js';
import { DossierFactsReader } from '../dossier/dossier.facts.js';
import type { DossierRow } from '../dossier/dossier.row.js';
import type { Executor } from '../platform/database.js';
import { existsOn, hasCeased, receiversByCode, receiversById } from './receiver.js';
import { Routes } from './routes.js';

const LETTERS = `SELECT m.dossier_id AS id, coalesce(p.number IS NOT NULL AND p.date IS NOT NULL, false) AS numbered,
    (SELECT count(*)::int FROM submission_dossier o JOIN dossier d ON d.id = o.dossier_id
     WHERE o.submission_id = s.id AND o.active AND d.held) AS held
  FROM submission_dossier m JOIN submission s ON s.id = m.submission_id LEFT JOIN paper p ON p.id = s.letter_paper_id
  WHERE m.dossier_id = ANY($1::uuid[]) AND m.active`;

type Facts = Pick<GuardFacts, 'letterNumbered' | 'heldInLetter' | 'receiverCeased' | 'receiverOpen' | 'decidedHere'>;

/** What forwarding knows of a dossier: its letter, its receiver, and where the campaign sends it today. */
@Injectable()
export class ForwardingFacts implements OnModuleInit {
  readonly keys = ['letterNumbered', 'heldInLetter', 'receiverCeased', 'receiverOpen', 'decidedHere'] as const;

  constructor(
    private readonly reader: DossierFactsReader,
    private readonly routes: Routes,
  ) {}

  onModuleInit(): void {
    this.reader.register(this);
  }

  async read(on: Executor, dossiers: readonly DossierRow[], now: Date): Promise<Map<string, Facts>> {
    const letters = await lettersOf(on, dossiers);
    const ahead = await this.ahead(on, dossiers, now);
    const ceased = await ceasedHolders(on, dossiers, now);
    return new Map(
      dossiers.map(({ id }) => {
        const { numbered = false, held = 0 } = letters.get(id) ?? {};
        const behind = { letterNumbered: numbered, heldInLetter: held, receiverCeased: ceased.has(id) };
        return [id, { ...behind, ...ahead.get(id)! }];
      }),
    );
  }

  /** By today's route: whether it is decided here, and whether the receiver exists. */
  private async ahead(on: Executor, dossiers: readonly DossierRow[], now: Date) {
    const rules = await this.routes.of(on, dossiers, now);
    const codes = [...rules.values()].flatMap((rule) => rule?.receiver ?? []);
    const receivers = new Map((await receiversByCode(on, codes)).map((one) => [one.code, one]));
    return new Map(
      dossiers.map(({ id, timeZone }) => {
        const rule = rules.get(id);
        const receiver = receivers.get(rule?.receiver ?? '');
        const receiverOpen = receiver !== undefined && existsOn(receiver, dayOf(now, timeZone));
        return [id, { receiverOpen, decidedHere: rule?.outcome === 'decidedHere' }];
      }),
    );
  }
}

async function lettersOf(on: Executor, dossiers: readonly DossierRow[]) {
  const rows = await on.query<{ id: string; numbered: boolean; held: number }>(LETTERS, [dossiers.map(({ id }) => id)]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Dossiers whose holder is no more. */
async function ceasedHolders(on: Executor, dossiers: readonly DossierRow[], now: Date): Promise<Set<string>> {
  const ids = dossiers.flatMap((row) => row.memory.receiverId ?? []);
  const holders = new Map((await receiversById(on, ids)).map((one) => [one.id, one]));
  const ceased = dossiers.filter(({ memory, timeZone }) => {
    const holder = holders.get(memory.receiverId ?? '');
    return holder !== undefined && hasCeased(holder, dayOf(now, timeZone));
  });
  return new Set(ceased.map((row) => row.id));
}
