import { NativeSelect } from '@mantine/core';
import { compareNames } from '#domain/text.js';
import type { Sheet, Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { useMembers } from './people-of.ts';

/** Who stands in for the sitting's presider and secretary on one sheet; empty where nobody does. */
export interface Named {
  presiderDeputyId: string;
  secretaryDeputyId: string;
}

export const nobodyNamed: Named = { presiderDeputyId: '', secretaryDeputyId: '' };

/** As a request names them. */
export const namedIn = (named: Named): Partial<Named> =>
  Object.fromEntries(Object.entries(named).filter(([, id]) => id !== ''));

interface DeputiesProps {
  sheet: Sheet;
  sitting: Sitting;
  value: Named;
  onChange: (named: Named) => void;
}

/** Asked for whoever is concerned with a name on the sheet, or away; for the others it waits folded. */
export function Deputies({ sheet, sitting, value, onChange }: DeputiesProps) {
  const t = useCouncilWords();
  const { council, nameOf } = useMembers(sitting.organisationId);
  const isHere = (id: string) => sitting.attendance.some((one) => one.personId === id && one.present);
  const places = [
    { ownId: sitting.presiderId, field: 'presiderDeputyId', label: t('presiderDeputy') },
    { ownId: sitting.secretaryId, field: 'secretaryDeputyId', label: t('secretaryDeputy') },
  ] as const;
  const cannotLead = (id: string) =>
    isConcerned(sheet, sitting, id) || (council.some((one) => one.id === id) && !isHere(id));
  const able = council.filter(({ id }) => isHere(id) && !isConcerned(sheet, sitting, id));
  const data = able
    .toSorted((a, b) => compareNames(a.fullName, b.fullName))
    .map(({ id, fullName }) => ({ value: id, label: fullName }));
  const fieldOf = ({ field, label, ownId }: (typeof places)[number]) => (
    <NativeSelect
      key={field}
      label={label}
      {...(cannotLead(ownId) && { description: t('deputyNeeded', { name: nameOf(ownId) }) })}
      value={value[field]}
      onChange={(event) => onChange({ ...value, [field]: event.currentTarget.value })}
      data={[{ value: '', label: cannotLead(ownId) ? '–' : t('nobody') }, ...data]}
    />
  );
  const needless = places.filter(({ ownId }) => !cannotLead(ownId));
  return (
    <>
      {places.filter(({ ownId }) => cannotLead(ownId)).map(fieldOf)}
      {needless.length > 0 && (
        <details>
          <summary>{t('deputies')}</summary>
          {needless.map(fieldOf)}
        </details>
      )}
    </>
  );
}

const isConcerned = ({ dossiers }: Sheet, { recusals }: Sitting, personId: string): boolean =>
  recusals.some((one) => one.personId === personId && dossiers.some(({ nomineeId }) => nomineeId === one.nomineeId));
