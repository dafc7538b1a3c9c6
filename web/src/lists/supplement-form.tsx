import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { awardOf, criteriaOf, type Campaign } from '#domain/campaign.js';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import type { Command } from '#domain/command.js';
import { dayOf } from '#domain/days.js';
import { itemTold } from '#domain/item-labels.js';
import { useAct } from '../api/act.ts';
import type { Answer } from '../api/client.ts';
import { trail } from '../api/queries.ts';
import { blankCommand, giveCommand, type Move } from '../dossier/command.form.ts';
import { bodyOf } from '../dossier/history.tsx';
import type { Item } from '../dossier/items-field.tsx';
import { workingDaysLeft } from '../parts/calendars.ts';
import { DayField } from '../parts/day-field.tsx';
import { Refusal, RefusalText } from '../parts/refusal.tsx';
import { useNow } from '../words/now.ts';
import { dayAhead } from '../words/when.ts';
import { language, useSentence } from '../words/words.ts';
import styles from './appraisal.module.css';
import { useAppraisalWords } from './appraisal.words.ts';

/** What was done last, and where the dossier is now. */
export interface Told {
  command: Command;
  moved: Answer<'MovedDto'>;
}

interface SupplementFormProps {
  shown: Answer<'ShownDossierDto'>;
  plan: Campaign;
  zone: string;
  items: readonly Item[];
  move: Move | undefined;
  onDone: (told: Told) => void;
}

/** The list of what is missing, made of the marks above, with the day until which it is asked for. */
export function SupplementForm({ shown, plan, zone, items, move, onDone }: SupplementFormProps) {
  const t = useAppraisalWords();
  const say = useSentence();
  const now = useNow();
  const [dueDay, setDueDay] = useState('');
  const [reason, setReason] = useState('');
  const give = useAct(giveCommand, { onDone: (moved) => onDone({ command: 'ASK_SUPPLEMENT', moved }) });
  if (!move) return null;
  const what = say(COMMAND_LABELS[move.command]);
  const submit = () => {
    const draft = { ...blankCommand(move), dueDay, reason, items: [...items] };
    give.run({ dossierId: shown.id, version: shown.version, zone, move, draft });
  };
  return (
    <form
      className={styles['supplement']}
      aria-label={what}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Rounds id={shown.id} rounds={plan.supplementRounds} />
      <Marked items={items} criteria={criteriaOf(awardOf(plan, shown.awardCode))} />
      {items.length > 0 && (
        <>
          <DayField
            required
            label={t('dueDay')}
            description={dueDay && <Left from={dayOf(now, zone)} to={dueDay} />}
            min={dayAhead(now, 1, zone)}
            value={dueDay}
            onChange={(event) => setDueDay(event.currentTarget.value)}
          />
          {move.needs.includes('reason') && (
            <Textarea
              label={t('extraReason')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </>
      )}
      <Refusal error={give.error} />
      <div>
        <Button
          type="submit"
          variant={items.length > 0 && move.allowed ? 'filled' : 'default'}
          disabled={items.length === 0 || !move.allowed}
          loading={give.busy}
          aria-describedby="why-supplement"
        >
          {what}
        </Button>
      </div>
      <div id="why-supplement" className={styles['why']}>
        {move.refusal ? <RefusalText told={move.refusal} /> : items.length === 0 && <p>{t('markFirst')}</p>}
      </div>
    </form>
  );
}

/** How often more may still be asked for. */
function Rounds({ id, rounds }: { id: string; rounds: number }) {
  const t = useAppraisalWords();
  const { data } = useQuery(trail(id));
  if (!data) return null;
  const used = data.filter((line) => bodyOf(line).command === 'ASK_SUPPLEMENT').length;
  return <p>{t('rounds', { count: Math.max(0, rounds - used), of: rounds })}</p>;
}

function Marked({ items, criteria }: { items: readonly Item[]; criteria: readonly string[] }) {
  const t = useAppraisalWords();
  if (items.length === 0) return null;
  return (
    <>
      <h3>{t('marked', { count: items.length })}</h3>
      <ul className={styles['marked']}>
        {items.map(({ code, text }) => (
          <li key={code}>
            {itemTold(code, criteria, language())}
            {text.trim() !== '' && `: ${text}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Left({ from, to }: { from: string; to: string }) {
  const t = useAppraisalWords();
  const left = workingDaysLeft(from, to);
  return <>{left.ok ? t('workingDays', { count: left.days }) : t('noCalendar', { year: left.year })}</>;
}
