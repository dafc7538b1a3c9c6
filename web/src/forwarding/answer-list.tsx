import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dossier } from '../api/queries.ts';
import { ItemsField, type Item } from '../dossier/items-field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Annex } from './annex.tsx';
import { VERDICTS, verdictsFrom, type AnswerDraft, type Verdict } from './answer.form.ts';
import { useAnswerWords } from './answer.words.ts';
import { useAwards } from './awards.ts';
import type { Letter, Member } from './forwarding.queries.ts';
import { Glance } from './glance.tsx';
import { Opener } from './letter-list.tsx';
import { useLetterWords } from './letter.words.ts';

interface AnswerListProps {
  letter: Letter;
  /** Those that wait for their answer. */
  rows: readonly Member[];
  draft: AnswerDraft;
  set: (part: Partial<AnswerDraft>) => void;
}

/** What is said of each dossier that waits: of one, of those chosen, or of all at once. */
export function AnswerList({ letter, rows, draft, set }: AnswerListProps) {
  const t = useAnswerWords();
  const letterT = useLetterWords();
  const { titleOf } = useAwards(letter.campaignId);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [opened, open] = useState<ReadonlySet<string>>(new Set());
  const say = (ids: readonly string[], verdict: Verdict | '') => set({ verdicts: saying(draft, rows, ids, verdict) });
  const meant = chosen.size > 0 ? [...chosen] : rows.map(({ dossierId }) => dossierId);
  return (
    <>
      <Toolbar count={meant.length} all={chosen.size === 0} rows={rows} onSay={(verdict) => say(meant, verdict)} />
      <Annex
        caption={t('waiting')}
        rows={rows}
        titleOf={titleOf}
        choosing={{ chosen, choose }}
        more={[
          {
            key: 'verdict',
            head: t('verdict'),
            cell: (row) => (
              <VerdictField
                row={row}
                value={draft.verdicts[row.dossierId] ?? ''}
                onChange={(verdict) => say([row.dossierId], verdict)}
              />
            ),
          },
          {
            key: 'open',
            head: letterT('look'),
            notPrinted: true,
            cell: (row) => <Opener row={row} opened={opened} open={open} />,
          },
        ]}
        below={(row) => {
          const isOpen = opened.has(row.dossierId);
          const returned = draft.verdicts[row.dossierId] === 'RETURN';
          if (!isOpen && !returned) return null;
          return (
            <div className="stack">
              {returned && (
                <ReturnedItems
                  dossierId={row.dossierId}
                  items={draft.items[row.dossierId] ?? []}
                  onChange={(items) => set({ items: { ...draft.items, [row.dossierId]: items } })}
                />
              )}
              {isOpen && <Glance dossierId={row.dossierId} />}
            </div>
          );
        }}
      />
    </>
  );
}

/** Said where the life cycle lets it be said; others keep what was said of them. */
function saying(draft: AnswerDraft, rows: readonly Member[], ids: readonly string[], verdict: Verdict | '') {
  const next = { ...draft.verdicts };
  for (const { dossierId, state } of rows.filter((row) => ids.includes(row.dossierId))) {
    if (verdict === '') delete next[dossierId];
    else if (verdictsFrom(state).includes(verdict)) next[dossierId] = verdict;
  }
  return next;
}

interface ToolbarProps {
  count: number;
  all: boolean;
  rows: readonly Member[];
  onSay: (verdict: Verdict) => void;
}

function Toolbar({ count, all, rows, onSay }: ToolbarProps) {
  const t = useAnswerWords();
  const possible = VERDICTS.filter((verdict) => rows.some(({ state }) => verdictsFrom(state).includes(verdict)));
  return (
    <div className="row" role="group" aria-label={t('forMany')}>
      <span>{t(all ? 'forAll' : 'forChosen', { count })}</span>
      {possible.map((verdict) => (
        <Button key={verdict} variant="default" size="sm" onClick={() => onSay(verdict)}>
          {t(verdict)}
        </Button>
      ))}
    </div>
  );
}

function VerdictField({
  row,
  value,
  onChange,
}: {
  row: Member;
  value: string;
  onChange: (verdict: Verdict | '') => void;
}) {
  const t = useAnswerWords();
  return (
    <NativeSelect
      aria-label={t('verdictOf', { name: row.nominee.name })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Verdict | '')}
      data={[
        { value: '', label: t('unsaid') },
        ...verdictsFrom(row.state).map((verdict) => ({ value: verdict, label: t(verdict) })),
      ]}
    />
  );
}

interface ReturnedItemsProps {
  dossierId: string;
  items: Item[];
  onChange: (items: Item[]) => void;
}

/** What of one dossier is to be corrected, piece by piece. */
function ReturnedItems({ dossierId, items, onChange }: ReturnedItemsProps) {
  const query = useQuery(dossier(dossierId));
  return (
    <Loaded query={query} lines={2}>
      {(shown) => <ItemsField dossier={shown} items={items} onChange={onChange} />}
    </Loaded>
  );
}
