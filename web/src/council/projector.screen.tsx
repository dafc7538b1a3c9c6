import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { BATCH_STATE_LABELS } from '#domain/batch-labels.js';
import { awardOf } from '#domain/campaign.js';
import type { RuleCard } from '#domain/rule-card.js';
import { campaign } from '../api/queries.ts';
import { planOf } from '../dossier/content.tsx';
import { Page } from '../frame/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { Mark } from '../parts/mark.tsx';
import { useSentence } from '../words/words.ts';
import { sheet, sitting, type Sheet, type Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { useMembers } from './people-of.ts';
import { QuorumWords } from './quorum-words.tsx';
import styles from './projector.module.css';

/** For the wall of the room: what is on now, how many have voted, and results once they are announced. Never who, and no count before. */
export function ProjectorScreen() {
  const { id } = useParams({ from: '/signed-in/phien-hop/$id/trinh-chieu' });
  return <LoadedPage query={useQuery(sitting(id))}>{(shown) => <Wall shown={shown} />}</LoadedPage>;
}

function Wall({ shown }: { shown: Sitting }) {
  const t = useCouncilWords();
  const { council } = useMembers(shown.organisationId);
  const present = shown.attendance.filter((one) => one.present).length;
  const on = onNow(shown);
  return (
    <div className={styles['wall']} data-whole-window>
      <Page
        title={shown.title}
        lead={t('present', { count: present, all: council.length })}
        wide
        actions={<Leave id={shown.id} />}
      >
        {on ? (
          <SheetOnWall id={on.id} size={{ all: council.length, present }} />
        ) : (
          <p className={styles['quiet']}>{t('nothingOn')}</p>
        )}
      </Page>
    </div>
  );
}

const toneOf = (state: string) => (state === 'open' ? 'honour' : state === 'settled' ? 'done' : 'plain');

/** The sheet that is being voted on, else the one that was last taken up. */
const onNow = ({ sheets }: Sitting): Sitting['sheets'][number] | undefined =>
  sheets.find(({ state }) => state === 'open') ??
  sheets.findLast(({ state }) => state === 'counted' || state === 'settled') ??
  sheets.find(({ state }) => state === 'scheduled');

function Leave({ id }: { id: string }) {
  const t = useCouncilWords();
  return (
    <Link to="/phien-hop/$id" params={{ id }}>
      {t('leaveProjector')}
    </Link>
  );
}

interface CouncilOnWall {
  all: number;
  present: number;
}

function SheetOnWall({ id, size }: { id: string; size: CouncilOnWall }) {
  return <Loaded query={useQuery(sheet(id))}>{(shown) => <OnWall shown={shown} size={size} />}</Loaded>;
}

function OnWall({ shown, size }: { shown: Sheet; size: CouncilOnWall }) {
  const t = useCouncilWords();
  const say = useSentence();
  const plan = useQuery(campaign(shown.campaignId));
  const settled = shown.state === 'settled';
  const resultOf = (dossierId: string) =>
    settled ? shown.counts?.find((one) => one.dossierId === dossierId) : undefined;
  return (
    <>
      <h2 className={styles['award']}>{plan.data && awardOf(planOf(plan.data), shown.awardCode)?.title}</h2>
      <div className={styles['standing']}>
        <Mark tone={toneOf(shown.state)}>{say(BATCH_STATE_LABELS.sheet[shown.state]!)}</Mark>
        {(shown.state === 'scheduled' || shown.state === 'open') && (
          <QuorumWords cards={[shown.card as unknown as RuleCard]} {...size} />
        )}
      </div>
      {shown.turnout && !settled && shown.ballotKind !== 'paper' && (
        <p className={styles['turnout']} role="status">
          {t('turnoutOf', { voted: shown.turnout.voted, present: shown.turnout.present })}
        </p>
      )}
      <ol className={styles['names']}>
        {shown.dossiers
          .filter(({ removed }) => !removed)
          .map(({ dossierId, nominee, unit }) => {
            const result = resultOf(dossierId);
            return (
              <li key={dossierId}>
                <span>
                  <b>{nominee.name}</b> <span className="dimmed">{unit.name}</span>
                </span>
                {result && (
                  <span className={styles['result']} data-outcome={result.outcome}>
                    <b>{t(result.outcome)}</b> {say(result.sentence)}
                  </span>
                )}
              </li>
            );
          })}
      </ol>
    </>
  );
}
