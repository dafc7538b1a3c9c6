import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CouncilSize, NomineeCount } from '#domain/quorum.js';
import type { RuleCard } from '#domain/rule-card.js';
import { checkPaperCount, tally } from '#domain/tally.js';
import { COUNT_LABELS } from '#domain/count-labels.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { PaperField } from '../parts/paper-field.tsx';
import { blankPaper, enterPaper, type PaperDraft } from '../parts/papers.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import { countOf, type Counts } from './counts.ts';
import type { Sheet, Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { Deputies, namedIn, nobodyNamed, type Named } from './deputies.tsx';

interface CountSendingProps {
  sheet: Sheet;
  sitting: Sitting;
  again: boolean;
  counts: Counts;
  size: CouncilSize;
  onClose: () => void;
  onBack: () => void;
}

/** What the agreed counts come to, and what they rest on; sent once they add up. */
export function CountSending({ sheet, sitting, again, counts, size: known, onClose, onBack }: CountSendingProps) {
  const t = useCouncilWords();
  const say = useSentence();
  const [promised, setPromised] = useState(false);
  const [paper, setPaper] = useState(blankPaper('councilMinutes'));
  const [reason, setReason] = useState('');
  const [deputies, setDeputies] = useState(nobodyNamed);
  const entries = Object.entries(counts).map(([dossierId, numbers]) => countOf(dossierId, numbers, known.allMembers));
  const size = { ...known, opinions: Math.max(known.opinions, ...entries.map(({ opinions }) => inAll(opinions))) };
  const send = useAct(sendCounts, { onDone: onClose });
  const give = () =>
    send.run({
      sheet,
      counts: entries,
      ...(again ? { paper, reason } : { paper: promised ? undefined : paper, named: namedIn(deputies) }),
    });
  const nameOf = (id: string) => sheet.dossiers.find(({ dossierId }) => dossierId === id)?.nominee.name ?? '–';
  const problems = entries.flatMap((entry) => {
    const codes = checkPaperCount(entry, size);
    return codes.length === 0
      ? []
      : [
          t('wrongSum', {
            name: nameOf(entry.dossierId),
            problems: codes.map((code) => say(COUNT_LABELS[code]!)).join('; '),
          }),
        ];
  });
  return (
    <>
      <h3>{t('same')}</h3>
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
          <Deputies sheet={sheet} sitting={sitting} value={deputies} onChange={setDeputies} />
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
        <Button loading={send.busy} disabled={problems.length > 0} onClick={give}>
          {t('saveCounts')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('toFirst')}
        </Button>
      </div>
    </>
  );
}

/** As many wrote at least as are counted for one nominee. */
const inAll = ({ yes, no, blank }: Record<'yes' | 'no' | 'blank', number>): number => yes + no + blank;

interface Sent {
  sheet: Sheet;
  counts: NomineeCount[];
  /** The minutes, or what a recount rests on. */
  paper: PaperDraft | undefined;
  /** Only of a recount. */
  reason?: string;
  named?: Partial<Named>;
}

/** The paper first, then the counts that rest on it. */
async function sendCounts({ sheet, counts, paper, reason, named }: Sent, key: string) {
  const paperId = paper && (await enterPaper(paper, { kind: 'sheet', id: sheet.id }, `${key}-paper`));
  const to = { params: { path: { id: sheet.id } }, ...stamped(key, sheet.version) };
  if (reason !== undefined)
    return answered(api.POST('/api/v1/sheets/{id}/recount', { ...to, body: { counts, paperId: paperId!, reason } }));
  const minutes = paperId ? { minutesPaperId: paperId } : { minutesPromised: true };
  return answered(api.POST('/api/v1/sheets/{id}/count', { ...to, body: { counts, ...named, ...minutes } }));
}
