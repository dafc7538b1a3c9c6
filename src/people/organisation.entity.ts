import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ORGANISATION_KINDS = ['commune', 'district', 'province', 'other'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const UNIT_KINDS = ['village', 'union', 'office', 'school', 'other'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const SUCCESSION_KINDS = ['merge', 'split', 'rename', 'abolish'] as const;
export type SuccessionKind = (typeof SUCCESSION_KINDS)[number];

export const CERTAINTIES = ['verified', 'unverified'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** A commune, or whoever receives its submissions. It exists from `validFrom` until the day before `validTo`. */
@Entity('organisation')
export class Organisation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  kind: OrganisationKind;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('date', { name: 'valid_from', nullable: true })
  validFrom: string | null;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;
}

/** What became of an organisation on a day. */
@Entity('organisation_succession')
export class Succession {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'from_id' })
  fromId: string;

  @Column('uuid', { name: 'to_id', nullable: true })
  toId: string | null;

  @Column('text')
  kind: SuccessionKind;

  @Column('date', { name: 'on_date' })
  onDate: string;

  @Column('text')
  citation: string;

  @Column('text')
  certainty: Certainty;
}

/** A village, a union, an office: where nominations come from. */
@Entity('unit')
export class Unit {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  kind: UnitKind;
}
