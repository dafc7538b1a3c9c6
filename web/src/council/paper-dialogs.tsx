import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { Dialog } from '../parts/dialog.tsx';
import { PaperField } from '../parts/paper-field.tsx';
import { blankPaper, enterPaper } from '../parts/papers.ts';
import { Refusal } from '../parts/refusal.tsx';
import { BallotList } from './ballot-list.tsx';
import type { Marks } from './ballot-row.tsx';
import { askedOf, choicesOf, type Choices } from './ballot-rows.ts';
import type { Sheet, Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { useMembers } from './people-of.ts';

interface PaperDialogProps {
  sheet: Sheet;
  onClose: () => void;
}

/** The signed minutes, where they were promised. */
export function MinutesDialog({ sheet, onClose }: PaperDialogProps) {
  const t = useCouncilWords();
  const [paper, setPaper] = useState(blankPaper('councilMinutes'));
  const attach = useAct(
    async (draft: typeof paper, key: string) => {
      const paperId = await enterPaper(draft, { kind: 'sheet', id: sheet.id }, `${key}-paper`);
      return answered(
        api.POST('/api/v1/sheets/{id}/minutes', {
          params: { path: { id: sheet.id } },
          body: { paperId },
          ...stamped(key, sheet.version),
        }),
      );
    },
    { onDone: onClose },
  );
  return (
    <Dialog title={t('attachMinutes')} opened onClose={onClose}>
      <PaperField legend={t('minutes')} purposes={['councilMinutes']} value={paper} onChange={setPaper} />
      <Refusal error={attach.error} />
      <div>
        <Button loading={attach.busy} onClick={() => attach.run(paper)}>
          {t('attachMinutes')}
        </Button>
      </div>
    </Dialog>
  );
}

/** What an absent member wrote, entered from his paper. */
export function OpinionDialog({ sheet, sitting, onClose }: PaperDialogProps & { sitting: Sitting }) {
  const t = useCouncilWords();
  const { council } = useMembers(sheet.organisationId);
  const present = sitting.attendance.filter((one) => one.present).map(({ personId }) => personId);
  const absent = council.filter(({ id }) => !present.includes(id));
  const [personId, setPersonId] = useState('');
  const [paper, setPaper] = useState(blankPaper('writtenOpinion'));
  const [marks, setMarks] = useState<Marks>({});
  const ofPerson = sitting.recusals.filter((one) => one.personId === personId).map(({ nomineeId }) => nomineeId);
  const rows = askedOf(sheet);
  const recused = new Set(
    rows.filter(({ nomineeId }) => ofPerson.includes(nomineeId)).map(({ dossierId }) => dossierId),
  );
  const enter = useAct(
    async ({ draft, ...opinion }: { personId: string; choices: Choices; draft: typeof paper }, key: string) => {
      const paperId = await enterPaper(draft, { kind: 'sheet', id: sheet.id }, `${key}-paper`);
      const body = { ...opinion, paperId };
      return answered(
        api.POST('/api/v1/sheets/{id}/opinions', {
          params: { path: { id: sheet.id } },
          body,
          ...stamped(key, sheet.version),
        }),
      );
    },
    { onDone: onClose },
  );
  return (
    <Dialog title={t('opinion')} opened onClose={onClose} wide>
      <NativeSelect
        label={t('opinionOf')}
        value={personId}
        onChange={(event) => setPersonId(event.currentTarget.value)}
        data={[{ value: '', label: '–' }, ...absent.map(({ id, fullName }) => ({ value: id, label: fullName }))]}
      />
      <PaperField legend={t('opinionPaper')} purposes={['writtenOpinion']} value={paper} onChange={setPaper} />
      <BallotList rows={rows} recused={recused} marks={marks} onMarks={setMarks} />
      <Refusal error={enter.error} />
      <div>
        <Button
          disabled={personId === ''}
          loading={enter.busy}
          onClick={() => enter.run({ personId, draft: paper, choices: choicesOf(rows, marks, recused) })}
        >
          {t('opinion')}
        </Button>
      </div>
    </Dialog>
  );
}
