/** Of the sheet by which the vote on a dossier `d` was settled last: `s`, with its minutes `p`. */
export const ofSettledSheet = (what: string): string => `SELECT ${what}
  FROM sheet_dossier o JOIN sheet s ON s.id = o.sheet_id LEFT JOIN paper p ON p.id = s.minutes_paper_id
  WHERE o.dossier_id = d.id AND s.state = 'settled' AND NOT o.removed ORDER BY s.round DESC, s.id DESC LIMIT 1`;
