import { pinnedCardOf, type Award, type Campaign, type Criterion } from '#domain/campaign.js';
import { Section } from '../frame/page.tsx';
import { Mark } from '../parts/mark.tsx';
import { useSentence } from '../words/words.ts';
import styles from './plan.module.css';
import { usePlanWords } from './plan.words.ts';
import { useRuleSentence } from './rule-sentence.ts';

/** One award: for whom, its criteria, what the dossier holds, and how it is decided. */
export function AwardSection({ award, plan }: { award: Award; plan: Campaign }) {
  const t = usePlanWords();
  const kinds = award.nomineeKinds.map((kind) => t(kind)).join(', ');
  return (
    <Section title={award.title} id={award.code}>
      <p>{t('forWhom', { kinds })}</p>
      <h3>{t('criteria')}</h3>
      <ol className={`read ${styles['criteria']}`}>
        {award.criteria.map((criterion) => (
          <CriterionLine key={criterion.code} criterion={criterion} />
        ))}
      </ol>
      <h3>{t('papers')}</h3>
      <ul className={`read ${styles['texts']}`}>
        {award.papers.map(({ purpose, title, from }) => (
          <li key={purpose}>
            {title} <span className="dimmed">({t(from === 'council' ? 'fromCouncil' : from)})</span>
          </li>
        ))}
      </ul>
      <h3>{t('rules')}</h3>
      <Rules award={award} plan={plan} />
    </Section>
  );
}

const EVIDENCE = { none: 'evidenceNone', optional: 'evidenceOptional', required: 'evidenceRequired' } as const;

function CriterionLine({ criterion: { text, kind, target, evidence, anyOf } }: { criterion: Criterion }) {
  const t = usePlanWords();
  return (
    <li>
      <p>{text}</p>
      <p className="dimmed small">
        {[
          ...(anyOf ? [t('anyOf', { list: anyOf.map((one) => one.text).join(', ') })] : []),
          ...(target && 'atLeast' in target ? [t('target', { atLeast: target.atLeast, unit: target.unit })] : []),
          ...(target && 'text' in target ? [t('targetWords', { text: target.text })] : []),
          ...(kind === 'judged' ? [t('judged')] : []),
          t(EVIDENCE[evidence]),
        ].join(' · ')}
      </p>
    </li>
  );
}

function Rules({ award, plan }: { award: Award; plan: Campaign }) {
  const t = usePlanWords();
  const say = useSentence();
  const tell = useRuleSentence();
  const card = pinnedCardOf(plan, award.code, null);
  if (!card) return <p className="dimmed">{t('blank')}</p>;
  return (
    <>
      <p className="read">{tell(card)}</p>
      <p className="read small">
        {say(card.citation)} {card.certainty === 'unverified' && <Mark tone="time">{t('unproven')}</Mark>}
      </p>
    </>
  );
}
