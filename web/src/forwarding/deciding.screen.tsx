import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formsAbout } from '#domain/forms.js';
import { campaigns } from '../api/queries.ts';
import { Page, Section } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PapersToPrint } from '../parts/papers-to-print.tsx';
import { useAnswerWords } from './answer.words.ts';
import { DecideForm } from './decide-form.tsx';
import { candidates } from './forwarding.queries.ts';
import { useGatheringWords } from './gathering.words.ts';
import { useLetterWords } from './letter.words.ts';

/** Awards that the plan lets be decided here: the council has advised, the decider decides. */
export function DecidingScreen() {
  const t = useAnswerWords();
  const letterT = useLetterWords();
  const gatheringT = useGatheringWords();
  const all = useQuery(campaigns);
  return (
    <Page
      title={letterT('decideHere')}
      lead={t('decideLead')}
      above={<Link to="/to-trinh">{letterT('letters')}</Link>}
      wide
    >
      <Loaded query={all}>
        {(list) => {
          const open = list.filter(({ state }) => state === 'open');
          if (open.length === 0) return <Empty>{gatheringT('noCampaign')}</Empty>;
          return open.map(({ id, title }) => <OfCampaign key={id} id={id} title={title} />);
        }}
      </Loaded>
    </Page>
  );
}

function OfCampaign({ id, title }: { id: string; title: string }) {
  const t = useAnswerWords();
  const query = useQuery(candidates(id));
  return (
    <Section title={title}>
      <Loaded query={query}>
        {(all) => {
          const here = all.filter(({ route }) => route === 'decidedHere');
          if (here.length === 0) return <Empty>{t('noneHere')}</Empty>;
          return (
            <>
              <DecideForm campaignId={id} rows={here} />
              <PapersToPrint codes={formsAbout('campaign')} id={id} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
