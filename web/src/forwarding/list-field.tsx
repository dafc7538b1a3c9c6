import { Annex } from './annex.tsx';
import { useAwards } from './awards.ts';
import { Section } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import type { Candidate } from './forwarding.queries.ts';
import { useGatheringWords } from './gathering.words.ts';
import { OrderField } from './order-field.tsx';

export type Choice = Pick<Candidate, 'dossierId' | 'nominee' | 'unit' | 'awardCode'>;

interface ListFieldProps {
  campaignId: string;
  caption: string;
  /** What may be on the list. */
  pool: readonly Choice[];
  /** What is, in its order. */
  ids: readonly string[];
  onChange: (ids: string[]) => void;
}

/** A list chosen from what may go together, and put in order. Who joins later stands last. */
export function ListField({ campaignId, caption, pool, ids, onChange }: ListFieldProps) {
  const t = useGatheringWords();
  const { titleOf, byAward } = useAwards(campaignId);
  const rows = ids.flatMap((id) => pool.find(({ dossierId }) => dossierId === id) ?? []);
  const choose = (chosen: ReadonlySet<string>) => {
    const joining = pool.filter(({ dossierId }) => chosen.has(dossierId) && !ids.includes(dossierId)).toSorted(byAward);
    onChange([...ids.filter((id) => chosen.has(id)), ...joining.map(({ dossierId }) => dossierId)]);
  };
  return (
    <>
      <Annex caption={caption} rows={pool} titleOf={titleOf} choosing={{ chosen: new Set(ids), choose }} />
      <Section title={t('inLetter', { count: rows.length })}>
        {rows.length === 0 ? (
          <Empty>{t('noneChosen')}</Empty>
        ) : (
          <OrderField campaignId={campaignId} rows={rows} onChange={onChange} />
        )}
      </Section>
    </>
  );
}
