import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import { NomineeRegister } from '../drafting/nominee.register.js';
import type { Campaign } from '../domain/campaign.js';
import { addDays, dayOf } from '../domain/days.js';
import { searchKey } from '../domain/text.js';
import { Hashing } from '../people/hashing.js';
import { insertPerson, insertRole } from '../people/people.sql.js';
import type { Role } from '../domain/vocabulary.js';
import type { SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database.js';
import { newId } from '../platform/random.js';
import {
  ACCOUNTS,
  NOMINEES,
  ORGANISATIONS,
  SAMPLE_PASSWORD,
  UNITS,
  type SampleAccount,
  type SampleOrganisation,
} from './sample.people.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const DAYS_AHEAD = 45;
/** No other installation has a campaign of this code: the file of the plan has its own. */
const CAMPAIGN = 'mau-cchc';
const PLAN = new URL('../../campaigns/tung-anh-cchc-2025.json', import.meta.url);

export interface Sample {
  organisations: Record<SampleOrganisation, string>;
  units: Record<string, string>;
  people: Record<string, string>;
  campaignId: string;
}

/** The plan as its file says it, on its own dates. */
export const readPlan = (): Campaign => JSON.parse(readFileSync(PLAN, 'utf8')) as Campaign;

/** The plan with its dates moved, all by the same number of days, and sent to the fictive district. */
export function movedPlan(today: string): Campaign {
  const plan = readPlan();
  const { code, name } = ORGANISATIONS.district;
  const deadline = addDays(today, DAYS_AHEAD);
  const between = daysBetween(plan.period.to, plan.dossierDeadline);
  return {
    ...plan,
    code: CAMPAIGN,
    period: { ...plan.period, to: addDays(deadline, -between) },
    dossierDeadline: deadline,
    receivingAuthority: { code, name },
    routing: plan.routing.map((rule) => ({ ...rule, receiver: rule.receiver && code })),
  };
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const EMPTY = `SELECT NOT EXISTS (SELECT FROM organisation) AND NOT EXISTS (SELECT FROM person) AS empty`;
const SAMPLE_THERE = `
  SELECT EXISTS (SELECT FROM campaign WHERE code = $1) AND EXISTS (SELECT FROM person WHERE username = ANY ($2)) AS there`;
const ADD_ORGANISATION = `INSERT INTO organisation (id, code, name, kind) VALUES ($1, $2, $3, $4)`;
const ADD_UNIT = `INSERT INTO unit (id, organisation_id, code, name, kind, search_key) VALUES ($1, $2, $3, $4, $5, $6)`;
const SET_PASSWORD = `UPDATE person SET password_hash = $1 WHERE id = ANY($2::uuid[])`;

/** Whether nothing has been entered yet. */
export async function isEmpty(database: Database): Promise<boolean> {
  const [row] = await database.query<{ empty: boolean }>(EMPTY);
  return row!.empty;
}

/**
 * Whether the demo accounts, whose password everybody knows, are there. A name or a code alone may be a real one's: "clerk",
 * or a commune called like the sample.
 */
export async function sampleIsThere(database: Database): Promise<boolean> {
  const [row] = await database.query<{ there: boolean }>(SAMPLE_THERE, [
    CAMPAIGN,
    ACCOUNTS.map(({ username }) => username),
  ]);
  return row!.there;
}

/** Loads the sample season into an empty installation: organisations, accounts, nominees and the plan. */
export async function loadSample(app: INestApplicationContext, campaignOf = movedPlan): Promise<Sample> {
  const database = app.get(Database);
  const clock = app.get(Clock);
  const password = await app.get(Hashing, { strict: false }).hash(SAMPLE_PASSWORD);
  return database.transaction(async (tx) => {
    const organisations = await addOrganisations(tx, clock);
    const units = await addUnits(tx, clock, organisations.commune);
    const people: Record<string, string> = {};
    for (const account of ACCOUNTS)
      people[account.username] = await addAccount(tx, clock, account, organisations, units);
    await tx.query(SET_PASSWORD, [password, Object.values(people)]);
    const admin = holderOf('admin', organisations.commune, people['admin']!);
    const clerk = holderOf('clerk', organisations.commune, people['clerk']!);
    const plan = campaignOf(dayOf(clock.now(), ZONE));
    const { id } = await app.get(CampaignService, { strict: false }).import(tx, admin, organisations.commune, plan);
    await addNominees(app, tx, clerk, organisations.commune, units);
    return { organisations, units, people, campaignId: id };
  });
}

async function addOrganisations(tx: Tx, clock: Clock): Promise<Record<SampleOrganisation, string>> {
  const ids = {} as Record<SampleOrganisation, string>;
  for (const [key, { code, name, kind }] of Object.entries(ORGANISATIONS)) {
    const id = newId(clock.now());
    await tx.query(ADD_ORGANISATION, [id, code, name, kind]);
    ids[key as SampleOrganisation] = id;
  }
  return ids;
}

async function addUnits(tx: Tx, clock: Clock, organisationId: string): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const { code, name, kind } of UNITS) {
    ids[code] = newId(clock.now());
    await tx.query(ADD_UNIT, [ids[code], organisationId, code, name, kind, searchKey(name)]);
  }
  return ids;
}

async function addAccount(
  tx: Tx,
  clock: Clock,
  { username, fullName, at, roles, unit }: SampleAccount,
  organisations: Record<SampleOrganisation, string>,
  units: Record<string, string>,
): Promise<string> {
  const id = await insertPerson(tx, clock, { username, fullName, email: null });
  for (const role of roles) {
    await insertRole(tx, clock, id, { organisationId: organisations[at], role, unitId: unit ? units[unit]! : null });
  }
  return id;
}

const holderOf = (role: Role, organisationId: string, personId: string): SignedIn => ({
  ...{ sessionId: personId, personId, username: role, fullName: role, locale: 'vi' },
  roles: [{ organisationId, role, unitId: null }],
});

async function addNominees(
  app: INestApplicationContext,
  tx: Tx,
  clerk: SignedIn,
  organisationId: string,
  units: Record<string, string>,
) {
  const register = app.get(NomineeRegister, { strict: false });
  for (const { unit, ...nominee } of NOMINEES) {
    await register.add(tx, clerk, { ...nominee, organisationId, unitId: units[unit]! });
  }
}
