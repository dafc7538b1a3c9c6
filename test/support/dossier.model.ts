import type { Campaign } from '../../src/domain/campaign.js';
import { decide } from '../../src/domain/decide.js';
import type { ContentItem } from '../../src/domain/content.js';
import type { Capacity } from '../../src/domain/vocabulary.js';
import { askOf, type CommandDto } from '../../src/dossier/command.dto.js';
import { factsFrom } from '../../src/dossier/dossier.facts.js';
import type { DossierRow } from '../../src/dossier/dossier.row.js';
import { actOf, type Ask } from '../../src/dossier/move.js';
import type { Attempt, Model } from './linearizability.js';
import type { Heard } from './recorder.js';

/** What is asked of one dossier: a command, a piece of it written, or to read it. */
export type DossierAsk =
  | { does: 'command'; as: Capacity; dto: CommandDto; ifMatch: number | null }
  | { does: 'write'; as: Capacity; kind: 'section' | 'claim'; code: string; text: string }
  | { does: 'read' };

type Item = ContentItem & { contentId: string; sectionVersion: number };

export interface DossierState {
  row: DossierRow;
  /** By key, what was answered to it. */
  kept: Record<string, string>;
  /** The last moment at which anything that took effect may have been under way. */
  until: number;
}

type Judged = { refused: string } | { row: DossierRow; answer: Record<string, unknown> };

/** One dossier as the domain has it: `decide` over the machine, one version more for each thing that takes effect. */
export const dossierModel = (campaign: Campaign, now: Date): Model<DossierState, DossierAsk, Heard> => ({
  step(state, attempt) {
    const { ask, key, answer } = attempt;
    if (ask.does === 'read') return isSeen(state.row, answer) ? state : undefined;
    const before = key === null ? undefined : state.kept[key];
    if (before !== undefined) return !answer || said(answer) === before ? state : undefined;
    const judged =
      ask.does === 'command' ? commanded(state.row, ask, campaign, now) : written(state.row, ask, campaign, now);
    if (answer?.body['code'] === 'conflict.changed') return state.until > attempt.asked ? state : undefined;
    if ('refused' in judged) return answer?.body['code'] === judged.refused ? state : undefined;
    const saying = JSON.stringify({ status: 200, ...judged.answer });
    if (answer && said(answer) !== saying) return undefined;
    const until = Math.max(state.until, attempt.heard ?? Infinity);
    return { row: judged.row, kept: key === null ? state.kept : { ...state.kept, [key]: saying }, until };
  },
  nameOf: ({ row: { state, memory, version, items }, kept, until }) =>
    JSON.stringify([state, memory, version, items, kept, String(until)]),
});

const said = ({ status, body: { state, version, sectionVersion } }: Heard): string =>
  JSON.stringify({ status, state, version, sectionVersion });

function isSeen({ state, version, memory, items }: DossierRow, answer: Heard | undefined): boolean {
  if (!answer) return true;
  const { body } = answer;
  const content = (body['content'] as { kind: string; code: string; sectionVersion: number }[])
    .map(({ kind, code, sectionVersion }) => `${kind} ${code} ${sectionVersion}`)
    .sort();
  const held = items.map((item) => `${item.kind} ${item.code} ${item.sectionVersion}`).sort();
  return (
    body['state'] === state &&
    body['version'] === version &&
    body['held'] === memory.held &&
    JSON.stringify(content) === JSON.stringify(held)
  );
}

function commanded(
  row: DossierRow,
  { as, dto, ifMatch }: DossierAsk & { does: 'command' },
  campaign: Campaign,
  now: Date,
): Judged {
  if (ifMatch !== null && ifMatch !== row.version) return { refused: 'conflict.version' };
  return decided(row, askOf(dto, ifMatch), as, campaign, now);
}

function decided(row: DossierRow, ask: Ask, as: Capacity, campaign: Campaign, now: Date): Judged {
  const actor = { personId: as, holds: [as] };
  const note = { id: 'note', organisationId: row.organisationId, text: '', salt: '', digest: 'digest' };
  const act = actOf(ask, actor, row, ask.reason ? (note as never) : undefined);
  const known = factsFrom(row, campaign, now);
  const facts = { ...known.facts, liveElsewhere: 0 };
  const decision = decide({ ...known, facts }, act, actor, now.toISOString());
  if (!decision.ok) return { refused: decision.refusal.code };
  const version = row.version + 1;
  return {
    row: { ...row, state: decision.to, memory: decision.memory, version },
    answer: { state: decision.to, version },
  };
}

/** What is there already is answered with the version that it has. */
function written(
  row: DossierRow,
  { as, kind, code, text }: DossierAsk & { does: 'write' },
  campaign: Campaign,
  now: Date,
): Judged {
  const held = row.items.find((item) => item.kind === kind && item.code === code);
  const change = { kind, code, contentId: text, digest: text };
  const command = kind === 'section' ? 'WRITE_SECTION' : 'SET_CLAIM';
  const judged = decided(row, { command, data: { change }, basis: { kind: 'screen' } }, as, campaign, now);
  if ('refused' in judged) return judged;
  if (held?.digest === text)
    return { row, answer: { state: row.state, version: row.version, sectionVersion: held.sectionVersion } };
  const sectionVersion = (held?.sectionVersion ?? 0) + 1;
  const item: Item = { kind, code, criterion: null, filled: true, digest: text, contentId: text, sectionVersion };
  const items = [...row.items.filter((one) => one !== held), item];
  return { row: { ...judged.row, items }, answer: { ...judged.answer, sectionVersion } };
}

/** A draft as it was made. */
export const draftOf = (from: Partial<DossierRow>): DossierState => ({
  row: { items: [], openBlocks: 0, duplicates: 0, version: 1, state: 'draft', ...from } as DossierRow,
  kept: {},
  until: 0,
});

export type DossierAttempt = Attempt<DossierAsk, Heard>;
