import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import { statesWith } from '../domain/arrows.js';
import { FEWEST, hiddenAmong } from '../domain/small-numbers.js';
import { compareNames } from '../domain/text.js';
import { STATES, type Role, type State } from '../domain/vocabulary.js';
import { HIDDEN_STATE } from '../dossier/dossier.filter.js';
import { mustHold } from '../people/reach.js';
import type { SignedIn } from '../people/signed-in.js';
import { Database } from '../platform/database.js';
import type { SeasonProgress, StateCount, StepTime } from './progress.answers.js';

export const MAY_SEE_PROGRESS = [
  'clerk',
  'secretary',
  'chair',
  'decider',
  'auditor',
  'admin',
] as const satisfies readonly Role[];

/** Nobody learns from a chart how far a vote is, whoever may know it otherwise: `$2` are the states of a vote. */
const folded = (state: string): string => `CASE WHEN ${state} = ANY($2) THEN '${HIDDEN_STATE}' ELSE ${state} END`;

const COUNTS = `
  SELECT d.award_code AS "awardCode", jsonb_build_object('id', u.id, 'name', u.name) AS unit, ${folded('d.state')} AS state,
    count(*)::int AS count
  FROM dossier d JOIN unit u ON u.id = d.unit_id WHERE d.campaign_id = $1 GROUP BY 1, u.id, 3 ORDER BY d.award_code, u.id`;

/** A step is finished when another state is entered; the lines of a season's dossiers tell when. */
const STEPS = `
  WITH stood AS (SELECT l.stream_id, l.seq, (l.body ->> 'at')::timestamptz AS at, ${folded(`l.body ->> 'to'`)} AS state
    FROM dossier d JOIN line l ON l.stream = 'dossier' AND l.stream_id = d.id WHERE d.campaign_id = $1),
  changed AS (SELECT *, lag(state) OVER (PARTITION BY stream_id ORDER BY seq) IS DISTINCT FROM state AS enters FROM stood),
  steps AS (SELECT state, extract(epoch FROM lead(at) OVER (PARTITION BY stream_id ORDER BY seq) - at) / 86400 AS days
    FROM changed WHERE enters)
  SELECT state, count(*)::int AS finished,
    round(percentile_cont(0.5) WITHIN GROUP (ORDER BY days)::numeric, 1)::float AS "medianDays",
    round(percentile_cont(0.9) WITHIN GROUP (ORDER BY days)::numeric, 1)::float AS "p90Days"
  FROM steps WHERE days IS NOT NULL GROUP BY state`;

interface Counted extends StateCount {
  awardCode: string;
  unit: { id: string; name: string };
}

/** A season in numbers, for charts: where its dossiers stand and how long each step takes. */
@Injectable()
export class ProgressView {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignService,
  ) {}

  async show(person: SignedIn, campaignId: string): Promise<SeasonProgress> {
    const { organisationId } = await this.campaigns.row(this.database, person, campaignId);
    mustHold(person, organisationId, ...MAY_SEE_PROGRESS);
    const values = [campaignId, statesWith('onSheet')];
    const rows = await this.database.query<Counted & Record<string, unknown>>(COUNTS, values);
    const steps = await this.database.query<StepTime & Record<string, unknown>>(STEPS, values);
    const awards = parts(rows, ({ awardCode }) => awardCode);
    const units = parts(rows, ({ unit }) => unit.id).sort((a, b) => compareNames(a.first.unit.name, b.first.unit.name));
    return {
      total: totalOf(rows),
      states: byState(rows),
      awards: withoutSmall(awards).map(({ first, ...told }) => ({ awardCode: first.awardCode, ...told })),
      units: withoutSmall(units).map(({ first, ...told }) => ({ unit: first.unit, ...told })),
      steps: inOrder(steps).map(toldStep),
    };
  }
}

/** What belongs together, with one of it to name it by. */
interface Part {
  first: Counted;
  rows: Counted[];
}

function parts(rows: readonly Counted[], of: (row: Counted) => string): Part[] {
  const found = new Map<string, Part>();
  for (const row of rows) {
    const part = found.get(of(row)) ?? { first: row, rows: [] };
    found.set(of(row), { ...part, rows: [...part.rows, row] });
  }
  return [...found.values()];
}

function withoutSmall(of: readonly Part[]) {
  const hidden = hiddenAmong(of.map(({ rows }) => totalOf(rows)));
  return of.map(({ first, rows }, index) =>
    hidden.has(index) ? { first, total: null, states: null } : { first, total: totalOf(rows), states: byState(rows) },
  );
}

const totalOf = (rows: readonly StateCount[]): number => rows.reduce((sum, { count }) => sum + count, 0);

const byState = (rows: readonly StateCount[]): StateCount[] =>
  STATES.flatMap((state) => {
    const count = totalOf(rows.filter((row) => row.state === state));
    return count > 0 ? [{ state, count }] : [];
  });

const inOrder = <Row extends { state: State }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));

const toldStep = (step: StepTime): StepTime =>
  step.finished < FEWEST ? { ...step, medianDays: null, p90Days: null } : step;
