import { Button, Textarea } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Section } from '../frame/page.tsx';
import { DeskPage, Writable, type Desk } from './desk.tsx';
import { FileField } from './file-field.tsx';
import { putSection, usePiece } from './piece.ts';
import { isOpenTo, REPORT } from './pieces.ts';
import { SavedMark } from './saved-mark.tsx';
import { TwoTexts } from './two-texts.tsx';
import styles from './writing.module.css';
import { useWritingWords } from './writing.words.ts';

interface Text {
  text: string;
}

const LONGEST = 60_000;

/** The achievement report: typed here, or handed in as a file. */
export function ReportScreen() {
  const t = useWritingWords();
  const { id } = useParams({ from: '/signed-in/ho-so/$id/soan/bao-cao' });
  return (
    <DeskPage id={id} title={() => t('report')}>
      {(desk) => (
        <Writable desk={desk}>
          {isOpenTo(desk.dossier, REPORT) ? <Report desk={desk} /> : <p>{t('closedHint')}</p>}
          <div>
            <Button component={Link} to={`/ho-so/${id}/soan`}>
              {t('backWhenDone')}
            </Button>
          </div>
        </Writable>
      )}
    </DeskPage>
  );
}

function Report({ desk }: { desk: Desk }) {
  return (
    <>
      <Typed desk={desk} />
      <Uploaded desk={desk} />
    </>
  );
}

function Typed({ desk }: { desk: Desk }) {
  const t = useWritingWords();
  const [saved, autosave] = usePiece<Text>(desk, {
    ...{ kind: 'section', code: 'report', blank: { text: '' } },
    put: (content, sending) => putSection(desk.dossier.id, 'report', content, sending),
  });
  const { content, theirs } = saved;
  return (
    <Section title={t('typedReport')}>
      <Textarea
        label={t('reportLabel')}
        description={t('reportHint')}
        className={styles['report']}
        rows={14}
        maxLength={LONGEST}
        value={content.text}
        onChange={(event) => autosave.type({ text: event.currentTarget.value })}
        onBlur={() => autosave.flush()}
      />
      <SavedMark saved={saved} zone={desk.zone} />
      {theirs && (
        <TwoTexts
          mine={content}
          theirs={theirs.content}
          renderText={({ text }) => text}
          join={(mine, other) => ({ text: `${other.text}\n\n${mine.text}` })}
          onChoose={(chosen) => autosave.settle(chosen)}
        />
      )}
    </Section>
  );
}

function Uploaded({ desk: { dossier } }: { desk: Desk }) {
  const t = useWritingWords();
  const held = dossier.content.find(({ kind, code }) => kind === 'paper' && code === 'achievementReport');
  const { paperId, name } = (held?.content ?? {}) as { paperId?: string; name?: string };
  return (
    <Section title={t('uploadedReport')}>
      <p className="read">{t('uploadedHint')}</p>
      {paperId && (
        <p>
          {t('handedIn')} <a href={`/api/v1/papers/${paperId}/content`}>{name}</a>
        </p>
      )}
      <FileField
        legend={t('uploadedReport')}
        path="/api/v1/papers"
        fields={() => ({
          ...{ purpose: 'achievementReport', 'subject[kind]': 'dossier', 'subject[id]': dossier.id },
        })}
      />
    </Section>
  );
}
