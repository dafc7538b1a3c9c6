import { Button } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import { HOME_ZONE } from '#domain/days-told.js';
import { STATE_LABELS } from '#domain/vocabulary.js';
import { useAct } from '../api/act.ts';
import { moves } from '../api/queries.ts';
import { CommandFields } from '../dossier/command-fields.tsx';
import { blankCommand, type Move } from '../dossier/command.form.ts';
import { useFrameWords } from '../frame/frame.words.ts';
import { Dialog } from '../parts/dialog.tsx';
import type { Listed } from '../parts/dossier-columns.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useSentence } from '../words/words.ts';
import { giveMany, oneOfEachState, together, type Answered, type Offered } from './bulk.ts';
import { useListsWords } from './lists.words.ts';

interface BulkDialogProps {
  offered: Offered;
  /** All that are chosen: each is answered for itself, also where its state does not know the command. */
  rows: readonly Listed[];
  onClose: () => void;
  onDone: (told: Answered[]) => void;
}

/** One command for many, with what it must bring for all of them. */
export function BulkDialog(props: BulkDialogProps) {
  const t = useListsWords();
  const say = useSentence();
  const { command, rows: knowing } = props.offered;
  const asked = useQueries({ queries: oneOfEachState(knowing).map(({ id }) => moves(id)) });
  const error = asked.find((one) => one.error)?.error;
  const found = asked.flatMap(({ data }) => data?.find((move) => move.command === command) ?? []);
  const title = t('bulkTitle', { what: say(COMMAND_LABELS[command]), count: props.rows.length });
  return (
    <Dialog title={title} opened onClose={props.onClose}>
      <Refusal error={error} />
      {!error && (found.length < asked.length ? <Waiting lines={3} /> : <Form {...props} move={together(found)} />)}
    </Dialog>
  );
}

function Form({ offered, rows, move, onClose, onDone }: BulkDialogProps & { move: Move }) {
  const t = useListsWords();
  const frame = useFrameWords();
  const say = useSentence();
  const [draft, setDraft] = useState(() => blankCommand(move));
  const give = useAct(giveMany, { onDone });
  const { campaignId, awardCode, state } = offered.rows[0]!;
  const mixed = rows.some((row) => row.awardCode !== awardCode || row.campaignId !== campaignId);
  if (mixed && move.needs.includes('items')) return <p>{t('oneAward')}</p>;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        give.run({ rows, zone: HOME_ZONE, move, draft });
      }}
    >
      {move.to.length > 0 && (
        <p className="dimmed">{t('leadsTo', { states: move.to.map((one) => say(STATE_LABELS[one])).join(', ') })}</p>
      )}
      <p>{t('eachForItself')}</p>
      <CommandFields
        move={move}
        dossier={{ campaignId, awardCode, state, content: [] }}
        draft={draft}
        set={(part) => setDraft((now) => ({ ...now, ...part }))}
        zone={HOME_ZONE}
      />
      <Refusal error={give.error} />
      <div className="row">
        <Button type="submit" loading={give.busy}>
          {say(COMMAND_LABELS[offered.command])}
        </Button>
        <Button variant="default" onClick={onClose}>
          {frame('cancel')}
        </Button>
      </div>
    </form>
  );
}
