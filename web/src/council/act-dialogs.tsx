import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { Dialog } from '../parts/dialog.tsx';
import { PaperField } from '../parts/paper-field.tsx';
import { blankPaper, enterPaper } from '../parts/papers.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Sheet, Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { Deputies, namedIn, nobodyNamed, type Named } from './deputies.tsx';

interface DialogProps {
  sheet: Sheet;
  onClose: () => void;
}

/** Opens the vote; where the presider or the secretary is concerned or away, deputies are named. */
export function OpenDialog({ sheet, sitting, onClose }: DialogProps & { sitting: Sitting }) {
  const t = useCouncilWords();
  const [deputies, setDeputies] = useState(nobodyNamed);
  const open = useAct(
    (named: Named, key: string) => {
      return answered(
        api.POST('/api/v1/sheets/{id}/open', {
          params: { path: { id: sheet.id } },
          body: namedIn(named),
          ...stamped(key, sheet.version),
        }),
      );
    },
    { onDone: onClose },
  );
  return (
    <Dialog title={t('openVote')} opened onClose={onClose}>
      <p>{t('openSure', { count: sheet.dossiers.filter(({ removed }) => !removed).length })}</p>
      <Deputies sheet={sheet} sitting={sitting} value={deputies} onChange={setDeputies} />
      <Refusal error={open.error} />
      <div>
        <Button loading={open.busy} onClick={() => open.run(deputies)}>
          {t('openVote')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Closes the vote, after saying who has not voted yet. */
export function CloseDialog({ sheet, onClose }: DialogProps) {
  const t = useCouncilWords();
  const missing = (sheet.turnout?.present ?? 0) - (sheet.turnout?.voted ?? 0);
  const close = useAct(
    (_: null, key: string) =>
      answered(
        api.POST('/api/v1/sheets/{id}/close', { params: { path: { id: sheet.id } }, ...stamped(key, sheet.version) }),
      ),
    { onDone: onClose },
  );
  return (
    <Dialog title={t('closeVote')} opened onClose={onClose}>
      <p>{missing > 0 ? t('closeSure', { count: missing }) : t('closeSureAll')}</p>
      <Refusal error={close.error} />
      <div>
        <Button loading={close.busy} onClick={() => close.run(null)}>
          {t('closeVote')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Gives the sheet up; its dossiers wait for another one. */
export function VoidDialog({ sheet, onClose }: DialogProps) {
  const t = useCouncilWords();
  const [reason, setReason] = useState('');
  const end = useAct(
    (why: string, key: string) => {
      const body = why.trim() === '' ? {} : { reason: why };
      return answered(
        api.POST('/api/v1/sheets/{id}/void', {
          params: { path: { id: sheet.id } },
          body,
          ...stamped(key, sheet.version),
        }),
      );
    },
    { onDone: onClose },
  );
  return (
    <Dialog title={t('voidVote')} opened onClose={onClose}>
      <p>{t('voidSure')}</p>
      <Textarea
        label={t('reason')}
        maxLength={4000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Refusal error={end.error} />
      <div>
        <Button loading={end.busy} onClick={() => end.run(reason)}>
          {t('voidVote')}
        </Button>
      </div>
    </Dialog>
  );
}

/** The reading out and the presider's confirmation of the counts; entered by the secretary from the minutes where he is not before the screen. */
export function SettleDialog({ sheet, presides, onClose }: DialogProps & { presides: boolean }) {
  const t = useCouncilWords();
  const tied = (sheet.counts ?? []).filter(({ outcome }) => outcome === 'needsChair');
  const [sides, setSides] = useState<Record<string, 'yes' | 'no'>>({});
  const [minutes, setMinutes] = useState(blankPaper('councilMinutes'));
  const settle = useAct(
    async ({ chairSide, paper }: { chairSide: typeof sides; paper: typeof minutes | undefined }, key: string) => {
      const paperId = paper && (await enterPaper(paper, { kind: 'sheet', id: sheet.id }, `${key}-paper`));
      const body = {
        ...(tied.length > 0 && { chairSide }),
        ...(paperId && { basis: { kind: 'paper' as const, paperId } }),
      };
      return answered(
        api.POST('/api/v1/sheets/{id}/settle', {
          params: { path: { id: sheet.id } },
          body,
          ...stamped(key, sheet.version),
        }),
      );
    },
    { onDone: onClose },
  );
  const nameOf = (id: string) => sheet.dossiers.find(({ dossierId }) => dossierId === id)?.nominee.name ?? '–';
  return (
    <Dialog title={t('settle')} opened onClose={onClose}>
      <p>{t('settleSure', { count: sheet.dossiers.filter(({ removed }) => !removed).length })}</p>
      {tied.map(({ dossierId }) => (
        <Radio.Group
          key={dossierId}
          label={`${t('chairSide')}: ${nameOf(dossierId)}`}
          value={sides[dossierId] ?? ''}
          onChange={(side) => setSides({ ...sides, [dossierId]: side as 'yes' | 'no' })}
        >
          <div className="row">
            <Radio value="yes" label={t('yes')} />
            <Radio value="no" label={t('no')} />
          </div>
        </Radio.Group>
      ))}
      {!presides && (
        <PaperField legend={t('minutes')} purposes={['councilMinutes']} value={minutes} onChange={setMinutes} />
      )}
      <Refusal error={settle.error} />
      <div>
        <Button
          loading={settle.busy}
          onClick={() => settle.run({ chairSide: sides, paper: presides ? undefined : minutes })}
        >
          {t('settle')}
        </Button>
      </div>
    </Dialog>
  );
}
