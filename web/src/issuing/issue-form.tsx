import { Button, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formOf } from '#domain/forms.js';
import { numberedAs, TELLING_COUNTS } from '#domain/outgoing.js';
import type { Numbering } from '#domain/letterhead.js';
import { useAct } from '../api/act.ts';
import type { Answer } from '../api/client.ts';
import { Section } from '../frame/page.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { SureNumber } from '../parts/sure-number.tsx';
import { useNow } from '../words/now.ts';
import { dayAhead } from '../words/when.ts';
import { CountsField } from './counts-field.tsx';
import { issuePaper } from './issuing.acts.ts';
import { useNumbering } from '../parts/numbering.ts';
import styles from './issuing.module.css';
import type { Outgoing } from './issuing.queries.ts';
import { useIssuingWords } from './issuing.words.ts';

type Counts = Answer<'SignedCountDto'>[];

/** Number and date, once; of a paper that tells counts also whether it tells the recorded ones. */
export function IssueForm({ paper }: { paper: Outgoing }) {
  const t = useIssuingWords();
  const now = useNow();
  const usual = useNumbering();
  const [chosen, choose] = useState<Numbering>();
  const from = chosen ?? usual;
  const [number, setNumber] = useState('');
  const [sure, setSure] = useState(false);
  const [date, setDate] = useState(() => dayAhead(now, 0));
  const [counts, setCounts] = useState<Counts | 'agree' | null>(null);
  const act = useAct(issuePaper);
  const numbered = numberedAs(paper.form) !== null;
  const { issuedBy, symbol } = formOf(paper.form);
  const ofUnit = issuedBy === 'unit' && symbol !== null;
  const tells = TELLING_COUNTS.includes(paper.form);
  const ready = date !== '' && (!numbered || from === 'drawn' || number.trim() !== '') && (!tells || counts !== null);
  const typing = ofUnit || (numbered && from === 'typed');
  const send = () =>
    act.run({
      ...{ seen: paper, date },
      ...(numbered && from === 'drawn' && { draw: true }),
      ...(typing && number.trim() !== '' && { number, sure }),
      ...(tells && (counts === 'agree' ? { countsAgree: true } : { counts: counts ?? [] })),
    });
  return (
    <Section title={t('issue')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p className="read dimmed">{t('issueWhy')}</p>
        {numbered && (
          <Radio.Group label={t('numbering')} value={from} onChange={(value) => choose(value as Numbering)}>
            <div className="stack" data-gap="sm">
              <Radio value="drawn" label={t('draw')} />
              <Radio value="typed" label={t('typed')} />
            </div>
          </Radio.Group>
        )}
        {typing && (
          <TextInput
            label={t(ofUnit ? 'unitNumber' : 'number')}
            required={numbered}
            maxLength={100}
            value={number}
            onChange={(event) => {
              setNumber(event.currentTarget.value);
              setSure(false);
            }}
          />
        )}
        <DayField
          className={styles['short']}
          label={t('date')}
          required
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        {tells && <CountsField paper={paper} value={counts} onChange={setCounts} />}
        <Refusal error={act.error} />
        <SureNumber error={act.error} sure={sure} onChange={setSure} />
        <div>
          <Button type="submit" loading={act.busy} disabled={!ready}>
            {t('issue')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
