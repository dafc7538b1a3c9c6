import { useQuery } from '@tanstack/react-query';
import { members, type Member } from './council.queries.ts';

/** The people of a council, and how each is called. */
export function useMembers(organisationId: string): {
  all: Member[];
  council: Member[];
  nameOf: (id: string | null) => string;
} {
  const all = useQuery(members(organisationId)).data ?? [];
  const council = all.filter(({ roles }) => roles.includes('councilMember'));
  return { all, council, nameOf: (id) => all.find((one) => one.id === id)?.fullName ?? '–' };
}
