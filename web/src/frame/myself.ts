import { useSuspenseQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Role } from '#domain/vocabulary.js';
import { me, type Me } from '../api/queries.ts';

const CHOSEN = 'vinhdanh-organisation';
const listeners = new Set<() => void>();

/** Who works in two organisations looks at one of them at a time; kept on this device. */
export function workFor(organisationId: string): void {
  localStorage.setItem(CHOSEN, organisationId);
  for (const changed of listeners) changed();
}

const listen = (changed: () => void) => {
  listeners.add(changed);
  return () => void listeners.delete(changed);
};

export interface Myself {
  person: Me['person'];
  /** The one whose work is on the screen. */
  organisation: Me['organisations'][number];
  organisations: Me['organisations'];
  /** Roles in that organisation. */
  roles: Role[];
  /** Units for which one nominates there. */
  unitIds: string[];
  has: (...roles: Role[]) => boolean;
}

/** Who sits before the screen, in the organisation that was chosen. */
export function useMyself(): Myself {
  const { data } = useSuspenseQuery(me);
  const chosen = useSyncExternalStore(listen, () => localStorage.getItem(CHOSEN));
  const organisation = data.organisations.find(({ id }) => id === chosen) ?? data.organisations[0]!;
  const here = data.roles.filter(({ organisationId }) => organisationId === organisation.id);
  const roles = here.map(({ role }) => role as Role);
  const unitIds = here.flatMap(({ unitId }) => unitId ?? []);
  const { person, organisations } = data;
  return {
    person,
    organisation,
    organisations,
    roles,
    unitIds,
    has: (...any) => any.some((one) => roles.includes(one)),
  };
}
