import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { checkPaperCount, tally } from '#domain/tally.js';
import type { RuleCard } from '#domain/rule-card.js';
import { wordFor } from '#domain/words.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { Dialog } from '../parts/dialog.tsx';
import { PaperField } from '../parts/paper-field.tsx';
import { blankPaper, enterPaper } from '../parts/papers.ts';
import { Refusal } from '../parts/refusal.tsx';
import { language, useSentence } from '../words/words.ts';
import { Deputy } from './act-dialogs.tsx';
import { blankCounts, countOf, differences, type Counts } from './counts.ts';
import { CountTable } from './count-table.tsx';
import type { Sheet, Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { useMembers } from './people-of.ts';

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
  const [first, setFirst] = useState<Counts>(() => blankCounts(rows));
  const [second, setSecond] = useState<Counts>(() => blankCounts(rows));
  const wrong = differences(first, second);
  const { council } = useMembers(sheet.organisationId);
  const size = {
    allMembers: council.length,
    present: sitting.attendance.filter(({ present }) => present).length,
    opinions: sheet.turnout?.opinions ?? 0,
  };
  return (
    <Dialog title={again ? t('recount') : t('countPaper')} opened onClose={onClose} wide>
      <p className="read">{t('countLead')}</p>
      {step !== 'compared' && (
        <>
          <h3>{t(step)}</h3>
          <CountTable
            key={step}
            rows={rows}
            counts={step === 'first' ? first : second}
            onChange={step === 'first' ? setFirst : setSecond}
            marked={new Set()}
          />
          <div className="row">
            <Button onClick={() => setStep(step === 'first' ? 'second' : 'compared')}>
              {step === 'first' ? t('toSecond') : t('compare')}
            </Button>
          </div>
        </>
      )}
      {step === 'compared' && wrong.size > 0 && (
        <>
          <p role="alert">{t('differ', { count: wrong.size })}</p>
          <h3>{t('first')}</h3>
          <CountTable rows={rows} counts={first} onChange={setFirst} marked={wrong} />
          <h3>{t('second')}</h3>
          <CountTable rows={rows} counts={second} onChange={setSecond} marked={wrong} />
        </>
      )}
      {step === 'compared' && wrong.size === 0 && (
        <Sending
          sheet={sheet}
          sitting={sitting}
          again={again}
          counts={first}
          size={size}
          onClose={onClose}
          onBack={() => setStep('first')}
        />
      )}
    </Dialog>
  );
}

interface SendingProps extends CountDialogProps {
  counts: Counts;
  size: { allMembers: number; present: number; opinions: number };
  onBack: () => void;
}

function Sending({ sheet, sitting, again, counts, size, onClose, onBack }: SendingProps) {
  const t = useCouncilWords();
  const say = useSentence();
  const [promised, setPromised] = useState(false);
  const [paper, setPaper] = useState(blankPaper('councilMinutes'));
  const [reason, setReason] = useState('');
  const [deputies, setDeputies] = useState({ presiderDeputyId: '', secretaryDeputyId: '' });
  const entries = Object.entries(counts).map(([dossierId, numbers]) => countOf(dossierId, numbers, size.allMembers));
  const send = useAct(
    async (_: null, key: string) => {
      const paperId =
        promised && !again ? undefined : await enterPaper(paper, { kind: 'sheet', id: sheet.id }, `${key}-paper`);
      const params = { path: { id: sheet.id } };
      if (again)
        return answered(
          api.POST('/api/v1/sheets/{id}/recount', {
            params,
            body: { counts: entries, paperId: paperId!, reason },
            ...stamped(key, sheet.version),
          }),
        );
      const named = Object.fromEntries(Object.entries(deputies).filter(([, id]) => id !== ''));
      const body = {
        counts: entries,
        ...named,
        ...(paperId ? { minutesPaperId: paperId } : { minutesPromised: true }),
      };
      return answered(api.POST('/api/v1/sheets/{id}/count', { params, body, ...stamped(key, sheet.version) }));
    },
    { onDone: onClose },
  );
  const nameOf = (id: string) => sheet.dossiers.find(({ dossierId }) => dossierId === id)?.nominee.name ?? '–';
  const problems = entries.flatMap((entry) => {
    const codes = checkPaperCount(entry, size);
    return codes.length === 0
      ? []
      : [
          t('wrongSum', {
            name: nameOf(entry.dossierId),
            problems: codes.map((code) => wordFor(code, language())).join('; '),
          }),
        ];
  });
  return (
    <>
      <p role="status">{t('same')}</p>
      <ul>
        {entries.map((entry) => (
          <li key={entry.dossierId}>
            <b>{nameOf(entry.dossierId)}</b>: {say(tally(sheet.card as unknown as RuleCard, size, entry).sentence)}
          </li>
        ))}
      </ul>
      {problems.map((problem) => (
        <p key={problem} role="alert">
          {problem}
        </p>
      ))}
      {again ? (
        <>
          <p>{t('recountLead')}</p>
          <Textarea
            label={t('reason')}
            required
            maxLength={4000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      ) : (
        <>
          <Radio.Group
            value={promised ? 'later' : 'now'}
            onChange={(when) => setPromised(when === 'later')}
            label={t('minutes')}
          >
            <Radio value="now" label={t('minutesNow')} />
            <Radio value="later" label={t('minutesLater')} />
          </Radio.Group>
          <p>{t('deputies')}</p>
          <Deputy
            label={t('presiderDeputy')}
            sitting={sitting}
            value={deputies.presiderDeputyId}
            onChange={(presiderDeputyId) => setDeputies({ ...deputies, presiderDeputyId })}
          />
          <Deputy
            label={t('secretaryDeputy')}
            sitting={sitting}
            value={deputies.secretaryDeputyId}
            onChange={(secretaryDeputyId) => setDeputies({ ...deputies, secretaryDeputyId })}
          />
        </>
      )}
      {(again || !promised) && (
        <PaperField
          legend={t('minutes')}
          purposes={again ? ['councilMinutes', 'recordOfAct'] : ['councilMinutes']}
          value={paper}
          onChange={setPaper}
        />
      )}
      <Refusal error={send.error} />
      <div className="row">
        <Button loading={send.busy} disabled={problems.length > 0} onClick={() => send.run(null)}>
          {t('saveCounts')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('toFirst')}
        </Button>
      </div>
    </>
  );
}
