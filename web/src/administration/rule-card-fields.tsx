import { BALLOT_KINDS, type Fraction, type RuleCard } from '#domain/rule-card.js';
import { ChoiceAt, DayAt, LongAt, NumberAt, SeveralAt, TextAt, type Part } from './plan-fields.tsx';
import { Items } from './plan-items.tsx';
import { BLANK_CARD } from './plan.file.ts';
import styles from './plan.module.css';
import { usePlanWords } from './plan.words.ts';

/** The rules of voting, each under a code that awards name. */
export function RuleCardsFields({ value, onChange }: { value: RuleCard[]; onChange: (cards: RuleCard[]) => void }) {
  const t = usePlanWords();
  return (
    <Items
      path="ruleCards"
      items={value}
      onChange={onChange}
      fresh={() => ({ ...BLANK_CARD, code: `quy-tac-${value.length + 1}` })}
      nameOf={(count) => t('ruleCardAt', { count })}
      what={t('ruleCards')}
    >
      {(card, path, change) => <RuleCardFields value={card} path={path} onChange={change} />}
    </Items>
  );
}

type Choice = 'denominator' | 'blank' | 'absent' | 'writtenOpinions' | 'recused' | 'tie';

/** The choices of a card, in the order in which a count is done. */
const CHOICES: { [Name in Choice]: readonly RuleCard[Name][] } = {
  denominator: ['allMembers', 'entitled', 'present', 'valid'],
  blank: ['notYes', 'outOfDenominator'],
  absent: ['notYes', 'outOfDenominator'],
  writtenOpinions: ['counted', 'notAllowed'],
  recused: ['keepInDenominator', 'removeFromDenominator'],
  tie: ['fails', 'chairSide', 'rerun'],
};

function RuleCardFields({ value, path, onChange }: Part<RuleCard>) {
  const t = usePlanWords();
  const set = (part: Partial<RuleCard>) => onChange({ ...value, ...part });
  return (
    <>
      <div className={styles['pair']}>
        <TextAt path={`${path}.code`} label={t('code')} value={value.code} onChange={(code) => set({ code })} />
        <NumberAt
          path={`${path}.version`}
          label={t('version')}
          value={value.version}
          onChange={(version) => set({ version: version ?? 1 })}
        />
        <NumberAt
          path={`${path}.quota`}
          label={t('quota')}
          hint={t('quotaHint')}
          value={value.quota}
          onChange={(quota) => set({ quota })}
        />
      </div>
      <SeveralAt
        path={`${path}.ballots`}
        label={t('ballots')}
        value={value.ballots}
        options={BALLOT_KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
        onChange={(ballots) => set({ ballots })}
      />
      <FractionFields
        legend={t('quorum')}
        path={`${path}.quorum`}
        value={value.quorum}
        onChange={(quorum) => set({ quorum })}
      />
      <FractionFields
        legend={t('threshold')}
        path={`${path}.threshold`}
        value={value.threshold}
        onChange={(threshold) => set({ threshold })}
      />
      <div className={styles['pair']}>
        {(Object.keys(CHOICES) as Choice[]).map((name) => (
          <ChoiceAt
            key={name}
            path={`${path}.${name}`}
            label={t(name)}
            value={value[name]}
            options={CHOICES[name].map((one) => ({ value: one, label: t(one) }))}
            onChange={(one) => set({ [name]: one })}
          />
        ))}
        <ChoiceAt
          path={`${path}.retention`}
          label={t('retention')}
          value={value.retention}
          options={[
            { value: 'none', label: t('keptNever') },
            { value: 'untilSeasonCloses', label: t('untilSeasonCloses') },
          ]}
          onChange={(retention) => set({ retention })}
        />
      </div>
      <Grounds value={value} path={path} onChange={set} />
    </>
  );
}

function FractionFields({ legend, value, path, onChange }: Part<Fraction> & { legend: string }) {
  const t = usePlanWords();
  const { num, den, comparison } = value;
  return (
    <fieldset className={styles['item']} id={path} tabIndex={-1}>
      <legend>{legend}</legend>
      <div className={styles['pair']}>
        <NumberAt
          path={`${path}.num`}
          label={t('num')}
          value={num}
          onChange={(to) => onChange({ ...value, num: to ?? 0 })}
        />
        <NumberAt
          path={`${path}.den`}
          label={t('den')}
          value={den}
          onChange={(to) => onChange({ ...value, den: to ?? 1 })}
        />
        <ChoiceAt
          path={`${path}.comparison`}
          label={t('comparison')}
          value={comparison}
          options={[
            { value: '>=', label: t('reach') },
            { value: '>', label: t('exceed') },
          ]}
          onChange={(to) => onChange({ ...value, comparison: to })}
        />
      </div>
    </fieldset>
  );
}

type Grounded = Pick<RuleCard, 'citation' | 'certainty' | 'validFrom' | 'validTo'>;

/** On which grounds a rule or a route holds, how sure that is, and in which days. */
export function Grounds({ value, path, onChange }: Part<Grounded> & { onChange: (part: Partial<Grounded>) => void }) {
  const t = usePlanWords();
  const { citation } = value;
  return (
    <>
      {(['vi', 'en'] as const).map((language) => (
        <LongAt
          key={language}
          path={`${path}.citation.${language}`}
          label={`${t('citation')}, ${t(language)}`}
          value={citation[language]}
          onChange={(text) => onChange({ citation: { ...citation, [language]: text } })}
        />
      ))}
      <div className={styles['pair']}>
        <ChoiceAt
          path={`${path}.certainty`}
          label={t('certainty')}
          value={value.certainty}
          options={(['unverified', 'verified'] as const).map((one) => ({ value: one, label: t(one) }))}
          onChange={(certainty) => onChange({ certainty })}
        />
        <DayAt
          path={`${path}.validFrom`}
          label={t('validFrom')}
          value={value.validFrom}
          onChange={(validFrom) => onChange({ validFrom })}
        />
        <DayAt
          path={`${path}.validTo`}
          label={t('validTo')}
          value={value.validTo}
          onChange={(validTo) => onChange({ validTo })}
        />
      </div>
    </>
  );
}
