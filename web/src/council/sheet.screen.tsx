import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { BATCH_STATE_LABELS } from '#domain/batch-labels.js';
import { awardOf } from '#domain/campaign.js';
import { formsAbout } from '#domain/forms.js';
import { campaign } from '../api/queries.ts';
import { planOf } from '../dossier/content.tsx';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { Mark } from '../parts/mark.tsx';
import { PapersToPrint } from '../parts/papers-to-print.tsx';
import { useSentence } from '../words/words.ts';
import { BallotForm } from './ballot-form.tsx';
import { sheet, sitting, type Sheet } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { Receipt } from './receipt.tsx';
import { SheetDesk } from './sheet-desk.tsx';
import { SheetNames } from './sheet-names.tsx';
import { SheetResult } from './sheet-result.tsx';
import { Turnout } from './turnout.tsx';

/** One sheet, as its reader has to do with it: to vote, to lead the vote, or to read what came of it. */
export function SheetScreen() {
  const { id } = useParams({ from: '/signed-in/phieu/$id' });
  return <LoadedPage query={useQuery(sheet(id))}>{(shown) => <SheetPage shown={shown} />}</LoadedPage>;
}

function SheetPage({ shown }: { shown: Sheet }) {
  const t = useCouncilWords();
  const say = useSentence();
  const plan = useQuery(campaign(shown.campaignId));
  const title = (plan.data && awardOf(planOf(plan.data), shown.awardCode)?.title) ?? ' ';
  const lead = (
    <span className="row">
      <span>
        {t(shown.ballotKind)}, {t('round', { round: shown.round })}
      </span>
      <Mark tone={shown.state === 'settled' ? 'done' : 'plain'}>{say(BATCH_STATE_LABELS.sheet[shown.state]!)}</Mark>
    </span>
  );
  const above = (
    <Link to="/phien-hop/$id" params={{ id: shown.sittingId }}>
      {t('backToSitting')}
    </Link>
  );
  return (
    <Page title={t('sheetOf', { award: title })} lead={lead} above={above} wide>
      <Mine shown={shown} />
      <Leading shown={shown} />
      {shown.counts ? <SheetResult sheet={shown} /> : !votesNow(shown) && <SheetNames sheet={shown} />}
      {!votesNow(shown) && shown.state !== 'void' && <PapersToPrint codes={formsAbout('sheet')} id={shown.id} />}
    </Page>
  );
}

const onScreen = ({ ballotKind }: Sheet): boolean => ballotKind === 'secret' || ballotKind === 'open';
const votesNow = (shown: Sheet): boolean =>
  shown.state === 'open' && onScreen(shown) && shown.mine.onRoll && !shown.mine.voted;

/** What the sheet is to the reader as a member. */
function Mine({ shown }: { shown: Sheet }) {
  const t = useCouncilWords();
  const { has } = useMyself();
  if (votesNow(shown)) return <BallotForm key={shown.id} sheet={shown} />;
  if (shown.mine.voted) return <Receipt sheet={shown} />;
  if (shown.turnout === null && shown.mine.recusedFrom.length > 0 && shown.state !== 'settled')
    return <p className="read">{t('hiddenVote')}</p>;
  if (shown.state === 'scheduled' && has('councilMember') && !has('secretary'))
    return <p className="read">{t('notOpenYet')}</p>;
  if (shown.state === 'counted' && shown.mine.onRoll && onScreen(shown))
    return <p className="read">{t('closedWithout')}</p>;
  if (shown.state === 'open' && has('councilMember') && !shown.mine.onRoll)
    return <p className="read">{t('notOnRoll')}</p>;
  return null;
}

/** For those who lead the vote: of the sheet once it is opened, of its sitting before. */
function Leading({ shown }: { shown: Sheet }) {
  const { person, has } = useMyself();
  const { data } = useQuery(sitting(shown.sittingId));
  const presides = person.id === (shown.presiderId ?? data?.presiderId);
  const keeps =
    person.id === (shown.secretaryId ?? data?.secretaryId) || (shown.state === 'scheduled' && has('secretary'));
  return (
    <>
      {shown.turnout && shown.state !== 'settled' && <Turnout sheet={shown} />}
      {data && (presides || keeps || has('clerk')) && (
        <SheetDesk sheet={shown} sitting={data} presides={presides} keeps={keeps} quiet={votesNow(shown)} />
      )}
    </>
  );
}
