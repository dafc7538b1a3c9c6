import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { FEWEST } from '#domain/small-numbers.js';
import type { Answer } from '../api/client.ts';
import { campaign } from '../api/queries.ts';
import { Page } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PartsOfSeason } from './parts-of-season.tsx';
import { progress } from './season.queries.ts';
import { useSeasonWords } from './season.words.ts';
import { Stations } from './stations.tsx';
import { StepTimes } from './step-times.tsx';

/** One season: where its dossiers stand, how long steps take, and how it goes by unit and by award. */
export function SeasonScreen() {
  const t = useSeasonWords();
  const { id } = useParams({ from: '/signed-in/so-lieu/$id' });
  const shown = useQuery(campaign(id));
  const query = useQuery(progress(id));
  const print = (
    <>
      <Link to="/so-lieu/$id/lich-nguoc" params={{ id }}>
        {t('backward')}
      </Link>
      <Button variant="default" onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
    </>
  );
  return (
    <Page
      title={t('seasonTitle', { name: shown.data?.title ?? '' })}
      lead={query.data && t('seasonLead', { count: query.data.total })}
      above={<Link to="/so-lieu">{t('title')}</Link>}
      actions={print}
    >
      <Loaded query={query}>
        {(told) =>
          told.total === 0 ? <Empty>{t('empty')}</Empty> : <Figures told={told} plan={shown.data?.campaign} />
        }
      </Loaded>
    </Page>
  );
}

function Figures({ told, plan }: { told: Answer<'SeasonProgress'>; plan: Answer<'CampaignFile'> | undefined }) {
  const t = useSeasonWords();
  const titleOf = (code: string) => plan?.awards.find((award) => award.code === code)?.title ?? '…';
  const units = told.units.map(({ unit, ...part }) => ({ ...part, id: unit.id, name: unit.name }));
  const awards = told.awards.map(({ awardCode, ...part }) => ({ ...part, id: awardCode, name: titleOf(awardCode) }));
  return (
    <>
      <Stations states={told.states} total={told.total} />
      <StepTimes steps={told.steps} />
      <PartsOfSeason title={t('byUnit')} head={t('unit')} parts={units} />
      <PartsOfSeason title={t('byAward')} head={t('award')} parts={awards} />
      <p className="read dimmed">{t('hiddenWhy', { count: FEWEST })}</p>
    </>
  );
}
