import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { BATCH_STATE_LABELS } from '#domain/batch-labels.js';
import { awardOf, type Campaign } from '#domain/campaign.js';
import type { BallotKind } from '#domain/rule-card.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { useMyself } from '../frame/myself.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Mark } from '../parts/mark.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import { cardFor } from './agenda.ts';
import { readingList, sheet as sheetQuery, type ReadDossier, type Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import styles from './room.module.css';

interface AgendaAwardProps {
  sitting: Sitting;
  plan: Campaign;
  awardCode: string;
  keeps: boolean;
}

/** One award of the agenda: its sheets, and the dossiers that are on none yet. */
export function AgendaAward({ sitting, plan, awardCode, keeps }: AgendaAwardProps) {
  const t = useCouncilWords();
  const [making, setMaking] = useState(false);
  const rows = useQuery(readingList(sitting.id)).data ?? [];
  const free = rows.filter((row) => row.awardCode === awardCode && row.sheetId === null && !row.held);
  const sheets = sitting.sheets.filter((one) => one.awardCode === awardCode);
  return (
    <div className={styles['award']}>
      <h3>{awardOf(plan, awardCode)?.title ?? '…'}</h3>
      {sheets.length === 0 && <p className="dimmed">{t('noSheets')}</p>}
      {sheets.map((one) => (
        <SheetLine key={one.id} sheet={one} count={rows.filter(({ sheetId }) => sheetId === one.id).length} />
      ))}
      <p>
        {t('waiting', { count: free.length })}{' '}
        {keeps && sitting.state !== 'closed' && free.length > 0 && (
          <Button size="sm" variant="default" onClick={() => setMaking(true)}>
            {t('makeSheetTitle')}
          </Button>
        )}
      </p>
      {making && (
        <MakeSheet sitting={sitting} plan={plan} awardCode={awardCode} free={free} onClose={() => setMaking(false)} />
      )}
    </div>
  );
}

function SheetLine({ sheet, count }: { sheet: Sitting['sheets'][number]; count: number }) {
  const t = useCouncilWords();
  const say = useSentence();
  return (
    <div className={styles['sheet']} data-on={sheet.state === 'open' || undefined}>
      <span className="row">
        <span>
          {count > 0 && `${t('names', { count })}, `}
          {t(sheet.ballotKind)}, {t('round', { round: sheet.round })}
        </span>
        <Mark tone={sheet.state === 'open' ? 'honour' : sheet.state === 'settled' ? 'done' : 'plain'}>
          {say(BATCH_STATE_LABELS.sheet[sheet.state]!)}
        </Mark>
        {sheet.state === 'open' && <LiveTurnout id={sheet.id} />}
      </span>
      <Link to="/phieu/$id" params={{ id: sheet.id }}>
        {t('openSheet')}
      </Link>
    </div>
  );
}

/** How many have voted, to whoever may know. */
function LiveTurnout({ id }: { id: string }) {
  const t = useCouncilWords();
  const turnout = useQuery(sheetQuery(id)).data?.turnout;
  return turnout ? <span>{t('turnoutOf', { voted: turnout.voted, present: turnout.present })}</span> : null;
}

function MakeSheet({
  sitting,
  plan,
  awardCode,
  free,
  onClose,
}: Omit<AgendaAwardProps, 'keeps'> & { free: readonly ReadDossier[]; onClose: () => void }) {
  const t = useCouncilWords();
  const go = useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(free.map(({ dossierId }) => dossierId)));
  const card = cardFor(plan, sitting, awardCode, useMyself().organisation.timeZone);
  const kinds = (card?.ballots ?? []).filter((kind) => kind !== 'noCouncil' && kind !== 'byCirculation');
  const [kind, setKind] = useState<BallotKind>(kinds.includes('secret') ? 'secret' : (kinds[0] ?? 'secret'));
  const dossierIds = free.map(({ dossierId }) => dossierId).filter((id) => chosen.has(id));
  const make = useAct(
    (asked: { dossierIds: string[]; ballotKind: BallotKind }, key: string) => {
      const body = { campaignId: sitting.campaignId, awardCode, ...asked };
      return answered(
        api.POST('/api/v1/sittings/{id}/sheets', { params: { path: { id: sitting.id } }, body, ...stamped(key) }),
      );
    },
    { onDone: ({ sheetId }) => void go({ to: '/phieu/$id', params: { id: sheetId } }) },
  );
  const toggle = (id: string, there: boolean) =>
    setChosen(new Set(there ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  return (
    <Dialog title={`${t('makeSheetTitle')}: ${awardOf(plan, awardCode)?.title ?? '…'}`} opened onClose={onClose}>
      <NativeSelect
        label={t('ballotKind')}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as BallotKind)}
        data={kinds.map((one) => ({ value: one, label: t(one) }))}
      />
      <ul className={styles['choices']} tabIndex={0} aria-label={t('nominee')}>
        {free.map(({ dossierId, nominee, unit }) => (
          <li key={dossierId}>
            <Checkbox
              label={nominee.name}
              description={unit.name}
              checked={chosen.has(dossierId)}
              onChange={(event) => toggle(dossierId, event.currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
      <Refusal error={make.error} />
      <div>
        <Button
          disabled={dossierIds.length === 0}
          loading={make.busy}
          onClick={() => make.run({ dossierIds, ballotKind: kind })}
        >
          {t('makeSheet', { count: dossierIds.length })}
        </Button>
      </div>
    </Dialog>
  );
}
