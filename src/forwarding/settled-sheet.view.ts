const settled = (what: string, minutes: string): string => `SELECT ${what}
  FROM sheet_dossier o JOIN sheet s ON s.id = o.sheet_id ${minutes}
  WHERE o.dossier_id = d.id AND s.state = 'settled' AND NOT o.removed ORDER BY s.round DESC, s.id DESC LIMIT 1`;

/** Of the sheet `s` by which the vote on a dossier `d` was settled last. */
export const ofSettledSheet = (what: string): string => settled(what, '');

/** The same with its minutes `p`, or those that correct them. */
export const ofSettledVote = (what: string): string =>
  settled(what, 'LEFT JOIN LATERAL paper_in_force(s.minutes_paper_id) p ON true');
