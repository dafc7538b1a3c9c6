import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import { mayAct } from '#domain/permissions.js';
import { refuse, tell } from '#domain/refusals.js';
import { useAct } from '../api/act.ts';
import type { Answer } from '../api/client.ts';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { Done } from '../parts/notice-line.tsx';
import { PaperField } from '../parts/paper-field.tsx';
import { blankPaper } from '../parts/papers.ts';
import { RefusalText } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import { useAnswerWords } from './answer.words.ts';
import { revokeAwards } from './decision.form.ts';
import styles from './forwarding.module.css';
import { ListRefusal, namesOf } from './list-refusal.tsx';

type Shown = Answer<'ShownDecision'>;
const PURPOSES = ['revocation', 'recordOfAct'] as const;

/** Whoever decided takes awards back, with a reason; the clerk enters it from the paper. */
export function RevokeForm({ shown }: { shown: Shown }) {
  const t = useAnswerWords();
  const say = useSentence();
  const { roles } = useMyself();
  const [open, setOpen] = useState(false);
  const standing = shown.outcomes.filter(({ outcome, revokedAt }) => outcome === 'awarded' && revokedAt === null);
  if (standing.length === 0) return null;
  const capacity = shown.decidedBy.id === shown.organisationId ? 'decider' : 'authorityOfficer';
  const actor = { personId: null, holds: roles };
  const own = mayAct(actor, 'REVOKE', 'awarded', capacity, { kind: 'screen' });
  const may = own || mayAct(actor, 'REVOKE', 'awarded', capacity, { kind: 'paper', paperId: 'to be named' });
  const what = say(COMMAND_LABELS.REVOKE);
  return (
    <Section title={what}>
      {!may && <RefusalText told={tell(refuse('act.notYours', { who: [capacity] }))} />}
      {may && !open && (
        <div className="not-printed">
          <Button variant="default" onClick={() => setOpen(true)}>
            {what}
            {!own && ` (${t('fromPaper')})`}
          </Button>
        </div>
      )}
      {may && open && <Revoking shown={shown} standing={standing} recorded={!own} />}
    </Section>
  );
}

function Revoking({ shown, standing, recorded }: { shown: Shown; standing: Shown['outcomes']; recorded: boolean }) {
  const t = useAnswerWords();
  const [ids, setIds] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [paper, setPaper] = useState(() => blankPaper('revocation'));
  const act = useAct(revokeAwards, { onDone: () => setIds([]) });
  const filled = recorded || paper.number !== '' || paper.file !== undefined;
  const { id, version } = shown;
  return (
    <form
      className={styles['narrow']}
      onSubmit={(event) => {
        event.preventDefault();
        act.run({ id, version, dossierIds: [...ids], reason, ...(filled && { paper }) });
      }}
    >
      <Checkbox.Group label={t('revokeWhich')} value={[...ids]} onChange={setIds}>
        <div className="stack" data-gap="sm">
          {standing.map(({ dossierId, nominee, unit }) => (
            <Checkbox key={dossierId} value={dossierId} label={`${nominee.name}, ${unit.name}`} />
          ))}
        </div>
      </Checkbox.Group>
      <Textarea
        label={t('revokeReason')}
        required
        maxLength={4000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <PaperField legend={t('revocationPaper')} purposes={PURPOSES} value={paper} onChange={setPaper} />
      {act.done && ids.length === 0 && <Done>{t('revoked')}</Done>}
      <ListRefusal error={act.error} names={namesOf(shown.outcomes)} />
      <div>
        <Button type="submit" disabled={ids.length === 0} loading={act.busy}>
          {t('revokeDo', { count: ids.length })}
        </Button>
      </div>
    </form>
  );
}
