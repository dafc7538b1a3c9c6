import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Campaign } from '#domain/campaign.js';
import { campaign, campaigns } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { FileChoice } from '../parts/file-choice.tsx';
import { usePlansWords } from './plans.words.ts';
import styles from './people.module.css';

interface PlanStartProps {
  /** The campaign that one came to copy. */
  asked: string | undefined;
  onFile: (file: unknown) => void;
  onCopy: (from: Campaign) => void;
  onBlank: () => void;
}

/** Three ways to begin. */
export function PlanStart({ asked, onFile, onCopy, onBlank }: PlanStartProps) {
  const t = usePlansWords();
  const [unreadable, setUnreadable] = useState(false);
  const read = async (file: File | null) => {
    setUnreadable(false);
    if (!file) return;
    const parsed = parsedJson(await file.text());
    if (parsed === undefined) setUnreadable(true);
    else onFile(parsed);
  };
  return (
    <Section title={t('start')}>
      <div className={`stack ${styles['form']}`} data-gap="lg">
        <FileChoice
          label={t('fromFile')}
          accept=".json,application/json"
          error={unreadable ? t('notJson') : undefined}
          onChange={(file) => void read(file)}
        />
        <Copying asked={asked} onCopy={onCopy} />
        <div>
          <Button variant="default" onClick={onBlank}>
            {t('blank')}
          </Button>
        </div>
      </div>
    </Section>
  );
}

function Copying({ asked, onCopy }: Pick<PlanStartProps, 'asked' | 'onCopy'>) {
  const t = usePlansWords();
  const { organisation } = useMyself();
  const { data: all = [] } = useQuery(campaigns);
  const [chosen, setChosen] = useState(asked ?? '');
  const whole = useQuery({ ...campaign(chosen), enabled: chosen !== '' });
  const own = all.filter(({ organisationId }) => organisationId === organisation.id);
  return (
    <div className="stack" data-gap="sm">
      <NativeSelect
        label={t('fromLast')}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[{ value: '', label: t('choose') }, ...own.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      <div>
        <Button
          variant="default"
          loading={whole.isFetching && !whole.data}
          disabled={!whole.data}
          onClick={() => whole.data && onCopy(whole.data.campaign as unknown as Campaign)}
        >
          {t('startCopy')}
        </Button>
      </div>
    </div>
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
