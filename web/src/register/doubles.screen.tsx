import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { More } from '../parts/more.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { DoubleRows, type Merged } from './double-rows.tsx';
import { doubles, splitRows } from './register.queries.ts';
import { useRegisterWords } from './register.words.ts';

/** Rows that look like one nominee, side by side: which one stays, or whether they are two after all. */
export function DoublesScreen() {
  const t = useRegisterWords();
  const { organisation } = useMyself();
  const query = useInfiniteQuery(doubles(organisation.id));
  const [merged, tell] = useState<Merged>();
  const groups = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Page title={t('doublesTitle')} lead={t('doublesLead')} above={<Link to="/danh-ba">{t('title')}</Link>}>
      {merged && <JustMerged merged={merged} onUndone={() => tell(undefined)} />}
      <Loaded query={{ ...query, data: groups }}>
        {(all) =>
          all.length === 0 ? (
            <Empty next={<Link to="/danh-ba">{t('toRegister')}</Link>}>{t('noDoubles')}</Empty>
          ) : (
            all.map(({ nominees: rows }) => (
              <DoubleRows key={rows.map(({ id }) => id).join()} rows={rows} onMerged={tell} />
            ))
          )
        }
      </Loaded>
      <More query={query} />
    </Page>
  );
}

/** What was just made one, with its undoing. */
function JustMerged({ merged: { kept, ids }, onUndone }: { merged: Merged; onUndone: () => void }) {
  const t = useRegisterWords();
  const undo = useAct(splitRows, { onDone: onUndone });
  return (
    <>
      <Done>
        <span className="row">
          <span>{t('merged', { count: ids.length, name: kept.name })}</span>
          <Button size="compact-sm" variant="default" loading={undo.busy} onClick={() => undo.run(ids)}>
            {t('undo')}
          </Button>
        </span>
      </Done>
      <Refusal error={undo.error} />
    </>
  );
}
