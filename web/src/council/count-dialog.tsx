import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { CouncilSize } from '#domain/quorum.js';
import { Dialog } from '../parts/dialog.tsx';
import { CountSending } from './count-sending.tsx';
import { CountTable } from './count-table.tsx';
import { blankCounts, differences, emptyCells, IN_WRITING, READ } from './counts.ts';
import type { Sheet, Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { useMembers } from './people-of.ts';
import { useStepFocus } from './step-focus.ts';

interface CountDialogProps {
  sheet: Sheet;
  sitting: Sitting;
  /** A correction of counts that are there, from a paper and with a reason. */
  again: boolean;
  onClose: () => void;
}

/** The counts of a vote on paper, entered twice without seeing the first; they are sent only when both agree and add up. */
export function CountDialog({ sheet, sitting, again, onClose }: CountDialogProps) {
  const t = useCouncilWords();
  const rows = sheet.dossiers.filter(({ removed }) => !removed);
  const [step, setStep] = useState<'first' | 'second' | 'compared'>('first');
  const [first, setFirst] = useState(() => blankCounts(rows, sitting));
  const [second, setSecond] = useState(() => blankCounts(rows, sitting));
  const [inWriting, setInWriting] = useState(false);
  const wrong = differences(first, second);
  const size = useSize(sheet, sitting);
  const around = useStepFocus(step);
  const table = { rows, columns: inWriting ? [...READ, ...IN_WRITING] : READ };
  const entries = { first: { counts: first, onChange: setFirst }, second: { counts: second, onChange: setSecond } };
  return (
    <Dialog title={again ? t('recount') : t('countPaper')} opened onClose={onClose} wide>
      <p className="read">{t('countLead')}</p>
      <div ref={around} className="stack">
        {step === 'first' && sheet.card.writtenOpinions === 'counted' && (
          <Checkbox
            label={t('inWriting')}
            checked={inWriting}
            onChange={(event) => setInWriting(event.currentTarget.checked)}
          />
        )}
        {step !== 'compared' && (
          <Entry
            key={step}
            step={step}
            table={{ ...table, ...entries[step] }}
            onNext={() => setStep(step === 'first' ? 'second' : 'compared')}
          />
        )}
        {step === 'compared' && wrong.size > 0 && (
          <>
            <p role="alert">{t('differ', { count: wrong.size })}</p>
            {(['first', 'second'] as const).map((name) => (
              <div key={name}>
                <h3>{t(name)}</h3>
                <CountTable name={t(name)} {...table} {...entries[name]} marked={wrong} />
              </div>
            ))}
          </>
        )}
        {step === 'compared' && wrong.size === 0 && (
          <CountSending {...{ sheet, sitting, again, size, onClose }} counts={first} onBack={() => setStep('first')} />
        )}
      </div>
    </Dialog>
  );
}

interface EntryProps {
  step: 'first' | 'second';
  table: Omit<Parameters<typeof CountTable>[0], 'name' | 'marked'>;
  onNext: () => void;
}

/** One reading of the record. What was left empty is marked: nobody's silence is a nought. */
function Entry({ step, table, onNext }: EntryProps) {
  const t = useCouncilWords();
  const [asked, ask] = useState(false);
  const empty = emptyCells(table.counts);
  return (
    <>
      <h3>{t(step)}</h3>
      <CountTable name={t(step)} {...table} marked={asked ? empty : new Set()} />
      {asked && empty.size > 0 && <p role="alert">{t('emptyCells', { count: empty.size })}</p>}
      <div>
        <Button onClick={() => (empty.size > 0 ? ask(true) : onNext())}>
          {step === 'first' ? t('toSecond') : t('compare')}
        </Button>
      </div>
    </>
  );
}

/** How many the council are: as the sheet was frozen, else as attendance says now. */
function useSize(sheet: Sheet, sitting: Sitting): CouncilSize {
  const { council } = useMembers(sheet.organisationId);
  const present = sitting.attendance.filter((one) => one.present).length;
  return sheet.turnout ?? { allMembers: council.length, present, opinions: 0 };
}
