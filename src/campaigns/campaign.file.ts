import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { checkCampaign } from '../domain/campaign-check.js';
import type { Campaign } from '../domain/campaign.js';
import { cleanJson, cutShort } from '../domain/json-input.js';
import { at, problem, soundness, type Problem } from '../domain/problem.js';
import type { ProblemCode } from '../domain/problem-sentences.js';
import type { Params } from '../domain/refusals.js';
import { CampaignFile } from './campaign.dto.js';
import { ITSELF } from './field.decorators.js';

export type CampaignReading = { ok: true; campaign: Campaign } | { ok: false; problems: Problem[] };

/** Why a campaign file is not taken: every reason, each with its place. */
export class CampaignUnreadable extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map(({ path, code }) => `${path}: ${code}`).join('; '));
    this.name = 'CampaignUnreadable';
  }
}

/** Reads a campaign from JSON of any origin. Never throws; tells everything that is wrong with form and meaning. */
export function parseCampaign(json: unknown): CampaignReading {
  const clean = cleanJson(json);
  const tooMuch = cutShort(clean);
  if (tooMuch.length > 0) return { ok: false, problems: tooMuch };
  const form = [...clean.problems, ...formProblems(clean.value)];
  const broken = form.filter(({ code }) => code !== 'value.unknown').map(({ path }) => path);
  const campaign = clean.value as Campaign;
  const problems = broken.includes('') ? form : [...form, ...checkCampaign(campaign, soundness(broken))];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, campaign };
}

export function readCampaign(json: unknown): Campaign {
  const reading = parseCampaign(json);
  if (reading.ok) return reading.campaign;
  throw new CampaignUnreadable(reading.problems);
}

function formProblems(value: unknown): Problem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [problem('', 'value.notObject')];
  const file = plainToInstance(CampaignFile, value);
  return validateSync(file, { whitelist: true, forbidNonWhitelisted: true }).flatMap((error) => told(error, ''));
}

/** An error of class-validator and those below it; see field.decorators.ts for what its constraints are made of. */
function told(error: ValidationError, above: string): Problem[] {
  const path = at(above, Array.isArray(error.target) ? Number(error.property) : error.property);
  const below = (error.children ?? []).flatMap((child) => told(child, path));
  const constraints = Object.entries(error.constraints ?? {}).filter(([name]) => name !== 'nestedValidation');
  if ('whitelistValidation' in (error.constraints ?? {})) return [problem(path, 'value.unknown')];
  if (constraints.length > 0 && error.value === undefined) return [problem(path, 'value.missing')];
  const own = constraints.flatMap(([code, where]) =>
    placesIn(path, where).map((place) => problem(place, code as ProblemCode, (error.contexts?.[code] as Params) ?? {})),
  );
  return [...own, ...below];
}

const placesIn = (path: string, where: string): string[] =>
  where === ITSELF ? [path] : where.split(',').map((index) => at(path, Number(index)));
