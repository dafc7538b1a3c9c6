import { useState } from 'react';
import { awardOf, type Award, type Campaign, type Criterion } from '#domain/campaign.js';
import type { Claim } from '#domain/claim.js';
import { PAPER_LABELS } from '#domain/paper-labels.js';
import type { PaperPurpose } from '#domain/campaign.js';
import type { Answer } from '../api/client.ts';
import { useSentence } from '../words/words.ts';
import styles from './content.module.css';
import { useDossierWords } from './dossier.words.ts';

type Held = Answer<'HeldDto'>;

/** The campaign as the domain knows it. */
export const planOf = (shown: Answer<'ShownCampaign'>): Campaign => shown.campaign as unknown as Campaign;

/** What a file or a paper of a dossier is called where it is listed. */
interface FileContent {
  name?: string;
  fileName?: string;
  number?: string | null;
}

/** What the dossier holds, to be read: the report, each criterion with its claim and its files. */
export function Content({ dossier, plan }: { dossier: Answer<'ShownDossierDto'>; plan: Campaign }) {
  const t = useDossierWords();
  const award = awardOf(plan, dossier.awardCode);
  const report = dossier.content.find(({ kind, code }) => kind === 'section' && code === 'report');
  const papers = dossier.content.filter(({ kind }) => kind === 'paper');
  return (
    <div className="stack">
      <h3>{t('report')}</h3>
      {report ? <Report held={report} /> : papers.length === 0 && <p className="dimmed">{t('none')}</p>}
      {papers.map((paper) => (
        <PaperLine key={paper.code + paper.digest} paper={paper} />
      ))}
      <h3>{t('claims')}</h3>
      {award && <Claims award={award} dossier={dossier} />}
    </div>
  );
}

const LONG = 900;

export function Report({ held }: { held: Held }) {
  const t = useDossierWords();
  const text = (held.content as { text?: string } | null)?.text ?? '';
  if (held.erased) return <p className="dimmed">{t('erased')}</p>;
  if (text.length <= LONG) return <p className={`read ${styles['text']}`}>{text}</p>;
  return <LongText text={text} />;
}

function LongText({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles['long']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={`read ${styles['text']}`}>{open ? '…' : `${text.slice(0, LONG)}…`}</summary>
      <p className={`read ${styles['text']}`}>{text}</p>
    </details>
  );
}

export function PaperLine({ paper }: { paper: Held }) {
  const say = useSentence();
  const { paperId: id } = (paper.content ?? {}) as { paperId?: string };
  const label = say(PAPER_LABELS[paper.code as PaperPurpose] ?? { vi: paper.code, en: paper.code });
  return <p>{id ? <a href={`/api/v1/papers/${id}/content`}>{label}</a> : label}</p>;
}

function Claims({ award, dossier }: { award: Award; dossier: Answer<'ShownDossierDto'> }) {
  return (
    <ol className={styles['claims']}>
      {award.criteria.map((criterion) => (
        <li key={criterion.code}>
          <p className="read">{criterion.text}</p>
          <ClaimText
            criterion={criterion}
            held={dossier.content.find(({ kind, code }) => kind === 'claim' && code === criterion.code)}
          />
          <Files
            dossierId={dossier.id}
            files={dossier.content.filter((one) => one.kind === 'evidence' && one.criterion === criterion.code)}
          />
        </li>
      ))}
    </ol>
  );
}

/** What was claimed on a criterion, in one line. */
export function ClaimText({ criterion, held }: { criterion: Criterion; held: Held | undefined }) {
  const t = useDossierWords();
  if (!held) return <p className="dimmed">{t('none')}</p>;
  if (held.erased) return <p className="dimmed">{t('erased')}</p>;
  const { confirmed, number, text, choice } = (held.content ?? {}) as Claim;
  const alternative = criterion.anyOf?.find(({ code }) => code === choice)?.text;
  return (
    <p className={`read ${styles['claim']}`}>
      {confirmed && <span>✓ {t('confirmed')} </span>}
      {number !== undefined && (
        <b>
          {number.replace('.', ',')} {criterion.target?.unit}{' '}
        </b>
      )}
      {alternative && <span>{t('chosenAlternative', { text: alternative })} </span>}
      {text}
    </p>
  );
}

function Files({ dossierId, files }: { dossierId: string; files: readonly Held[] }) {
  const t = useDossierWords();
  if (files.length === 0) return null;
  return (
    <ul className={styles['files']} aria-label={t('evidence')}>
      {files.map((file) => (
        <li key={file.code}>
          <a href={`/api/v1/dossiers/${dossierId}/evidence/${file.code}/content`}>{nameOf(file) ?? t('file')}</a>
        </li>
      ))}
    </ul>
  );
}

const nameOf = ({ content }: Held): string | undefined => {
  const { name, fileName } = (content ?? {}) as FileContent;
  return fileName ?? name;
};
