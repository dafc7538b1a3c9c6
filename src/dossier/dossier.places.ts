import { statesWith } from '../domain/arrows.js';
import { STATES, type Role, type State } from '../domain/vocabulary.js';
import { organisationsOf, type SignedIn } from '../people/signed-in.js';
import type { DossierFilter } from './dossier.filter.js';
import { scopeOf, unitsOf } from './visibility.js';

/** By what a person sees a dossier: as one of an organisation, of its council, of a unit, or of a receiver. */
export type Way = keyof ReturnType<typeof scopeOf>;
const EACH_WAY: readonly Way[] = ['organisations', 'councils', 'units', 'receivers'];

export interface Places {
  way: Way;
  places: { id: string; states: readonly State[] }[];
}

/** Where a person looks, and which states he looks for there. */
export function placesOf(person: SignedIn, filter: DossierFilter): Places[] {
  const scope = scopeOf(person);
  const turns = turnsOf(person);
  const wanted = (states: readonly State[]) => states.filter((state) => !filter.state || state === filter.state);
  return EACH_WAY.flatMap((way) => {
    const all = scope[way].map((id) => ({ id, states: wanted(STATES) }));
    const places = filter.mine ? turns[way].map(({ id, states }) => ({ id, states: wanted(states) })) : all;
    const some = places.filter(({ states }) => states.length > 0);
    return some.length > 0 ? [{ way, places: some }] : [];
  });
}

const OFFICERS: [Role, State[]][] = [
  ['clerk', statesWith('turn:clerk')],
  ['secretary', statesWith('turn:secretary')],
  ['chair', statesWith('turn:chair')],
];

/** Where it is a person's turn. */
function turnsOf(person: SignedIn): Record<Way, Places['places']> {
  const at = (ids: readonly string[], states: readonly State[]) => ids.map((id) => ({ id, states }));
  return {
    organisations: OFFICERS.flatMap(([role, states]) => at(organisationsOf(person, role), states)),
    councils: at(organisationsOf(person, 'councilMember'), statesWith('turn:council')),
    units: at(unitsOf(person), statesWith('turn:nominator')),
    receivers: at(organisationsOf(person, 'authorityOfficer'), statesWith('turn:authority')),
  };
}
