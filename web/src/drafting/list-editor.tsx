import { Button, NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Campaign } from '#domain/campaign.js';
import { useAct } from '../api/act.ts';
import { Section } from '../frame/page.tsx';
import { Due } from '../parts/due.tsx';
import { endOfDay } from '#domain/days.js';
import { PaperField } from '../parts/paper-field.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { ENTERED, enterFrom, useEnteredFrom, type Entered } from './basis.ts';
import { ListRows } from './list-rows.tsx';
import type { SentList } from './list-sent.tsx';
import styles from './list.module.css';
import { useListWords } from './list.words.ts';
import { PasteField } from './paste-field.tsx';
import { pastedRows } from './pasted.ts';
import { blankRow, isBlank, isReady, rowOfPasted, verdicts, type ListRow } from './unit-list.ts';
import { useKnown } from './unit-list.queries.ts';
import { asAsked, sendList, type ListToSend } from './unit-list.sending.ts';
import type { ListDrafting } from './use-list-draft.ts';

interface ListEditorProps {
  where: { organisationId: string; campaignId: string; unitId: string; zone: string };
  plan: Campaign;
  /** By a clerk, for a unit that told it. */
  recorded: boolean;
  drafting: ListDrafting;
  onSent: (sent: SentList) => void;
}

/** The table itself: typed or pasted, looked up in the register line by line, sent as one list. */
export function ListEditor({ where, plan, recorded, drafting, onSent }: ListEditorProps) {
  const t = useListWords();
  const { draft, change, typing, restored, forget } = drafting;
  const [blanks] = useState(() => [0, 1, 2].map(() => blankRow(plan.awards[0])));
  const rowsOf = (now: ListRow[]) => (now.length > 0 ? now : blanks);
  const rows = rowsOf(draft.rows);
  const [file, setFile] = useState<File>();
  const entered = useEnteredFrom();
  const setRows = (next: (now: ListRow[]) => ListRow[]) => change((now) => ({ rows: next(rowsOf(now.rows)) }));
  const told = verdicts(rows, where.unitId, useKnown(rows, where));
  const add = (text: string) =>
    setRows((now) => [
      ...now.filter((row) => !isBlank(row)),
      ...pastedRows(text).map((row) => rowOfPasted(row, plan.awards)),
    ]);
  const newcomers = useRef(new Map<string, string>());
  const note = (key: string, use: string) => {
    newcomers.current.set(key, use);
    setRows((now) => now.map((row) => (row.key === key ? { ...row, choice: { use } } : row)));
  };
  const send = useAct((list: ListToSend, key) => sendList(list, key, note), {
    same: (list) => asAsked(list, newcomers.current),
    onDone: ({ id: nominationId, dossiers }) => {
      const names = rows.filter((row) => !isBlank(row)).map(({ name }) => name);
      forget();
      const named = dossiers.map(({ id }, index) => ({ id, name: names[index] ?? '' }));
      onSent({ id: nominationId, dossiers: named, plan, zone: where.zone });
    },
  });
  const filled = rows.filter((row) => !isBlank(row));
  const ready = filled.length > 0 && filled.every(({ key }) => isReady(told.get(key)!));
  const hasRecord =
    file !== undefined || [draft.record.number, draft.record.date, draft.record.signer].some((one) => one !== '');
  const submit = () =>
    send.run({
      ...where,
      rows: filled.map((row) => {
        const verdict = told.get(row.key)!;
        return { row, nomineeId: verdict.is === 'known' ? verdict.nominee.id : undefined };
      }),
      record: hasRecord ? { ...draft.record, ...(file && { file }) } : undefined,
      basis: recorded ? entered : undefined,
    });
  return (
    <>
      {restored && (
        <div className={styles['restored']}>
          <p>{t('restored')}</p>
          <Button size="compact-sm" variant="default" onClick={forget}>
            {t('startAnew')}
          </Button>
        </div>
      )}
      {recorded && (
        <NativeSelect
          label={t('enteredFrom')}
          value={entered}
          onChange={(event) => enterFrom(event.currentTarget.value as Entered)}
          data={ENTERED.map((kind) => ({ value: kind, label: t(kind) }))}
        />
      )}
      <Section title={t('names')} aside={<Due at={endOfDay(plan.dossierDeadline, where.zone).toISOString()} />}>
        <PasteField onPaste={add} />
        <ListRows rows={rows} told={told} plan={plan} onRows={setRows} onTyping={typing} onPaste={add} />
        <div>
          <Button variant="default" onClick={() => setRows((now) => [...now, blankRow(plan.awards[0])])}>
            {t('addRow')}
          </Button>
        </div>
      </Section>
      <details className={styles['record']}>
        <summary>{t('record')}</summary>
        <PaperField
          legend={t('recordLegend')}
          purposes={['meetingRecord']}
          value={{ ...draft.record, ...(file && { file }) }}
          onChange={({ file: chosen, ...record }) => {
            setFile(chosen);
            change({ record });
          }}
        />
      </details>
      <Refusal error={send.error} />
      <div className="stack" data-gap="sm">
        <div>
          <Button size="md" disabled={!ready} loading={send.busy} onClick={submit} aria-describedby="list-why">
            {t('send', { count: filled.length })}
          </Button>
        </div>
        <p id="list-why" className="dimmed small">
          {t(filled.length === 0 ? 'whyEmpty' : ready ? 'whatThen' : 'whyNot')}
        </p>
      </div>
    </>
  );
}
