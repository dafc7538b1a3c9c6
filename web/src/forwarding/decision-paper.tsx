import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { outgoingAbout, type Outgoing } from '../issuing/issuing.queries.ts';
import { PaperField } from '../parts/paper-field.tsx';
import type { PaperDraft } from '../parts/papers.ts';
import { day } from '../words/when.ts';
import { useAnswerWords } from './answer.words.ts';
import { decisions } from './forwarding.queries.ts';
import { useLetterWords } from './letter.words.ts';

const PURPOSES = ['decision'] as const;
const OTHER = '';

/** Decisions that the office has issued for a campaign and that stand, newest first. */
const issuedIn = (papers: readonly Outgoing[]) =>
  papers.filter(({ form, state }) => form === 'decision' && (state === 'issued' || state === 'locked'));

type Named = Pick<Outgoing, 'id' | 'number' | 'date'>;

export interface DecisionPaper {
  /** Of the issued ones; empty where another is entered. */
  issuedId: string;
  choose: (id: string) => void;
  issued: readonly Outgoing[];
}

const sameNumber = (one: Named, other: Named): boolean =>
  one.id === other.id || (one.number === other.number && one.date === other.date);

/** The newest issued decision that no record rests on yet, by itself or by a copy of it; until somebody chooses. */
export function useIssuedDecision(campaignId: string, chosen: string | undefined): Omit<DecisionPaper, 'choose'> {
  const papers = useQuery(outgoingAbout('campaign', campaignId));
  const recorded = useInfiniteQuery(decisions(campaignId));
  const issued = issuedIn(papers.data ?? []);
  const used = recorded.data?.pages.flatMap(({ items }) => items.flatMap(({ paper }) => paper ?? []));
  const first = used && issued.find((one) => !used.some((paper) => sameNumber(paper, one)));
  return { issued, issuedId: chosen ?? first?.id ?? OTHER };
}

interface DecisionPaperFieldProps extends DecisionPaper {
  value: PaperDraft;
  onChange: (value: PaperDraft) => void;
  error: unknown;
}

/** The decision as a paper: one that was issued from here, or another by its number and date. */
export function DecisionPaperField({ issuedId, choose, issued, onChange, ...other }: DecisionPaperFieldProps) {
  const t = useAnswerWords();
  const letterT = useLetterWords();
  const named = ({ id, number, date }: Outgoing) => ({
    value: id,
    label: letterT('numbered', { number: number ?? '', day: day(date ?? '') }),
  });
  return (
    <>
      {issued.length > 0 && (
        <NativeSelect
          label={t('issuedDecision')}
          value={issuedId}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[...issued.map(named), { value: OTHER, label: t('otherDecision') }]}
        />
      )}
      {issuedId === OTHER && (
        <PaperField
          legend={t('decisionPaper')}
          purposes={PURPOSES}
          {...other}
          onChange={(value) => {
            // Whoever types another means another, whatever is issued meanwhile.
            choose(OTHER);
            onChange(value);
          }}
        />
      )}
    </>
  );
}
