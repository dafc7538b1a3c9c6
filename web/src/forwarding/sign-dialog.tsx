import { Button, NativeSelect, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PaperPurpose } from '#domain/campaign.js';
import { useAct } from '../api/act.ts';
import type { Answer } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { useMyself } from '../frame/myself.ts';
import { UnsignedInSet } from '../issuing/set-papers.tsx';
import { PaperField } from '../parts/paper-field.tsx';
import { blankPaper, type PaperDraft } from '../parts/papers.ts';
import { Asking, type ActDialogProps } from './act-dialogs.tsx';
import styles from './forwarding.module.css';
import { council, type Letter } from './forwarding.queries.ts';
import { inWords } from './in-words.ts';
import { signLetter } from './letter.form.ts';
import { useSignWords } from './sign.words.ts';
import { ListChanges } from './list-changes.tsx';

const SIGNED_ON: readonly PaperPurpose[] = ['submissionLetter', 'recordOfAct', 'other'];

/** The signature for exactly the list that was on the screen when it was asked for. */
export function SignDialog({ letter, recorded, onClose, onDone }: ActDialogProps & { recorded: boolean }) {
  const t = useSignWords();
  const [shown] = useState(letter);
  const [signer, setSigner] = useSigner(letter);
  const [channel, setChannel] = useState<Letter['channel']>('inbox');
  const [paper, setPaper] = useState<PaperDraft>(() => blankPaper('submissionLetter'));
  const sends = useAct(signLetter, { onDone });
  const submit = () =>
    sends.run({ id: shown.id, listDigest: shown.listDigest, signerId: signer, channel, ...(recorded && { paper }) });
  const changed = letter.listDigest !== shown.listDigest || isProblem(sends.error, 'submission.listChanged');
  return (
    <Asking
      letter={shown}
      act="SIGN"
      does={t('signDoes', { count: shown.dossiers.length })}
      sends={sends}
      submit={submit}
      disabled={changed || signer === ''}
      onClose={onClose}
    >
      <WhatIsSigned letter={shown} />
      <UnsignedInSet id={shown.id} />
      {changed && (
        <div className={styles['warning']} role="status">
          <p>
            <b>{t('changedMeanwhile')}</b>
          </p>
          <ListChanges before={shown} now={letter} />
          <Button variant="default" size="sm" onClick={onClose}>
            {t('lookAgain')}
          </Button>
        </div>
      )}
      <SignerField letter={letter} value={signer} onChange={setSigner} />
      <Radio.Group
        label={t('channelField')}
        value={channel}
        onChange={(value) => setChannel(value as Letter['channel'])}
      >
        <div className="stack" data-gap="sm">
          <Radio value="inbox" label={t('byInboxHint')} />
          <Radio value="paper" label={t('byPaperHint')} />
        </div>
      </Radio.Group>
      {recorded && (
        <PaperField
          legend={t('signedPaper')}
          purposes={SIGNED_ON}
          value={paper}
          onChange={setPaper}
          error={sends.error}
        />
      )}
    </Asking>
  );
}

/** The list repeated in words, so that nobody signs for another one. */
function WhatIsSigned({ letter }: { letter: Letter }) {
  const t = useSignWords();
  const count = letter.dossiers.length;
  return (
    <>
      <p className="read">{t('signSure', { receiver: letter.receiver.name, count, words: inWords(count) })}</p>
      <ol className={styles['order']}>
        {letter.dossiers.map(({ dossierId, nominee, unit }) => (
          <li key={dossierId}>
            {nominee.name} <span className="dimmed small">{unit.name}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

type Person = Answer<'MemberView'>;
const signersOf = (people: readonly Person[] | undefined): Person[] =>
  (people ?? []).filter(({ roles }) => roles.includes('chair') || roles.includes('decider'));

/** Whoever sits before the screen where he signs, else the chair; until somebody else is chosen. */
function useSigner({ organisation }: Letter): [string, (id: string) => void] {
  const { person, has } = useMyself();
  const people = useQuery(council(organisation.id));
  const [chosen, choose] = useState<string>();
  const signers = signersOf(people.data);
  const first = signers.find(({ roles }) => roles.includes('chair')) ?? signers[0];
  return [chosen ?? (has('chair', 'decider') ? person.id : (first?.id ?? '')), choose];
}

function SignerField({ letter, value, onChange }: { letter: Letter; value: string; onChange: (id: string) => void }) {
  const t = useSignWords();
  const people = useQuery(council(letter.organisation.id));
  return (
    <NativeSelect
      label={t('signerField')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={signersOf(people.data).map(({ id, fullName }) => ({ value: id, label: fullName }))}
    />
  );
}
