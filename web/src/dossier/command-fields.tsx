import { Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { arrowsOf } from '#domain/arrows.js';
import type { Command } from '#domain/command.js';
import { OPEN_STATES, STATE_LABELS, type BasisKind, type State } from '#domain/vocabulary.js';
import type { Answer } from '../api/client.ts';
import { DayField } from '../parts/day-field.tsx';
import { PaperField } from '../parts/paper-field.tsx';
import { useNow } from '../words/now.ts';
import { dayAhead } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import { papersAsked, purposesOf, type CommandDraft, type Move } from './command.form.ts';
import { useDossierWords } from './dossier.words.ts';
import { ItemsField, type ItemsFieldProps } from './items-field.tsx';

interface FieldsProps {
  move: Move;
  /** One dossier, or what many have in common. */
  dossier: ItemsFieldProps['dossier'] & Pick<Answer<'ShownDossierDto'>, 'state'>;
  zone: string;
  draft: CommandDraft;
  set: (part: Partial<CommandDraft>) => void;
}

/** What a command must bring, field by field. */
export function CommandFields({ move, dossier, zone, draft, set }: FieldsProps) {
  const t = useDossierWords();
  const say = useSentence();
  const now = useNow();
  const { needs } = move;
  const targets = move.command === 'ASK_REINSTATE' ? waysBack(dossier.state) : move.to;
  const opens = move.command === 'ASK_REINSTATE' && OPEN_STATES.includes(draft.target as State);
  return (
    <>
      {needs.includes('items') && (
        <ItemsField dossier={dossier} items={draft.items} onChange={(items) => set({ items })} />
      )}
      {needs.includes('target') && (
        <NativeSelect
          label={t('target')}
          value={draft.target}
          onChange={(event) => set({ target: event.currentTarget.value as State })}
          data={[
            { value: '', label: '–' },
            ...targets.map((state) => ({ value: state, label: say(STATE_LABELS[state]) })),
          ]}
        />
      )}
      {(needs.includes('dueAt') || opens) && (
        <DayField
          label={t('dueAt')}
          min={dayAhead(now, 1, zone)}
          value={draft.dueDay}
          onChange={(event) => set({ dueDay: event.currentTarget.value })}
        />
      )}
      {needs.includes('duplicateConfirmed') && (
        <Checkbox
          label={t('duplicateConfirmed')}
          checked={draft.duplicateConfirmed}
          onChange={(event) => set({ duplicateConfirmed: event.currentTarget.checked })}
        />
      )}
      {(needs.includes('reason') || TELLS_WHY.has(move.command)) && (
        <Textarea
          label={t('reason')}
          required={needs.includes('reason')}
          maxLength={4000}
          value={draft.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
      )}
      <Grounds move={move} draft={draft} set={set} />
    </>
  );
}

/** Where REINSTATE may lead from here, as the page of the life cycle says. */
const waysBack = (state: State): State[] =>
  arrowsOf(state).flatMap(({ command, to }) => (command === 'REINSTATE' && to ? [to] : []));

/** Where a reason is welcome though it is not asked for. */
const TELLS_WHY: ReadonlySet<string> = new Set(['DISAGREE', 'PROPOSE_INELIGIBLE', 'HOLD', 'RECALL', 'WITHDRAW']);

const ENTERED_FROM: Record<Exclude<BasisKind, 'screen'>, 'by' | 'byVisit' | 'byCall'> = {
  paper: 'by',
  visit: 'byVisit',
  call: 'byCall',
};

function Grounds({ move, draft, set }: Pick<FieldsProps, 'move' | 'draft' | 'set'>) {
  const t = useDossierWords();
  const command = move.command as Command;
  // Of a nominator's act a visit or a call is enough; of all others a paper is asked for.
  const kinds = move.recorded && move.capacity === 'nominator' ? (['paper', 'visit', 'call'] as const) : [];
  return (
    <>
      {kinds.length > 0 && (
        <NativeSelect
          label={t('basisHow')}
          value={draft.basisKind}
          onChange={(event) => set({ basisKind: event.currentTarget.value as BasisKind })}
          data={kinds.map((kind) => ({ value: kind, label: t(ENTERED_FROM[kind]) }))}
        />
      )}
      {papersAsked(move)
        .filter((field) => field !== 'basis' || draft.basisKind === 'paper')
        .map((field) => (
          <PaperField
            key={field}
            legend={t(field === 'basis' ? 'paperOfAct' : field)}
            purposes={purposesOf(command, field)}
            value={draft.papers[field]!}
            onChange={(paper) => set({ papers: { ...draft.papers, [field]: paper } })}
          />
        ))}
    </>
  );
}
