import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { awardOf } from '#domain/campaign.js';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import type { Command } from '#domain/command.js';
import { HOME_ZONE } from '#domain/days-told.js';
import type { ToldRefusal } from '#domain/refusals.js';
import type { Answer } from '../api/client.ts';
import { campaign, dossier, moves } from '../api/queries.ts';
import { CommandDialog } from '../dossier/command-dialog.tsx';
import type { Move } from '../dossier/command.form.ts';
import { Content, planOf } from '../dossier/content.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { RefusalText } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import styles from './forwarding.module.css';
import { useLetterWords } from './letter.words.ts';

/** What a dossier claims, at a glance, with its files; and, for whoever decides on the list, what may be done with it alone. */
export function Glance({ dossierId, acts = false }: { dossierId: string; acts?: boolean }) {
  const query = useQuery(dossier(dossierId));
  return (
    <Loaded query={query} lines={4}>
      {(shown) => (
        <div className="stack">
          {acts && <OneByOne shown={shown} />}
          <Claims shown={shown} />
        </div>
      )}
    </Loaded>
  );
}

function Claims({ shown }: { shown: Answer<'ShownDossierDto'> }) {
  const plan = useQuery(campaign(shown.campaignId, shown.campaignVersion));
  return (
    <Loaded query={plan} lines={4}>
      {(one) => awardOf(planOf(one), shown.awardCode) && <Content dossier={shown} plan={planOf(one)} />}
    </Loaded>
  );
}

const ALONE: readonly string[] = ['STRIKE', 'HOLD', 'RELEASE', 'SEND_BACK'];
/** Of a hold and its release only one is ever meant. */
const OTHER_WAY: readonly string[] = ['move.notFromHere', 'dossier.alreadyHeld', 'dossier.notHeld', 'dossier.held'];

function OneByOne({ shown }: { shown: Answer<'ShownDossierDto'> }) {
  const query = useQuery(moves(shown.id));
  const plan = useQuery(campaign(shown.campaignId));
  const [asked, ask] = useState<Move>();
  const close = () => ask(undefined);
  return (
    <Loaded query={query} lines={1}>
      {(all) => (
        <>
          <Buttons all={all.filter(isMeant)} ask={ask} />
          {asked && (
            <CommandDialog
              move={asked}
              dossier={shown}
              zone={plan.data?.timeZone ?? HOME_ZONE}
              onClose={close}
              onDone={close}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

const isMeant = ({ command, refusal }: Move): boolean =>
  ALONE.includes(command) && !OTHER_WAY.includes(refusal?.code ?? '');

function Buttons({ all, ask }: { all: readonly Move[]; ask: (move: Move) => void }) {
  const t = useLetterWords();
  const say = useSentence();
  const open = all.filter(({ allowed }) => allowed);
  return (
    <div className={`${styles['group']} not-printed`}>
      <div className="row">
        {open.map((move) => (
          <Button key={move.command} variant="default" onClick={() => ask(move)}>
            {say(COMMAND_LABELS[move.command as Command])}
            {move.recorded && ` (${t('recorded')})`}
          </Button>
        ))}
      </div>
      <ul className={styles['closed']}>
        {all
          .filter(({ allowed }) => !allowed)
          .map(({ command, refusal }) => (
            <li key={command}>
              <b>{say(COMMAND_LABELS[command as Command])}</b>
              <div className={styles['why']}>{refusal && <RefusalText told={refusal as unknown as ToldRefusal} />}</div>
            </li>
          ))}
      </ul>
    </div>
  );
}
