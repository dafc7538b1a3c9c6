import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ClaimText } from '../dossier/content.tsx';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { keptPieces } from '../parts/kept.ts';
import { DeskPage, Writable, type Desk } from './desk.tsx';
import { EvidenceList, filesFor } from './evidence-list.tsx';
import { HandIn, type HandedIn } from './hand-in.tsx';
import { HandedInPage } from './handed-in.tsx';
import { isDone, isOpenTo, tasksOf, type Task } from './pieces.ts';
import { addressOf, keptIn } from './tasks.screen.tsx';
import styles from './writing.module.css';
import { useWritingWords } from './writing.words.ts';

/** All that was written, to be looked over once before it is handed in; then what happens next. */
export function ReviewScreen() {
  const t = useWritingWords();
  const { id } = useParams({ from: '/signed-in/ho-so/$id/soan/kiem-tra' });
  const [handed, setHanded] = useState<HandedIn>();
  if (handed) return <HandedInPage handed={handed} onGoOn={() => setHanded(undefined)} />;
  return (
    <DeskPage id={id} title={() => t('reviewTitle')}>
      {(desk) => (
        <Writable desk={desk}>
          <Review desk={desk} onDone={setHanded} />
        </Writable>
      )}
    </DeskPage>
  );
}

function Review({ desk, onDone }: { desk: Desk; onDone: (handed: HandedIn) => void }) {
  const t = useWritingWords();
  const { person } = useMyself();
  const { dossier, award } = desk;
  const tasks = tasksOf(dossier, award);
  const kept = keptPieces(person.id, dossier.id);
  const unsaved = tasks.filter((task) => keptIn(task, kept));
  return (
    <>
      <Summary title={t('unsavedTitle')} tasks={unsaved} desk={desk} />
      <Summary title={t('missingTitle')} tasks={tasks.filter((task) => !isDone(task))} desk={desk} />
      {tasks.map((task) => (
        <Written key={task.codes[0]} task={task} desk={desk} />
      ))}
      <HandIn desk={desk} unsaved={unsaved.length > 0} onDone={onDone} />
    </>
  );
}

/** What still stands in the way, each with the way to it. */
function Summary({ title, tasks, desk }: { title: string; tasks: Task[]; desk: Desk }) {
  const t = useWritingWords();
  if (tasks.length === 0) return null;
  return (
    <section className={styles['summary']} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.codes[0]}>
            <Link to={addressOf(desk.dossier.id, task)}>{task.criterion?.text ?? t('report')}</Link>
            {task.missing.length > 0 && ` (${task.missing.map((code) => t(missingWord(code))).join(', ')})`}
          </li>
        ))}
      </ul>
    </section>
  );
}

const missingWord = (code: string) =>
  code.startsWith('evidence:') ? 'lacksEvidence' : code.startsWith('claim:') ? 'lacksClaim' : 'lacksReport';

function Written({ task, desk }: { task: Task; desk: Desk }) {
  const t = useWritingWords();
  const { dossier } = desk;
  const name = task.criterion?.text ?? t('report');
  const open = task.codes.some((code) => isOpenTo(dossier, code));
  const change = open && (
    <Link to={addressOf(dossier.id, task)}>
      {t('change')}
      <span className="seen-by-readers-only"> {name}</span>
    </Link>
  );
  return (
    <Section title={name} aside={change}>
      {task.criterion ? <Claimed task={task} desk={desk} /> : <Report desk={desk} />}
    </Section>
  );
}

function Claimed({ task: { criterion }, desk }: { task: Task; desk: Desk }) {
  const { code, evidence } = criterion!;
  const held = desk.dossier.content.find((one) => one.kind === 'claim' && one.code === code);
  return (
    <>
      <ClaimText criterion={criterion!} held={held} />
      {evidence !== 'none' && <EvidenceList desk={desk} files={filesFor(desk, code)} changing={false} />}
    </>
  );
}

function Report({ desk: { dossier } }: { desk: Desk }) {
  const t = useWritingWords();
  const section = dossier.content.find(({ kind, code }) => kind === 'section' && code === 'report');
  const paper = dossier.content.find(({ kind, code }) => kind === 'paper' && code === 'achievementReport');
  const text = (section?.content as { text?: string } | null)?.text ?? '';
  const { paperId, name } = (paper?.content ?? {}) as { paperId?: string; name?: string };
  return (
    <>
      {paperId && (
        <p>
          {t('handedIn')} <a href={`/api/v1/papers/${paperId}/content`}>{name}</a>
        </p>
      )}
      {text !== '' && <p className={`read ${styles['text']}`}>{text}</p>}
      {!paperId && text === '' && <p className="dimmed">{t('nothingYet')}</p>}
    </>
  );
}
