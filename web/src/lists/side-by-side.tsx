import { Checkbox, Textarea } from '@mantine/core';
import { itemCode } from '#domain/command.js';
import { missingFrom } from '#domain/completeness.js';
import { reachesTarget, type Claim } from '#domain/claim.js';
import type { Award, Criterion } from '#domain/campaign.js';
import type { Answer } from '../api/client.ts';
import { ClaimText, Report } from '../dossier/content.tsx';
import type { Item } from '../dossier/items-field.tsx';
import { itemsOf } from '../parts/held.ts';
import { Mark } from '../parts/mark.tsx';
import { EvidenceView } from './evidence-view.tsx';
import { useAppraisalWords } from './appraisal.words.ts';
import { PaperView } from './paper-view.tsx';
import styles from './appraisal.module.css';

type Shown = Answer<'ShownDossierDto'>;

export interface Marking {
  items: readonly Item[];
  setItems: (items: Item[]) => void;
}

interface SideBySideProps {
  shown: Shown;
  award: Award;
  /** Left out where it is only read. */
  marking?: Marking;
}

/** Piece by piece: what is claimed left, what proves it right, and whether something is missing. */
export function SideBySide({ shown, award, marking }: SideBySideProps) {
  const t = useAppraisalWords();
  const missing = missingFrom(award, itemsOf(shown, award));
  const report = shown.content.find(({ kind, code }) => kind === 'section' && code === 'report');
  const papers = shown.content.filter(({ kind }) => kind === 'paper');
  const mark = (code: string, what: string) => (
    <MissingMark code={code} what={what} missing={missing.includes(code)} marking={marking} />
  );
  return (
    <ol className={styles['pieces']}>
      <li className={styles['piece']}>
        <div className={styles['side']}>
          <h3>{t('report')}</h3>
          {report ? <Report held={report} /> : papers.length === 0 && <p className="dimmed">{t('nothing')}</p>}
          {papers.map((paper) => (
            <PaperView key={paper.code + paper.digest} paper={paper} />
          ))}
        </div>
        <div className={styles['side']}>{mark('report', t('report'))}</div>
      </li>
      {award.criteria.map((criterion, index) => (
        <CriterionPiece key={criterion.code} criterion={criterion} at={index + 1} shown={shown} mark={mark} />
      ))}
    </ol>
  );
}

interface CriterionProps {
  criterion: Criterion;
  at: number;
  shown: Shown;
  mark: (code: string, what: string) => React.ReactNode;
}

function CriterionPiece({ criterion, at, shown, mark }: CriterionProps) {
  const t = useAppraisalWords();
  const held = shown.content.find(({ kind, code }) => kind === 'claim' && code === criterion.code);
  const files = shown.content.filter((one) => one.kind === 'evidence' && one.criterion === criterion.code);
  const evidenceCode = itemCode({ kind: 'evidence', code: '', criterion: criterion.code });
  return (
    <li className={styles['piece']}>
      <div className={styles['side']}>
        <h3>{t('criterion', { at })}</h3>
        <p className="read">{criterion.text}</p>
        <Target criterion={criterion} claim={(held?.content ?? {}) as Claim} />
        <ClaimText criterion={criterion} held={held} />
        {mark(itemCode({ kind: 'claim', code: criterion.code }), t('claimOf', { at }))}
      </div>
      <div className={styles['side']}>
        <h4>{t('evidenceOf', { at })}</h4>
        {files.map((file) => (
          <EvidenceView key={file.code} dossierId={shown.id} file={file} />
        ))}
        {files.length === 0 && <p className="dimmed">{t(criterion.evidence === 'none' ? 'notAsked' : 'nothing')}</p>}
        {criterion.evidence !== 'none' && mark(evidenceCode, t('evidenceOf', { at }))}
      </div>
    </li>
  );
}

/** What is to be reached, and whether the claim does. */
function Target({ criterion, claim }: { criterion: Criterion; claim: Claim }) {
  const t = useAppraisalWords();
  const { target } = criterion;
  if (!target) return null;
  const reached = reachesTarget(criterion, claim);
  return (
    <p className="row small">
      <span>
        {t('target')}: {'atLeast' in target ? t('atLeast', { least: target.atLeast, unit: target.unit }) : target.text}
      </span>
      {reached !== undefined && <Mark tone={reached ? 'done' : 'honour'}>{t(reached ? 'reached' : 'notReached')}</Mark>}
    </p>
  );
}

interface MissingMarkProps {
  code: string;
  what: string;
  /** By the campaign's own rule. */
  missing: boolean;
  marking: Marking | undefined;
}

function MissingMark({ code, what, missing, marking }: MissingMarkProps) {
  const t = useAppraisalWords();
  const asked = marking?.items.find((item) => item.code === code);
  const others = marking?.items.filter((item) => item.code !== code) ?? [];
  return (
    <>
      {missing && (
        <p>
          <Mark tone="honour">{t('missingByPlan')}</Mark>
        </p>
      )}
      {marking && (
        <Checkbox
          className="not-printed"
          label={
            <>
              {t('mark')}
              <span className="seen-by-readers-only">: {what}</span>
            </>
          }
          checked={asked !== undefined}
          onChange={(event) => marking.setItems(event.currentTarget.checked ? [...others, { code, text: '' }] : others)}
        />
      )}
      {marking && asked && (
        <Textarea
          className={styles['needed']}
          label={t('needed', { what })}
          maxLength={2000}
          minRows={2}
          value={asked.text}
          onChange={(event) => marking.setItems([...others, { code, text: event.currentTarget.value }])}
        />
      )}
    </>
  );
}
