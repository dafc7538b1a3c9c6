import { ASKED_PURPOSES, type Award, type Campaign, type Criterion, type PaperRequirement } from '#domain/campaign.js';
import { PAPER_LABELS } from '#domain/paper-labels.js';
import { NOMINEE_KINDS } from '#domain/vocabulary.js';
import { useSentence } from '../words/words.ts';
import { CriterionFields } from './criterion-fields.tsx';
import { ChoiceAt, LongAt, SeveralAt, TextAt, type Part } from './plan-fields.tsx';
import { Items } from './plan-items.tsx';
import { BLANK_AWARD, BLANK_CRITERION, BLANK_PAPER } from './plan.file.ts';
import styles from './plan.module.css';
import { usePlanWords } from './plan.words.ts';

/** What may be proposed, for whom, by which criteria and with which papers. */
export function AwardsFields({ plan, onChange }: { plan: Campaign; onChange: (awards: Award[]) => void }) {
  const t = usePlanWords();
  const cards = [...new Set(plan.ruleCards.map(({ code }) => code))];
  return (
    <Items
      path="awards"
      items={plan.awards}
      onChange={onChange}
      fresh={() => ({ ...BLANK_AWARD, ruleCard: cards[0] ?? '' })}
      nameOf={(count) => t('awardAt', { count })}
      what={t('awards')}
    >
      {(award, path, change) => <AwardFields value={award} path={path} onChange={change} cards={cards} />}
    </Items>
  );
}

function AwardFields({ value, path, onChange, cards }: Part<Award> & { cards: readonly string[] }) {
  const t = usePlanWords();
  const set = (part: Partial<Award>) => onChange({ ...value, ...part });
  const known = cards.includes(value.ruleCard) ? cards : [value.ruleCard, ...cards];
  return (
    <>
      <LongAt path={`${path}.title`} label={t('title')} value={value.title} onChange={(title) => set({ title })} />
      <div className={styles['pair']}>
        <TextAt path={`${path}.code`} label={t('code')} value={value.code} onChange={(code) => set({ code })} />
        <ChoiceAt
          path={`${path}.ruleCard`}
          label={t('ruleCard')}
          value={value.ruleCard}
          options={known.map((code) => ({ value: code, label: code }))}
          onChange={(ruleCard) => set({ ruleCard })}
        />
      </div>
      <SeveralAt
        path={`${path}.nomineeKinds`}
        label={t('nomineeKinds')}
        value={value.nomineeKinds}
        options={NOMINEE_KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
        onChange={(nomineeKinds) => set({ nomineeKinds })}
      />
      <details className={styles['part']} open>
        <summary>
          {t('criteria')} ({value.criteria.length})
        </summary>
        <Items
          path={`${path}.criteria`}
          items={value.criteria}
          onChange={(criteria) => set({ criteria })}
          fresh={() => ({ ...BLANK_CRITERION, code: freeCode(value.criteria) })}
          nameOf={(count) => t('criterionAt', { count })}
          what={t('criteria')}
        >
          {(criterion, at, change) => <CriterionFields value={criterion} path={at} onChange={change} />}
        </Items>
      </details>
      <details className={styles['part']}>
        <summary>
          {t('papers')} ({value.papers.length})
        </summary>
        <Items
          path={`${path}.papers`}
          items={value.papers}
          onChange={(papers) => set({ papers })}
          fresh={() => BLANK_PAPER}
          nameOf={(count) => t('paperAt', { count })}
          what={t('papers')}
        >
          {(paper, at, change) => <PaperFields value={paper} path={at} onChange={change} />}
        </Items>
      </details>
    </>
  );
}

/** A code that no criterion of the award has yet. */
function freeCode(criteria: readonly Criterion[]): string {
  const taken = new Set(criteria.map(({ code }) => code));
  let number = criteria.length + 1;
  while (taken.has(`t${number}`)) number++;
  return `t${number}`;
}

function PaperFields({ value, path, onChange }: Part<PaperRequirement>) {
  const t = usePlanWords();
  const say = useSentence();
  const set = (part: Partial<PaperRequirement>) => onChange({ ...value, ...part });
  const makers = { nominator: t('nominator'), council: t('councilMakes'), clerk: t('clerk') };
  return (
    <div className={styles['pair']}>
      <ChoiceAt
        path={`${path}.purpose`}
        label={t('purpose')}
        value={value.purpose}
        options={[...new Set([value.purpose, ...ASKED_PURPOSES])].map((one) => ({
          value: one,
          label: PAPER_LABELS[one] ? say(PAPER_LABELS[one]) : one,
        }))}
        onChange={(purpose) => set({ purpose })}
      />
      <TextAt path={`${path}.title`} label={t('title')} value={value.title} onChange={(title) => set({ title })} />
      <ChoiceAt
        path={`${path}.from`}
        label={t('paperFrom')}
        value={value.from}
        options={(['nominator', 'council', 'clerk'] as const).map((one) => ({ value: one, label: makers[one] }))}
        onChange={(from) => set({ from })}
      />
    </div>
  );
}
