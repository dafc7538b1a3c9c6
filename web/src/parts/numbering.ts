import { useQuery } from '@tanstack/react-query';
import type { Numbering } from '#domain/letterhead.js';
import { letterhead } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';

/** Whether the office numbers its papers from a book of its own or has numbers drawn here, as it has said. */
export function useNumbering(): Numbering {
  const { organisation } = useMyself();
  return useQuery(letterhead(organisation.id)).data?.numbering ?? 'typed';
}
