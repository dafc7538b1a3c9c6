import { Button, NativeSelect } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useAct, type Act } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { useFrameWords } from '../frame/frame.words.ts';
import { DayField } from '../parts/day-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { PaperField } from '../parts/paper-field.tsx';
import { blankPaper, enterPaper, type PaperDraft } from '../parts/papers.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Block, Nominee } from './register.queries.ts';
import { useRegisterWords } from './register.words.ts';

/** Told neutrally: what the paper says is not repeated here. */
const BLOCK_CODES = ['discipline', 'inspection', 'complaint', 'other'] as const;
export type BlockCode = (typeof BLOCK_CODES)[number];
export const isBlockCode = (code: string): code is BlockCode => (BLOCK_CODES as readonly string[]).includes(code);

interface Note {
  code: BlockCode;
  fromDate: string;
  toDate: string;
  paper: PaperDraft;
}

const noteOn = (id: string) => async (draft: Note, key: string) => {
  const { code, fromDate, toDate } = draft;
  const paperId = await enterPaper(draft.paper, { kind: 'nominee', id }, `${key}-paper`);
  const body = { code, fromDate, paperId, ...(toDate !== '' && { toDate }) };
  return answered(api.POST('/api/v1/nominees/{id}/blocks', { params: { path: { id } }, body, ...stamped(key) }));
};

/** What the authority's paper says stands against the nominee, from when, until when. */
export function NoteDialog({ row, onClose }: { row: Nominee; onClose: () => void }) {
  const t = useRegisterWords();
  const [draft, setDraft] = useState<Note>({
    ...{ code: 'discipline', fromDate: '', toDate: '' },
    paper: blankPaper('eligibilityNotice'),
  });
  const set = (part: Partial<Note>) => setDraft((now) => ({ ...now, ...part }));
  const note = useAct(noteOn(row.id), { onDone: onClose });
  return (
    <PaperDialog title={t('noteBlock')} act={note} onClose={onClose} submit={() => note.run(draft)}>
      <p>{t('noteHint')}</p>
      <NativeSelect
        label={t('ground')}
        value={draft.code}
        onChange={(event) => set({ code: event.currentTarget.value as BlockCode })}
        data={BLOCK_CODES.map((code) => ({ value: code, label: t(code) }))}
      />
      <DayField
        required
        label={t('from')}
        value={draft.fromDate}
        onChange={(event) => set({ fromDate: event.currentTarget.value })}
      />
      <DayField
        label={t('toMaybe')}
        value={draft.toDate}
        onChange={(event) => set({ toDate: event.currentTarget.value })}
      />
      <PaperField
        legend={t('paperNoted')}
        purposes={['eligibilityNotice']}
        value={draft.paper}
        onChange={(paper) => set({ paper })}
      />
    </PaperDialog>
  );
}

const liftOf = (id: string, blockId: string) => async (paper: PaperDraft, key: string) => {
  const paperId = await enterPaper(paper, { kind: 'nominee', id }, `${key}-paper`);
  return answered(
    api.POST('/api/v1/nominees/{id}/blocks/{blockId}/lift', {
      params: { path: { id, blockId } },
      body: { paperId },
      ...stamped(key),
    }),
  );
};

/** The paper by which it no longer stands. */
export function LiftDialog({ row, block, onClose }: { row: Nominee; block: Block; onClose: () => void }) {
  const t = useRegisterWords();
  const [paper, setPaper] = useState(() => blankPaper('eligibilityLift'));
  const lift = useAct(liftOf(row.id, block.id), { onDone: onClose });
  return (
    <PaperDialog title={t('lift')} act={lift} onClose={onClose} submit={() => lift.run(paper)}>
      <PaperField legend={t('paperLifted')} purposes={['eligibilityLift']} value={paper} onChange={setPaper} />
    </PaperDialog>
  );
}

interface PaperDialogProps {
  title: string;
  act: Pick<Act<never, unknown>, 'busy' | 'error'>;
  submit: () => void;
  onClose: () => void;
  children: ReactNode;
}

function PaperDialog({ title, act, submit, onClose, children }: PaperDialogProps) {
  const frame = useFrameWords();
  return (
    <Dialog title={title} opened onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {children}
        <Refusal error={act.error} />
        <div className="row">
          <Button type="submit" loading={act.busy}>
            {title}
          </Button>
          <Button variant="default" onClick={onClose}>
            {frame('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
