import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Campaign } from '#domain/campaign.js';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import type { Command } from '#domain/command.js';
import type { Answer } from '../api/client.ts';
import { moves } from '../api/queries.ts';
import { CommandDialog } from '../dossier/command-dialog.tsx';
import type { Move } from '../dossier/command.form.ts';
import type { Item } from '../dossier/items-field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { RefusalText } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import styles from './appraisal.module.css';
import { useAppraisalWords } from './appraisal.words.ts';
import { SupplementForm, type Told } from './supplement-form.tsx';

interface ConclusionProps {
  shown: Answer<'ShownDossierDto'>;
  plan: Campaign;
  zone: string;
  items: readonly Item[];
  onDone: (told: Told) => void;
}

/** How the appraisal ends: a supplement for what was marked, on to the council, or proposed as not eligible. */
export function Conclusion(props: ConclusionProps) {
  const { shown, zone, onDone, items } = props;
  const t = useAppraisalWords();
  const query = useQuery(moves(shown.id));
  const [asked, ask] = useState<Move>();
  return (
    <Loaded query={query} lines={3}>
      {(all) => {
        const of = (command: Command) => all.find((move) => move.command === command);
        return (
          <div className="stack" data-gap="lg">
            <SupplementForm {...props} move={of('ASK_SUPPLEMENT')} />
            <ul className={styles['ways']} aria-label={t('ways')}>
              <Way move={of('REFER')} main={items.length === 0} ask={ask} />
              <Way move={of('PROPOSE_INELIGIBLE')} ask={ask} />
            </ul>
            {asked && (
              <CommandDialog
                move={asked}
                dossier={shown}
                zone={zone}
                onClose={() => ask(undefined)}
                onDone={(moved) => {
                  ask(undefined);
                  onDone({ command: asked.command, moved });
                }}
              />
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

function Way({ move, main = false, ask }: { move: Move | undefined; main?: boolean; ask: (move: Move) => void }) {
  const say = useSentence();
  if (!move) return null;
  const why = `why-${move.command}`;
  return (
    <li>
      <Button
        variant={main && move.allowed ? 'filled' : 'default'}
        disabled={!move.allowed}
        aria-describedby={move.refusal && why}
        onClick={() => ask(move)}
      >
        {say(COMMAND_LABELS[move.command])}
      </Button>
      {move.refusal && (
        <div id={why} className={styles['why']}>
          <RefusalText told={move.refusal} />
        </div>
      )}
    </li>
  );
}
