import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { awardOf, type Award } from '#domain/campaign.js';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import type { ToldRefusal } from '#domain/refusals.js';
import { STATE_LABELS } from '#domain/vocabulary.js';
import { NativeSelect } from '@mantine/core';
import type { Answer } from '../api/client.ts';
import { campaign, dossier, moves } from '../api/queries.ts';
import { planOf } from '../dossier/content.tsx';
import { Page } from '../frame/page.tsx';
import { Due } from '../parts/due.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { RefusalText } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import { ENTERED, enterFrom, useEnteredFrom, type Entered } from './basis.ts';
import { useWritingWords } from './writing.words.ts';

type Shown = Answer<'ShownDossierDto'>;
type Move = Answer<'ShownMoveDto'>;

/** All that a page of writing needs to know. */
export interface Desk {
  dossier: Shown;
  award: Award;
  zone: string;
  moves: Move[];
  /** Entered for somebody, by one who is no nominator of that unit. */
  recorded: boolean;
}

interface DeskPageProps {
  id: string;
  title: (desk: Desk) => string;
  /** Over the pages inside of a section: back to the list of them. */
  inside?: boolean;
  children: (desk: Desk) => ReactNode;
}

/** The frame of every page on which a dossier is written; where it may not be written now, it says why not. */
export function DeskPage({ id, title, inside = true, children }: DeskPageProps) {
  const t = useWritingWords();
  return (
    <WithDesk id={id}>
      {(desk) => (
        <Page
          title={title(desk)}
          above={
            inside ? (
              <Link to="/ho-so/$id/soan" params={{ id }}>
                {t('backToTasks', { name: desk.dossier.nominee.name })}
              </Link>
            ) : (
              <Link to="/ho-so/$id" params={{ id }}>
                {t('backToDossier')}
              </Link>
            )
          }
          lead={<Lead desk={desk} />}
        >
          {children(desk)}
        </Page>
      )}
    </WithDesk>
  );
}

function Lead({ desk: { dossier: shown, award } }: { desk: Desk }) {
  return (
    <span className="row">
      <span>
        {award.title} · {shown.unit.name}
      </span>
      <Due at={shown.dueAt} />
    </span>
  );
}

function WithDesk({ id, children }: { id: string; children: (desk: Desk) => ReactNode }) {
  const shown = useQuery(dossier(id));
  const may = useQuery(moves(id));
  const { campaignId = '', campaignVersion } = shown.data ?? {};
  const plan = useQuery({ ...campaign(campaignId, campaignVersion), enabled: shown.data !== undefined });
  return (
    <Loaded query={shown}>
      {(one) => (
        <Loaded query={plan}>
          {(campaignShown) => (
            <Loaded query={may}>
              {(all) =>
                children({
                  dossier: one,
                  award: awardOf(planOf(campaignShown), one.awardCode)!,
                  zone: campaignShown.timeZone,
                  moves: all,
                  recorded: all.some(({ command, recorded }) => command === 'WRITE_SECTION' && recorded),
                })
              }
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

/** What may be written while the dossier stands where it stands; else the reason, and the way to the dossier. */
export function Writable({ desk, children }: { desk: Desk; children: ReactNode }) {
  const t = useWritingWords();
  const say = useSentence();
  const write = desk.moves.find(({ command }) => command === 'WRITE_SECTION');
  if (write?.allowed) {
    return (
      <>
        {desk.recorded && <EnteredFrom />}
        {children}
      </>
    );
  }
  const refusal = write?.refusal as unknown as ToldRefusal | undefined;
  return (
    <div className="stack">
      <p>
        {t('notWritable', { state: say(STATE_LABELS[desk.dossier.state]), what: say(COMMAND_LABELS.WRITE_SECTION) })}
      </p>
      {refusal && <RefusalText told={refusal} />}
      <p>
        <Link to="/ho-so/$id" params={{ id: desk.dossier.id }}>
          {t('backToDossier')}
        </Link>
      </p>
    </div>
  );
}

/** Asked of the clerk once: how he knows what he enters. */
function EnteredFrom() {
  const t = useWritingWords();
  const chosen = useEnteredFrom();
  return (
    <NativeSelect
      label={t('enteredFrom')}
      description={t('enteredHint')}
      value={chosen}
      onChange={(event) => enterFrom(event.currentTarget.value as Entered)}
      data={ENTERED.map((kind) => ({ value: kind, label: t(kind) }))}
    />
  );
}
