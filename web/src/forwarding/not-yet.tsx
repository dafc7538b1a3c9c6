import { Link } from '@tanstack/react-router';
import { refuse, tell } from '#domain/refusals.js';
import { Section } from '../frame/page.tsx';
import { RefusalText } from '../parts/refusal.tsx';
import { Annex } from './annex.tsx';
import { useAwards } from './awards.ts';
import type { Candidate } from './forwarding.queries.ts';
import { obstaclesOf } from './letter.acts.ts';
import { useLetterWords } from './letter.words.ts';
import { useGatheringWords } from './gathering.words.ts';

/** Recommended dossiers that cannot be put in a letter now, each with its reason and where to go. */
export function NotYet({ rows, campaignId }: { rows: readonly Candidate[]; campaignId: string }) {
  const t = useGatheringWords();
  const { titleOf } = useAwards(campaignId);
  if (rows.length === 0) return null;
  return (
    <Section title={t('notYet', { count: rows.length })}>
      <Annex
        caption={t('notYet', { count: rows.length })}
        rows={rows}
        titleOf={titleOf}
        more={[{ key: 'why', head: t('why'), cell: (row) => <Why row={row} /> }]}
      />
    </Section>
  );
}

function Why({ row }: { row: Candidate }) {
  const t = useGatheringWords();
  const letterT = useLetterWords();
  if (row.submissionId)
    return (
      <Link to="/to-trinh/$id" params={{ id: row.submissionId }}>
        {t('inAnother')}
      </Link>
    );
  if (row.route === 'decidedHere')
    return (
      <>
        <RefusalText told={tell(refuse('route.decidedHere'))} />
        <Link to="/to-trinh/quyet-dinh">{letterT('decideHere')}</Link>
      </>
    );
  if (row.receiver === null) return <span>{t('noRoute')}</span>;
  return obstaclesOf(row).map((told) => <RefusalText key={told.code} told={told} />);
}
