import { Button } from '@mantine/core';
import { useState } from 'react';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import type { Command } from '#domain/command.js';
import { STATE_LABELS } from '#domain/vocabulary.js';
import { useAct } from '../api/act.ts';
import type { Answer } from '../api/client.ts';
import { useFrameWords } from '../frame/frame.words.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import { CommandFields } from './command-fields.tsx';
import { blankCommand, giveCommand, type CommandDraft, type Move } from './command.form.ts';
import { useDossierWords } from './dossier.words.ts';

interface CommandDialogProps {
  move: Move;
  dossier: Answer<'ShownDossierDto'>;
  zone: string;
  onClose: () => void;
  onDone: (moved: Answer<'MovedDto'>) => void;
}

/** One command with all that it must bring; on a refusal everything that was typed stays. */
export function CommandDialog({ move, dossier, zone, onClose, onDone }: CommandDialogProps) {
  const t = useDossierWords();
  const frame = useFrameWords();
  const say = useSentence();
  const [draft, setDraft] = useState<CommandDraft>(() => blankCommand(move));
  const set = (part: Partial<CommandDraft>) => setDraft((now) => ({ ...now, ...part }));
  const give = useAct(giveCommand, { onDone });
  const what = say(COMMAND_LABELS[move.command as Command]);
  const submit = () => give.run({ dossierId: dossier.id, version: dossier.version, zone, move, draft });
  return (
    <Dialog title={t('sureTitle', { what })} opened onClose={onClose}>
      {move.to.length > 0 && (
        <p className="dimmed">
          {t('leadsTo', { states: move.to.map((state) => say(STATE_LABELS[state])).join(', ') })}
        </p>
      )}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <CommandFields move={move} dossier={dossier} draft={draft} set={set} zone={zone} />
        <Refusal error={give.error} />
        <div className="row">
          <Button type="submit" loading={give.busy}>
            {what}
          </Button>
          <Button variant="default" onClick={onClose}>
            {frame('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
