import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { compareNames } from '../domain/text.js';
import { ROLES, type Role } from '../domain/vocabulary.js';
import { Database } from '../platform/database.js';
import { mustHold } from './reach.js';
import type { SignedIn } from './signed-in.js';

/** Who sits in a council, keeps its record, presides over it or decides on its advice. */
const MEMBERS = ['councilMember', 'chair', 'secretary', 'decider'] as const satisfies readonly Role[];

/** Who plans sittings, votes, signs, or looks after that. */
export const MAY_SEE_MEMBERS = ['secretary', 'chair', 'clerk', 'councilMember', 'decider', 'auditor', 'admin'] as const;

/** A council has some ten members; more than this is not one. */
const MOST = 200;

export class MemberView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  fullName: string;

  @ApiProperty({ enum: ROLES, isArray: true, description: 'Those of the council, and no others that he holds.' })
  roles: Role[];
}

const ACTIVE = `SELECT p.id, p.full_name AS "fullName", array_agg(DISTINCT r.role ORDER BY r.role) AS roles
  FROM role r JOIN person p ON p.id = r.person_id
  WHERE r.organisation_id = $1 AND r.role = ANY($2) AND p.active GROUP BY p.id ORDER BY p.id LIMIT ${MOST}`;

/** The council of an organisation, for those who work with it: names and what they are there, nothing else of a person. */
@Injectable()
export class Members {
  constructor(private readonly database: Database) {}

  async of(by: SignedIn, organisationId: string): Promise<MemberView[]> {
    mustHold(by, organisationId, ...MAY_SEE_MEMBERS);
    const members = await this.database.query<MemberView & Record<string, unknown>>(ACTIVE, [organisationId, MEMBERS]);
    return members.sort((a, b) => compareNames(a.fullName, b.fullName));
  }
}
