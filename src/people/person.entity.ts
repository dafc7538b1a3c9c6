import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import type { Role } from '../domain/vocabulary.js';

/** Who acts. Global: a username is one in the installation. Never read with its password_hash, which has no column here. */
@Entity('person')
export class Person {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  username: string;

  @Column('text', { name: 'full_name' })
  fullName: string;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text')
  locale: 'vi' | 'en';

  @Column('boolean')
  active: boolean;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @OneToMany(() => HeldRole, (role) => role.person)
  roles: Relation<HeldRole>[];
}

/** A role that a person holds in an organisation; a nominator for one unit. */
@Entity('role')
export class HeldRole {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text')
  role: Role;

  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId: string | null;

  @ManyToOne(() => Person, (person) => person.roles)
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person>;
}
