import type { Sentence } from '#domain/vocabulary.js';
import { Problem, type ProblemDocument } from '../api/problem.ts';
import { Refusal, RefusalText } from '../parts/refusal.tsx';
import { lineWord } from './letter.words.ts';
import styles from './forwarding.module.css';

/** The names of dossiers by their ids, as they stand on the screen. */
export type Names = ReadonlyMap<string, string>;

/** The "no" to a whole list: names in the place of ids, and dossier by dossier where several stand in the way. */
export function ListRefusal({ error, names }: { error: Error | null | undefined; names: Names }) {
  if (!(error instanceof Problem)) return <Refusal error={error} />;
  const told = named(error.told, names);
  const rows = [told, ...(told.others ?? [])].filter(({ params }) => names.has(String(params['dossierId'])));
  if (rows.length === 0) return <Refusal error={new Problem(told)} />;
  return (
    <div role="alert" className={styles['refusals']}>
      {rows.map(({ params, sentence, help, unblockedBy, code }) => (
        <div key={`${String(params['dossierId'])} ${code}`}>
          <b>{names.get(String(params['dossierId']))}</b>
          <RefusalText told={{ sentence, help, unblockedBy }} />
        </div>
      ))}
    </div>
  );
}

function named(told: ProblemDocument, names: Names): ProblemDocument {
  const inNames = (text: string) => [...names].reduce((said, [id, name]) => said.replaceAll(id, name), text);
  const both = ({ vi, en }: Sentence): Sentence => ({ vi: inNames(vi), en: inNames(en) });
  const { what } = told.params as { what?: string };
  return {
    ...told,
    params: { ...told.params, ...(what && { what: lineWord(what) }) },
    sentence: both(told.sentence),
    help: both(told.help),
    ...(told.others && {
      others: told.others.map((one) => ({ ...one, sentence: both(one.sentence), help: both(one.help) })),
    }),
  };
}

export const namesOf = (rows: readonly { dossierId: string; nominee: { name: string } }[]): Names =>
  new Map(rows.map(({ dossierId, nominee }) => [dossierId, nominee.name]));
