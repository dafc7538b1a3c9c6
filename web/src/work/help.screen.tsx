import { arrowsOf } from '#domain/arrows.js';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import { COMMANDS, type Command } from '#domain/command.js';
import { BATCH_ROUTES } from '#domain/decide.js';
import { turnHolder } from '#domain/messages.js';
import { whoMay } from '#domain/permissions.js';
import { ROLE_LABELS, STATE_LABELS, STATES, type Role, type State } from '#domain/vocabulary.js';
import { useMyself } from '../frame/myself.ts';
import { Page, Section } from '../frame/page.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { useSentence } from '../words/words.ts';
import { useHelpWords } from './help.words.ts';
import styles from './help.module.css';

const QUESTIONS = [
  ['q1', 'a1'],
  ['q2', 'a2'],
  ['q3', 'a3'],
  ['q4', 'a4'],
  ['q5', 'a5'],
  ['q6', 'a6'],
] as const;

/** Drawn from the life cycle itself, so that it cannot say something else than the program does. */
export function HelpScreen() {
  const t = useHelpWords();
  const say = useSentence();
  const { roles } = useMyself();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Section title={t('often')}>
        <dl className={styles['questions']}>
          {QUESTIONS.map(([question, answer]) => (
            <div key={question}>
              <dt>{t(question)}</dt>
              <dd className="read">{t(answer)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t('yours')}>
        <p>{t('yoursLead', { roles: roles.map((role) => say(ROLE_LABELS[role])).join(', ') })}</p>
        <ul className={styles['acts']}>
          {actsOf(roles).map((command) => (
            <li key={command}>
              {say(COMMAND_LABELS[command])}
              {command in BATCH_ROUTES && <span className="dimmed small"> ({t('list')})</span>}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('steps')}>
        <Steps />
      </Section>
    </Page>
  );
}

const actsOf = (roles: readonly Role[]): Command[] =>
  COMMANDS.filter((command) =>
    STATES.some((state) => whoMay(command, state).some((who) => roles.includes(who as Role))),
  );

function Steps() {
  const t = useHelpWords();
  const say = useSentence();
  const turn = (state: State) => turnHolder(state);
  return (
    <ListTable
      caption={t('steps')}
      rows={STATES}
      idOf={(state) => state}
      columns={[
        { key: 'step', head: t('step'), naming: true, cell: (state) => say(STATE_LABELS[state]) },
        { key: 'turn', head: t('turn'), cell: (state) => (turn(state) ? say(ROLE_LABELS[turn(state)!]) : t('nobody')) },
        {
          key: 'ways',
          head: t('ways'),
          cell: (state) =>
            waysOn(state)
              .map((command) => say(COMMAND_LABELS[command]))
              .join('; ') || t('nobody'),
        },
      ]}
    />
  );
}

/** What leads on from a state, without what is taken nearly everywhere. */
const waysOn = (state: State): Command[] => [
  ...new Set(
    arrowsOf(state)
      .filter(({ to, command }) => to !== null && !EVERYWHERE.has(command))
      .map(({ command }) => command),
  ),
];
const EVERYWHERE: ReadonlySet<Command> = new Set(['WITHDRAW', 'HOLD', 'DEADLINE_PASSED', 'CLOSE_SEASON', 'REINSTATE']);
