import { dataOf, linesOf, witness, type Testimony } from '../audit/witness.js';
import { arrowsOf } from '../domain/arrows.js';
import { textsIn } from '../domain/batch-lines.js';
import { canonicalJson, type Canonical } from '../domain/canonical.js';
import { sha256Hex } from '../domain/hash.js';
import type { LineBody } from '../domain/line.js';
import { isRecord } from '../domain/line-shape.js';
import { STATES } from '../domain/vocabulary.js';
import { digestNow, digestOfVote, recordOf, type SheetRecord } from './sheet.record.js';

interface OnSheet {
  position: number;
  contentDigest: string | null;
  outcome: string | null;
  active: boolean;
  removed: boolean;
}

interface Stored {
  id: string;
  columns: Record<string, unknown>;
  card: unknown;
  tally: unknown;
  tallySalt: string | null;
  sameCampaign: boolean;
  frozen: Record<string, unknown>;
  minutesPaperId: string | null;
  dossiers: Record<string, OnSheet>;
  /** Until it is settled: when its dossiers left a sheet, by their own trails. */
  left: Record<string, string[]> | null;
  roll: Record<string, boolean> | null;
  voted: string[];
  /** Whose ballots there are. */
  cast: string[];
  opinions: Record<string, { paperId: string; choices: unknown; salt: string | null }>;
}

/** What takes a dossier off its sheet without a line of the sheet. */
const LEAVING = STATES.flatMap((state) => arrowsOf(state))
  .filter(({ command, effects }) => effects.includes('leaveSheet') && command !== 'VOID_VOTE')
  .map(({ command, from }) => `${command} from ${from}`);

const STORED = `
  SELECT x.id, x.card, x.tally, x.tally_salt AS "tallySalt", x.minutes_paper_id AS "minutesPaperId",
    (SELECT g.campaign_id = x.campaign_id FROM sitting g WHERE g.id = x.sitting_id) AS "sameCampaign",
    jsonb_build_object('sittingId', x.sitting_id, 'awardCode', x.award_code, 'ballotKind', x.ballot_kind, 'round', x.round,
      'minutesPromised', x.minutes_promised, 'ownKey', x.key_name ~ ('^sheet\\.' || x.id || '\\.[0-9a-f]{16}\\.key$'),
      'recountKey', x.recount_key_name) AS columns,
    jsonb_build_object('presiderId', x.presider_id, 'secretaryId', x.secretary_id, 'members', x.all_members,
      'present', x.present) AS frozen,
    (SELECT coalesce(jsonb_object_agg(o.dossier_id, jsonb_build_object('position', o.position, 'contentDigest',
        o.content_digest, 'outcome', o.outcome, 'active', o.active, 'removed', o.removed)), '{}')
      FROM sheet_dossier o WHERE o.sheet_id = x.id) AS dossiers,
    CASE WHEN x.state <> 'settled' THEN (SELECT jsonb_object_agg(i.id, i.instants) FROM (
      SELECT l.stream_id AS id, jsonb_agg(l.body ->> 'at') AS instants FROM sheet_dossier o
        JOIN line l ON l.stream = 'dossier' AND l.stream_id = o.dossier_id
      WHERE o.sheet_id = x.id AND concat_ws(' from ', l.body ->> 'command', l.body ->> 'from') = ANY('{${LEAVING.join()}}')
      GROUP BY l.stream_id) i) END AS left,
    (SELECT jsonb_object_agg(r.person_id, r.present) FROM sheet_roll r WHERE r.sheet_id = x.id) AS roll,
    (SELECT coalesce(jsonb_agg(r.person_id ORDER BY r.person_id), '[]') FROM sheet_roll r
      WHERE r.sheet_id = x.id AND r.voted) AS voted,
    (SELECT coalesce(jsonb_agg(b.person_id ORDER BY b.person_id), '[]') FROM ballot b WHERE b.sheet_id = x.id) AS "cast",
    (SELECT coalesce(jsonb_object_agg(p.person_id, jsonb_build_object('paperId', p.paper_id, 'choices', p.choices,
        'salt', p.salt)), '{}') FROM opinion p WHERE p.sheet_id = x.id) AS opinions
  FROM sheet x WHERE x.id = ANY($1::uuid[])`;

