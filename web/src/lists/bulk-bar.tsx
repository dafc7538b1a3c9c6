import { Button } from '@mantine/core';
import { useState } from 'react';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import { useMyself } from '../frame/myself.ts';
import { ByList } from '../dossier/command-places.tsx';
import type { Listed } from '../parts/dossier-columns.tsx';
import { useSentence } from '../words/words.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { offeredTo, type Answered, type Offered } from './bulk.ts';
import styles from './lists.module.css';
import { useListsWords } from './lists.words.ts';

/** What can be done with the rows that are chosen; it stays in view while the list is scrolled. */
export function BulkBar({ rows, onDone }: { rows: readonly Listed[]; onDone: (told: Answered[]) => void }) {
  const t = useListsWords();
  const { roles } = useMyself();
  const [asked, ask] = useState<Offered>();
  if (rows.length === 0) return null;
  const offered = offeredTo(rows, roles);
  const here = offered.filter(({ byList }) => !byList);
  return (
    <div className={`${styles['bulk']} not-printed`} role="region" aria-label={t('withChosen')}>
      <p role="status">{t('chosen', { count: rows.length })}</p>
      {here.map((one, index) => (
        <Command key={one.command} offered={one} all={rows.length} main={index === 0 && !one.recorded} ask={ask} />
      ))}
      {offered.length === 0 && <span className="dimmed">{t('nothingForThem')}</span>}
      <Elsewhere offered={offered.filter(({ byList }) => byList)} />
      {asked && (
        <BulkDialog
          offered={asked}
          rows={rows}
          onClose={() => ask(undefined)}
          onDone={(told) => {
            ask(undefined);
            onDone(told);
          }}
        />
      )}
    </div>
  );
}

interface CommandProps {
  offered: Offered;
  all: number;
  main: boolean;
  ask: (offered: Offered) => void;
}

function Command({ offered, all, main, ask }: CommandProps) {
  const t = useListsWords();
  const say = useSentence();
  const { command, rows, recorded } = offered;
  return (
    <Button size="sm" variant={main ? 'filled' : 'default'} onClick={() => ask(offered)}>
      {say(COMMAND_LABELS[command])}
      {rows.length < all && ` ${t('forSome', { some: rows.length, all })}`}
      {recorded && <span className={styles['recorded']}>{t('recorded')}</span>}
    </Button>
  );
}

/** What is done for a whole list: where. */
function Elsewhere({ offered }: { offered: readonly Offered[] }) {
  const t = useListsWords();
  const say = useSentence();
  if (offered.length === 0) return null;
  return (
    <details className={styles['elsewhere']}>
      <summary>{t('elsewhere', { count: offered.length })}</summary>
      <ul>
        {offered.map(({ command }) => (
          <li key={command}>
            <b>{say(COMMAND_LABELS[command])}</b>
            <ByList command={command} />
          </li>
        ))}
      </ul>
    </details>
  );
}
