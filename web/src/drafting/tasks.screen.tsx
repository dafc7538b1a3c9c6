import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { keptPieces } from '../parts/kept.ts';
import { Mark } from '../parts/mark.tsx';
import { DeskPage, Writable, type Desk } from './desk.tsx';
import { isDone, isOpenTo, tasksOf, type Task } from './pieces.ts';
import styles from './writing.module.css';
import { useWritingWords } from './writing.words.ts';

/** A dossier as a list of sections, each with how it stands, to be written in any order. */
export function TasksScreen() {
  const t = useWritingWords();
  const { id } = useParams({ from: '/signed-in/ho-so/$id/soan' });
  return (
    <DeskPage id={id} inside={false} title={({ dossier }) => t('tasksTitle', { name: dossier.nominee.name })}>
      {(desk) => (
        <Writable desk={desk}>
          <Tasks desk={desk} />
        </Writable>
      )}
    </DeskPage>
  );
}

function Tasks({ desk }: { desk: Desk }) {
  const t = useWritingWords();
  const { person } = useMyself();
  const tasks = tasksOf(desk.dossier, desk.award);
  const kept = keptPieces(person.id, desk.dossier.id);
  const done = tasks.filter(isDone).length;
  return (
    <>
      <Section title={t('done', { done, all: tasks.length })}>
        {desk.dossier.state === 'evidence.supplement' && <p className="read">{t('supplementHint')}</p>}
        <ul className={styles['tasks']}>
          {tasks.map((task) => (
            <TaskLine key={task.codes[0]} task={task} desk={desk} kept={kept} />
          ))}
        </ul>
      </Section>
      <div>
        <Button component={Link} to={`/ho-so/${desk.dossier.id}/soan/kiem-tra`}>
          {t('toReview')}
        </Button>
      </div>
    </>
  );
}

/** What of a task lies on this device only. */
export const keptIn = ({ criterion }: Task, kept: readonly string[]): boolean =>
  kept.includes(criterion ? `claim:${criterion.code}` : 'section:report');

export const addressOf = (id: string, { criterion }: Task): string =>
  `/ho-so/${id}/soan/${criterion ? `tieu-chuan/${criterion.code}` : 'bao-cao'}`;

function TaskLine({ task, desk, kept }: { task: Task; desk: Desk; kept: readonly string[] }) {
  const t = useWritingWords();
  const open = task.codes.some((code) => isOpenTo(desk.dossier, code));
  const name = task.criterion?.text ?? t('report');
  return (
    <li>
      <div>
        {open ? <Link to={addressOf(desk.dossier.id, task)}>{name}</Link> : <span>{name}</span>}
        {task.asked.map(({ code, text, answered }) => (
          <p key={code} className={styles['asked']}>
            {t('askedFor', { text: text ?? t('supplyThis') })}{' '}
            <Mark tone={answered ? 'done' : 'time'}>{t(answered ? 'answered' : 'unanswered')}</Mark>
          </p>
        ))}
      </div>
      <span className={styles['standing']}>
        {keptIn(task, kept) && <Mark tone="time">{t('keptHere')}</Mark>}
        {open ? <TaskMark task={task} /> : <Mark>{t('closed')}</Mark>}
      </span>
    </li>
  );
}

function TaskMark({ task }: { task: Task }) {
  const t = useWritingWords();
  if (isDone(task)) return <Mark tone="done">{t('taskDone')}</Mark>;
  const begun = task.missing.length < task.codes.length && task.criterion?.evidence === 'required';
  return <Mark>{t(begun ? 'taskBegun' : 'taskOpen')}</Mark>;
}
