import { Link } from '@tanstack/react-router';
import { useDossierWords } from './dossier.words.ts';

/** Written on their own pages, or on the nominee: not given by a button here. */
export const ELSEWHERE: ReadonlySet<string> = new Set([
  ...['SET_CLAIM', 'WRITE_SECTION', 'ADD_EVIDENCE', 'REMOVE_EVIDENCE', 'ATTACH_PAPER'],
  ...['BLOCK_NOTED', 'BLOCK_LIFTED', 'EXTEND', 'DEADLINE_PASSED', 'MERGE_NOMINEE', 'SPLIT_NOMINEE'],
]);

const PLACE_OF = {
  OPEN_VOTE: ['/phien-hop', 'openSitting'],
  RECORD_COUNT: ['/phien-hop', 'openSitting'],
  RECOUNT: ['/phien-hop', 'openSitting'],
  CLOSE_VOTE: ['/phien-hop', 'openSitting'],
  VOID_VOTE: ['/phien-hop', 'openSitting'],
  SETTLE: ['/phien-hop', 'openSitting'],
  SIGN: ['/to-trinh', 'openSubmission'],
  DECIDE: ['/to-trinh', 'openSubmission'],
  RECORD_DECISION: ['/to-trinh', 'openSubmission'],
  REVOKE: ['/to-trinh', 'openSubmission'],
  CLOSE_SEASON: ['/phong-trao', 'openSeason'],
} as const;

/** Done for a whole list: where that is. */
export function ByList({ command }: { command: string }) {
  const t = useDossierWords();
  const place = PLACE_OF[command as keyof typeof PLACE_OF];
  return (
    <p>
      {t('byList')} {place && <Link to={place[0]}>{t(place[1])}</Link>}
    </p>
  );
}
