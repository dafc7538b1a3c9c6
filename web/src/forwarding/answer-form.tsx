import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { useMyself } from '../frame/myself.ts';
import { Empty } from '../parts/empty.tsx';
import { Done } from '../parts/notice-line.tsx';
import { PaperField } from '../parts/paper-field.tsx';
import { blankPaper } from '../parts/papers.ts';
import { RefusalText } from '../parts/refusal.tsx';
import { AnswerList } from './answer-list.tsx';
import { giveAnswer, idsWith, isDecided, paperOf, purposesOf, VERDICTS, type AnswerDraft } from './answer.form.ts';
import { useAnswerWords } from './answer.words.ts';
import styles from './forwarding.module.css';
import type { Letter } from './forwarding.queries.ts';
import { outlookOn } from './letter.acts.ts';
import { ListRefusal, namesOf } from './list-refusal.tsx';

interface AnswerFormProps {
  letter: Letter;
  /** The clerk enters it from the authority's paper. */
  recorded?: boolean;
}

const blank = (): AnswerDraft => ({ verdicts: {}, items: {}, reason: '', paper: blankPaper('decision') });

/** The authority's answer to a letter: one form for the whole list or a part of it, whatever is said of each. */
export function AnswerForm({ letter, recorded = false }: AnswerFormProps) {
  const t = useAnswerWords();
  const { roles } = useMyself();
  const [draft, setDraft] = useState(blank);
  const act = useAct(giveAnswer, { onDone: () => setDraft(blank()) });
  const { refusal } = outlookOn('RETURN', letter.state, roles);
  const waiting = letter.dossiers.filter(({ active }) => active);
  const set = (part: Partial<AnswerDraft>) => setDraft((now) => ({ ...now, ...part }));
  const count = Object.keys(draft.verdicts).length;
  if (waiting.length === 0 && !act.done) return <Empty>{t('nothingWaits')}</Empty>;
  if (refusal && !act.done) return <RefusalText told={refusal} />;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        act.run({ letter: { id: letter.id, version: letter.version }, recorded, draft });
      }}
    >
      {act.done && count === 0 && <Done>{t('given', { what: summaryOf(t, act.done) })}</Done>}
      {waiting.length === 0 ? (
        <Empty>{t('nothingWaits')}</Empty>
      ) : (
        <AnswerList letter={letter} rows={waiting} draft={draft} set={set} />
      )}
      {count > 0 && <Grounds draft={draft} set={set} recorded={recorded} />}
      <ListRefusal error={act.error} names={namesOf(letter.dossiers)} />
      {waiting.length > 0 && (
        <div className="row">
          <Button type="submit" disabled={count === 0} loading={act.busy}>
            {t(recorded ? 'record' : 'give', { count })}
          </Button>
          <span className="dimmed">{count === 0 ? t('sayFirst') : summaryOf(t, draft)}</span>
        </div>
      )}
    </form>
  );
}

const COUNTED = {
  ACKNOWLEDGE: 'receivedCount',
  RETURN: 'returnedCount',
  awarded: 'awardedCount',
  notAwarded: 'notAwardedCount',
} as const;

/** "1 trả lại, 2 được khen thưởng": what is about to be said, in words. */
const summaryOf = (t: ReturnType<typeof useAnswerWords>, draft: AnswerDraft): string =>
  VERDICTS.flatMap((verdict) => {
    const count = idsWith(draft, verdict).length;
    return count > 0 ? t(COUNTED[verdict], { count }) : [];
  }).join(', ');

interface GroundsProps {
  draft: AnswerDraft;
  set: (part: Partial<AnswerDraft>) => void;
  recorded: boolean;
}

/** Why something is returned, and the paper that the answer rests on; to an officer it is only that of his decision. */
function Grounds({ draft, set, recorded }: GroundsProps) {
  const t = useAnswerWords();
  const decided = isDecided(draft);
  return (
    <div className={styles['narrow']}>
      {idsWith(draft, 'RETURN').length > 0 && (
        <Textarea
          label={t('returnReason')}
          required
          maxLength={4000}
          value={draft.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
      )}
      {(recorded || decided) && (
        <PaperField
          legend={t(recorded ? 'authoritysPaper' : 'decisionPaper')}
          purposes={recorded ? purposesOf(draft) : OFFICERS}
          value={recorded ? paperOf(draft) : draft.paper}
          onChange={(paper) => set({ paper })}
        />
      )}
    </div>
  );
}

const OFFICERS = ['decision'] as const;
