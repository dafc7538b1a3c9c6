import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { Dialog } from '../parts/dialog.tsx';
import { PaperField } from '../parts/paper-field.tsx';
import { blankPaper, enterPaper } from '../parts/papers.ts';
import { Refusal } from '../parts/refusal.tsx';
import { BallotRow, type Mark } from './ballot-row.tsx';
import type { Sheet, Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { useMembers } from './people-of.ts';
import styles from './ballot.module.css';

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

type Choices = Answer<'BallotRequest'>['choices'];

/** What an absent member wrote, entered from his paper. */
export function OpinionDialog({ sheet, sitting, onClose }: PaperDialogProps & { sitting: Sitting }) {
  const t = useCouncilWords();
  const { council } = useMembers(sheet.organisationId);
  const present = sitting.attendance.filter((one) => one.present).map(({ personId }) => personId);
  const absent = council.filter(({ id }) => !present.includes(id));
  const [personId, setPersonId] = useState('');
  const [paper, setPaper] = useState(blankPaper('writtenOpinion'));
  const [marks, setMarks] = useState<Record<string, Mark>>({});
  const ofPerson = sitting.recusals.filter((one) => one.personId === personId).map(({ nomineeId }) => nomineeId);
  const rows = sheet.dossiers.filter(({ removed }) => !removed);
  const isRecused = (row: Sheet['dossiers'][number]) => ofPerson.includes(row.nomineeId);
  const enter = useAct(
    async (choices: Choices, key: string) => {
      const paperId = await enterPaper(paper, { kind: 'sheet', id: sheet.id }, `${key}-paper`);
      const body = { personId, paperId, choices };
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
  const send = () => {
    const choices: Choices = {};
    for (const row of rows) choices[row.dossierId] = isRecused(row) ? 'recused' : (marks[row.dossierId] ?? 'blank');
    enter.run(choices);
  };
  const mark = (id: string, choice: Mark | undefined) => {
    const { [id]: _, ...others } = marks;
    setMarks(choice ? { ...others, [id]: choice } : others);
  };
  return (
    <Dialog title={t('opinion')} opened onClose={onClose} wide>
      <NativeSelect
        label={t('opinionOf')}
        value={personId}
        onChange={(event) => setPersonId(event.currentTarget.value)}
        data={[{ value: '', label: '–' }, ...absent.map(({ id, fullName }) => ({ value: id, label: fullName }))]}
      />
      <PaperField legend={t('opinionPaper')} purposes={['writtenOpinion']} value={paper} onChange={setPaper} />
      <ol className={styles['ballot']}>
        {rows.map((row, index) => (
          <BallotRow
            key={row.dossierId}
            row={row}
            number={index + 1}
            recused={isRecused(row)}
            mark={marks[row.dossierId]}
            onMark={(choice) => mark(row.dossierId, choice)}
          />
        ))}
      </ol>
      <Refusal error={enter.error} />
      <div>
        <Button disabled={personId === ''} loading={enter.busy} onClick={send}>
          {t('opinion')}
        </Button>
      </div>
    </Dialog>
  );
}
