import { itemCode } from '#domain/command.js';
import { missingFrom } from '#domain/completeness.js';
import type { Award, Criterion } from '#domain/campaign.js';
import type { Answer } from '../api/client.ts';
import { itemsOf } from '../parts/held.ts';

type Shown = Answer<'ShownDossierDto'>;

export const REPORT = 'report';
export const claimCode = (criterion: string): string => itemCode({ kind: 'claim', code: criterion });
export const evidenceCode = (criterion: string): string => itemCode({ kind: 'evidence', code: '', criterion });

/** One section of a dossier's task list: the report, or a criterion with its claim and its evidence. */
export interface Task {
  /** Undefined for the report. */
  criterion?: Criterion;
  /** As completeness and supplements name what belongs to it. */
  codes: string[];
  missing: string[];
  /** What the clerk asked for here. */
  asked: Shown['supplement'];
}

/** The sections of a dossier, in the order of the plan; what a supplement asks for comes first. */
export function tasksOf(dossier: Shown, award: Award): Task[] {
  const missing = missingFrom(award, itemsOf(dossier, award));
  const withOwn = (task: Pick<Task, 'criterion' | 'codes'>): Task => ({
    ...task,
    missing: missing.filter((code) => task.codes.includes(code)),
    asked: supplementOf(dossier).filter(({ code }) => task.codes.includes(code)),
  });
  const tasks = [
    withOwn({ codes: [REPORT] }),
    ...award.criteria.map((criterion) =>
      withOwn({ criterion, codes: [claimCode(criterion.code), evidenceCode(criterion.code)] }),
    ),
  ];
  return [...tasks.filter(({ asked }) => asked.length > 0), ...tasks.filter(({ asked }) => asked.length === 0)];
}

/** What is asked for now; once it was answered and handed in, it is history. */
const supplementOf = ({ state, supplement }: Shown): Shown['supplement'] =>
  state === 'evidence.supplement' ? supplement : [];

/** While a supplement is asked for, only what it names may be changed. */
export const isOpenTo = (dossier: Shown, code: string): boolean =>
  dossier.state !== 'evidence.supplement' || dossier.supplement.some((item) => item.code === code);

export const isDone = ({ missing, asked }: Task): boolean =>
  missing.length === 0 && asked.every(({ answered }) => answered);
