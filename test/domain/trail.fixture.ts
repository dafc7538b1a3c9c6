import type { ChainHead, StoredLine } from '../../src/domain/chain.js';
import type { Command, CommandData, ContentChange } from '../../src/domain/command.js';
import { digestsOf, type ContentItem } from '../../src/domain/content.js';
import { decide, type DossierFacts } from '../../src/domain/decide.js';
import { seal, type LineBody } from '../../src/domain/line.js';
import { whoMay } from '../../src/domain/permissions.js';
import type { GuardFacts } from '../../src/domain/trial.js';
import type { Basis, Capacity } from '../../src/domain/vocabulary.js';
import { dossierIn, LATER, NOW, trialFacts } from './dossier.fixture.js';

export const STREAM = { kind: 'dossier' as const, id: '01900000-0000-7000-8000-000000000001' };
export const NOTHING = digestsOf([]).content;

/** A line of the stream, with what a test leaves out filled in. */
export const lineBody = (known: Partial<LineBody> & Pick<LineBody, 'seq' | 'command' | 'from' | 'to'>): LineBody => ({
  stream: STREAM.kind,
  streamId: STREAM.id,
  organisationId: '01900000-0000-7000-8000-00000000000a',
  at: NOW,
  lifeCycle: 1,
  actorId: '01900000-0000-7000-8000-00000000000b',
  capacity: 'nominator',
  basis: { kind: 'screen' },
  facts: {},
  data: {},
  contentDigest: NOTHING,
  prev: null,
  ...known,
});

/** Bodies sealed into a chain as the ledger does it, as they lie in the database. */
export function chained(bodies: readonly LineBody[]): StoredLine[] {
  const lines: StoredLine[] = [];
  for (const body of bodies) {
    const line = seal({ ...body, prev: lines.at(-1)?.hash ?? null });
    lines.push({ ...line, seq: body.seq, organisationId: body.organisationId });
  }
  return lines;
}

export const headOf = (lines: readonly StoredLine[]): ChainHead => ({
  version: lines.length,
  headHash: lines.at(-1)?.hash ?? null,
});

export interface Step {
  command: Command;
  data?: CommandData;
  facts?: Partial<GuardFacts>;
  capacity?: Capacity;
  basis?: Basis;
  at?: string;
  actorId?: string | null;
}

const SCREEN: Basis = { kind: 'screen' };

/** The lines that the engine writes for these steps, after CREATE; a step that is refused fails the test. */
export function recorded(...steps: Step[]): LineBody[] {
  let dossier: DossierFacts = dossierIn({ state: 'draft', memory: { dueAt: LATER } });
  let items: ContentItem[] = [];
  const lines = [lineBody({ seq: 1, command: 'CREATE', from: null, to: 'draft', data: { dueAt: LATER } })];
  for (const { command, data = {}, facts, basis = SCREEN, at = lines.at(-1)!.at, ...step } of steps) {
    const capacity = step.capacity ?? whoMay(command, dossier.state)[0]!;
    const actorId = step.actorId === undefined && capacity !== 'system' ? `the ${capacity}` : (step.actorId ?? null);
    const digests = digestsOf(items);
    const { voted } = dossier.memory;
    const asVoted = { coreAsVoted: digests.core === voted?.core, contentAsVoted: digests.content === voted?.content };
    const known = { ...dossier, digests, facts: { ...trialFacts, ...asVoted, ...facts } };
    const actor = { personId: actorId, holds: [data.recorder ?? capacity] };
    const decision = decide(known, { command, data, capacity, basis }, actor, at);
    if (!decision.ok) throw new Error(`${command} in ${dossier.state} was refused: ${decision.refusal.code}`);
    items = withChange(items, data.change);
    const { from, to } = decision;
    const act = { command, capacity, basis, data, actorId, at };
    lines.push(
      lineBody({
        ...act,
        seq: lines.length + 1,
        from,
        to,
        facts: decision.facts,
        contentDigest: digestsOf(items).content,
      }),
    );
    dossier = { ...dossier, state: to, memory: decision.memory };
  }
  return lines;
}

function withChange(items: ContentItem[], change: ContentChange | undefined): ContentItem[] {
  if (!change) return items;
  const others = items.filter((item) => item.kind !== change.kind || item.code !== change.code);
  return change.digest ? [...others, { criterion: null, ...change, digest: change.digest, filled: true }] : others;
}
