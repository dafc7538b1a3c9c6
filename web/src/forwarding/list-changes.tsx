import { moment } from '../words/when.ts';
import type { Letter } from './forwarding.queries.ts';
import { useSignWords } from './sign.words.ts';

/** What became of a list since it was looked at: who joined, who left, what of a dossier changed, another order. */
export function ListChanges({ before, now }: { before: Letter; now: Letter }) {
  const t = useSignWords();
  const was = new Map(before.dossiers.map((one) => [one.dossierId, one]));
  const is = new Map(now.dossiers.map((one) => [one.dossierId, one]));
  const joined = now.dossiers.filter(({ dossierId }) => !was.has(dossierId));
  const left = before.dossiers.filter(({ dossierId }) => !is.has(dossierId));
  const rewritten = now.dossiers.filter(({ dossierId, contentDigest }) => {
    const then = was.get(dossierId);
    return then !== undefined && then.contentDigest !== contentDigest;
  });
  const last = now.life.findLast(({ command }) => command === 'CHANGE_LIST');
  const isNew = last !== undefined && last.seq > before.version;
  const moved = joined.length + left.length === 0 && orderOf(before) !== orderOf(now);
  return (
    <ul>
      {left.map(({ dossierId, nominee }) => (
        <li key={dossierId}>{t('left', { name: nominee.name })}</li>
      ))}
      {joined.map(({ dossierId, nominee }) => (
        <li key={dossierId}>{t('joined', { name: nominee.name })}</li>
      ))}
      {rewritten.map(({ dossierId, nominee }) => (
        <li key={dossierId}>{t('rewritten', { name: nominee.name })}</li>
      ))}
      {moved && <li>{t('reordered')}</li>}
      {now.state !== 'drafted' && <li>{t('noDraft')}</li>}
      {isNew && last.who && <li>{t('changedBy', { who: last.who, when: moment(last.at) })}</li>}
    </ul>
  );
}

const orderOf = ({ dossiers }: Letter): string => dossiers.map(({ dossierId }) => dossierId).join(' ');
