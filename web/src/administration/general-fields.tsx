import { useQuery } from '@tanstack/react-query';
import type { Campaign, PlanText } from '#domain/campaign.js';
import { organisations } from './administration.queries.ts';
import { ChoiceAt, DayAt, LinesAt, LongAt, MaybeAt, NumberAt, TextAt } from './plan-fields.tsx';
import styles from './plan.module.css';
import { usePlanWords } from './plan.words.ts';
import { useReceivers } from './routing-fields.tsx';

interface General {
  plan: Campaign;
  set: (part: Partial<Campaign>) => void;
}

/** Name, days and offices of a campaign. */
export function GeneralFields({ plan, set }: General) {
  const t = usePlanWords();
  return (
    <div className="stack">
      <LongAt path="title" label={t('title')} value={plan.title} onChange={(title) => set({ title })} />
      <TextAt path="slogan" label={t('slogan')} value={plan.slogan} onChange={(slogan) => set({ slogan })} />
      <div className={styles['pair']}>
        <NumberAt path="year" label={t('year')} value={plan.year} onChange={(year) => set({ year: year ?? 0 })} />
        <TextAt
          path="code"
          label={t('code')}
          hint={t('codeHint')}
          value={plan.code}
          onChange={(code) => set({ code })}
        />
        <NumberAt
          path="version"
          label={t('version')}
          value={plan.version}
          onChange={(version) => set({ version: version ?? 1 })}
        />
      </div>
      <Days plan={plan} set={set} />
      <Offices plan={plan} set={set} />
    </div>
  );
}

function Days({ plan, set }: General) {
  const t = usePlanWords();
  const { document, period } = plan;
  const issued = (part: Partial<Campaign['document']>) => set({ document: { ...document, ...part } });
  return (
    <>
      <div className={styles['pair']}>
        <DayAt
          path="period.from"
          label={`${t('period')}: ${t('from')}`}
          hint={t('fromHint')}
          value={period.from}
          onChange={(from) => set({ period: { ...period, from } })}
        />
        <DayAt
          path="period.to"
          label={`${t('period')}: ${t('to')}`}
          value={period.to}
          onChange={(to) => set({ period: { ...period, to: to ?? '' } })}
        />
        <DayAt
          path="dossierDeadline"
          label={t('dossierDeadline')}
          value={plan.dossierDeadline}
          onChange={(day) => set({ dossierDeadline: day ?? '' })}
        />
      </div>
      <div className={styles['pair']}>
        <MaybeAt
          path="document.number"
          label={t('number')}
          value={document.number}
          onChange={(number) => issued({ number })}
        />
        <DayAt path="document.date" label={t('date')} value={document.date} onChange={(date) => issued({ date })} />
        <MaybeAt
          path="document.place"
          label={t('place')}
          value={document.place}
          onChange={(place) => issued({ place })}
        />
        <TextAt
          path="document.signerTitle"
          label={t('signerTitle')}
          value={document.signerTitle}
          onChange={(signerTitle) => issued({ signerTitle })}
        />
      </div>
    </>
  );
}

function Offices({ plan, set }: General) {
  const t = usePlanWords();
  const { data: known = [] } = useQuery(organisations);
  const { office, council, receivingAuthority } = plan;
  const receivers = useReceivers(null, plan);
  const receive = (code: string) => {
    const name = known.find((one) => one.code === code)?.name ?? receivingAuthority.name;
    set({ receivingAuthority: { code, name } });
  };
  return (
    <>
      <ChoiceAt
        path="receivingAuthority.code"
        label={t('receivingAuthority')}
        value={receivingAuthority.code}
        options={receivers}
        onChange={receive}
      />
      <div className={styles['pair']}>
        <TextAt
          path="council.name"
          label={t('councilName')}
          value={council.name}
          onChange={(name) => set({ council: { name } })}
        />
        <TextAt
          path="office.name"
          label={t('officeName')}
          value={office.name}
          onChange={(name) => set({ office: { ...office, name } })}
        />
        <NumberAt
          path="supplementRounds"
          label={t('supplementRounds')}
          value={plan.supplementRounds}
          onChange={(rounds) => set({ supplementRounds: rounds ?? 0 })}
        />
      </div>
      <LongAt
        path="office.role"
        label={t('role')}
        value={office.role}
        onChange={(role) => set({ office: { ...office, role } })}
      />
      <LinesAt
        path="targetGroups"
        label={t('targetGroups')}
        value={plan.targetGroups}
        onChange={(targetGroups) => set({ targetGroups })}
      />
    </>
  );
}

const TEXTS: readonly (keyof PlanText)[] = [
  ...(['legalBases', 'purposes', 'requirements', 'contents', 'organisation', 'recipients'] as const),
];

/** The plan as people read it. */
export function PlanTextFields({ plan, set }: General) {
  const t = usePlanWords();
  return (
    <div className="stack">
      {TEXTS.map((name) => (
        <LinesAt
          key={name}
          path={`plan.${name}`}
          label={t(name)}
          value={plan.plan[name]}
          onChange={(lines) => set({ plan: { ...plan.plan, [name]: lines } })}
        />
      ))}
      <LinesAt path="notes" label={t('notes')} value={plan.notes} onChange={(notes) => set({ notes })} />
    </div>
  );
}