/** A sheet with its card, roll, opinions, counts and outcomes. What a ballot in an urn says is checked when it is opened, by its key. */
export const sheetStream = witness<Stored>('sheet', STORED, (row, lines) => {
  const record = recordOf(lines);
  const { sittingId, awardCode, ballotKind, round, card, cardVersion, cardDigest } = dataOf(lines[0]);
  const vote = voteOf(row, record);
  const cast = holdsBallots(ballotKind, lines) ? record.voted : [];
  return {
    stored: {
      ...{ ...row.columns, sameCampaign: row.sameCampaign, ...cardNow(row.card), ...vote.stored },
      ...{ dossiers: row.dossiers, minutesPaperId: row.minutesPaperId, cast: row.cast },
    },
    told: {
      ...{ sittingId, awardCode, ballotKind, round, sameCampaign: true, card, cardVersion, cardDigest, ...vote.told },
      ...{ minutesPromised: promisesMinutes(lines), ownKey: hasKey(ballotKind, lines), recountKey: null },
      ...{ dossiers: dossiersIn(lines, record, row), minutesPaperId: minutesIn(lines), cast },
    },
  };
});

/** A void sheet has no ballots, a secret one none once it is counted. */
const holdsBallots = (ballotKind: unknown, lines: readonly LineBody[]): boolean =>
  linesOf(lines, 'VOID_VOTE', ...(ballotKind === 'secret' ? ['CLOSE_VOTE'] : [])).length === 0;

const cardNow = (card: unknown) => ({
  card: isRecord(card) ? card['code'] : null,
  cardVersion: isRecord(card) ? card['version'] : null,
  cardDigest: sha256Hex(canonicalJson(card as Canonical)),
});

function voteOf(row: Stored, record: SheetRecord): Testimony {
  const { frozen, roll, voted, opinions, tallyDigest } = record;
  const wrote = Object.entries(row.opinions).map(([id, { paperId, choices, salt }]) => [
    id,
    { paperId, digest: digestNow(salt, choices) },
  ]);
  const stored = {
    ...{ roll: row.roll, voted: row.voted, opinions: Object.fromEntries(wrote) as object },
    ...{ tallyDigest: digestNow(row.tallySalt, row.tally), salted: row.tallySalt !== null },
  };
  const told = { roll, voted, opinions, tallyDigest, salted: tallyDigest !== null };
  if (!frozen) {
    const { members: now, present: here } = row.frozen;
    return { stored: { ...stored, size: [now, here] }, told: { ...told, size: [null, null] } };
  }
  const { presiderId, secretaryId } = dataOf(frozen);
  const { members, present } = frozen.facts as Record<string, unknown>;
  const opened = digestOfVote(
    textsIn(dataOf(frozen)['dossierIds']).map((id) => [id, row.dossiers[id]?.contentDigest ?? null]),
  );
  return {
    stored: { ...stored, frozen: row.frozen, putToTheVote: opened },
    told: { ...told, frozen: { presiderId, secretaryId, members, present }, putToTheVote: frozen.contentDigest },
  };
}

/**
 * What each line lists was on the sheet then. Who is listed no more has left; that somebody left since the last list is
 * said by his own trail alone, where it cannot be told whether in the very moment in which a sheet begins or ends.
 */
function dossiersIn(
  lines: readonly LineBody[],
  { frozen, outcomes }: SheetRecord,
  { dossiers: stored, left }: Stored,
): Record<string, OnSheet> {
  const [voided] = linesOf(lines, 'VOID_VOTE');
  const [begun, ended] = [lines[0]?.at ?? '', voided?.at ?? '~'];
  const opened = frozen && new Set(textsIn(dataOf(frozen)['dossierIds']));
  const listed = lines.filter(({ data }) => 'dossierIds' in data && voided?.data !== data).at(-1);
  const last = new Set(textsIn(dataOf(listed)['dossierIds']));
  const each = textsIn(dataOf(lines[0])['dossierIds']).map((id, index): [string, OnSheet] => {
    const { contentDigest = null, removed: gone = false } = stored[id] ?? {};
    const leaving = left?.[id] ?? [];
    const surely = leaving.some((at) => at > begun && at < ended);
    const perhaps = gone && leaving.some((at) => at === begun || at === ended);
    const removed = !last.has(id) || (outcomes === null && (surely || perhaps));
    return [
      id,
      {
        position: index + 1,
        contentDigest: opened?.has(id) ? contentDigest : null,
        outcome: outcomes?.[id] ?? null,
        active: !removed && outcomes === null && !voided,
        removed,
      },
    ];
  });
  return Object.fromEntries(each);
}

/** A promise is kept by the paper. */
const promisesMinutes = (lines: readonly LineBody[]): boolean =>
  linesOf(lines, 'RECORD_COUNT', 'ATTACH_MINUTES').at(-1)?.facts['minutes'] === 'promised';

/** Whether it names a key, made for itself; it keeps the name when the key is gone. */
const hasKey = (ballotKind: unknown, lines: readonly LineBody[]): true | null =>
  ballotKind === 'secret' && linesOf(lines, 'OPEN_VOTE').length > 0 ? true : null;

const minutesIn = (lines: readonly LineBody[]): string | null =>
  linesOf(lines, 'RECORD_COUNT', 'ATTACH_MINUTES').at(-1)?.basis.paperId ?? null;
