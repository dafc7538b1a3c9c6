import { Button, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { units } from '../api/queries.ts';
import { useFrameWords } from '../frame/frame.words.ts';
import { Section } from '../frame/page.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { MergeRefusal } from './merge-refusal.tsx';
import { PastAwards } from './past-awards.tsx';
import styles from './register.module.css';
import { mergeRows, type Merge, type Nominee } from './register.queries.ts';
import { useRegisterWords } from './register.words.ts';

/** What was just made one. */
export interface Merged extends Merge {
  kept: Nominee;
}

/** Rows of one name, side by side; one is kept and stands for the others. */
export function DoubleRows({ rows, onMerged }: { rows: readonly Nominee[]; onMerged: (merged: Merged) => void }) {
  const t = useRegisterWords();
  const [keepId, keep] = useState('');
  const [sure, ask] = useState(false);
  const kept = rows.find(({ id }) => id === keepId);
  const name = rows[0]!.name;
  return (
    <Section title={name}>
      <Radio.Group aria-label={t('keepOf', { name })} value={keepId} onChange={keep}>
        <div className={styles['beside']}>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </div>
      </Radio.Group>
      <div>
        <Button variant="default" disabled={!kept} onClick={() => ask(true)}>
          {t('mergeRows', { count: rows.length })}
        </Button>
      </div>
      {sure && kept && (
        <SureDialog
          kept={kept}
          ids={rows.map(({ id }) => id).filter((id) => id !== kept.id)}
          onClose={() => ask(false)}
          onMerged={onMerged}
        />
      )}
    </Section>
  );
}

function Row({ row }: { row: Nominee }) {
  const t = useRegisterWords();
  const { data: known = [] } = useQuery(units(row.organisationId));
  const unit = known.find(({ id }) => id === row.unitId)?.name;
  return (
    <div className={styles['double']}>
      <Radio
        value={row.id}
        label={
          <>
            {t('keepThis')}
            <span className="seen-by-readers-only">: {[row.name, row.year, unit].filter(Boolean).join(', ')}</span>
          </>
        }
      />
      <Link to="/danh-ba/$id" params={{ id: row.id }}>
        {row.name}
      </Link>
      <span>{[t(row.kind), row.year && t('since', { year: row.year }), unit].filter(Boolean).join(' · ')}</span>
      <PastAwards awards={row.pastAwards} />
    </div>
  );
}

interface SureProps {
  kept: Nominee;
  ids: string[];
  onClose: () => void;
  onMerged: (merged: Merged) => void;
}

function SureDialog({ kept, ids, onClose, onMerged }: SureProps) {
  const t = useRegisterWords();
  const frame = useFrameWords();
  const merge = useAct(mergeRows, {
    onDone: (done) => {
      onMerged({ ...done, kept });
      onClose();
    },
  });
  return (
    <Dialog title={t('sureTitle', { name: kept.name })} opened onClose={onClose}>
      <p>{t('sure')}</p>
      <MergeRefusal error={merge.error} />
      <div className="row">
        <Button loading={merge.busy} onClick={() => merge.run({ keepId: kept.id, ids })}>
          {t('merge')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {frame('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
