import { useQuery } from '@tanstack/react-query';
import { ROLE_LABELS } from '#domain/vocabulary.js';
import type { Answer } from '../api/client.ts';
import { units } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { useSentence } from '../words/words.ts';
import { usePeopleWords } from './people.words.ts';

/** A role as people say it, with the unit of a nominator. */
export function useRoleWords(): (role: Answer<'RoleView'>) => string {
  const t = usePeopleWords();
  const say = useSentence();
  const { organisation } = useMyself();
  const { data: known = [] } = useQuery(units(organisation.id));
  return ({ role, unitId, organisationId }) => {
    if (organisationId !== organisation.id) return t('elsewhere', { role: say(ROLE_LABELS[role]) });
    const unit = known.find(({ id }) => id === unitId)?.name;
    return unit ? t('roleOf', { role: say(ROLE_LABELS[role]), unit }) : say(ROLE_LABELS[role]);
  };
}
