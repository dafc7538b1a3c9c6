import type { SittingView } from '../council/sitting.view.js';
import { dayOf } from '../domain/days.js';
import { timeTold } from '../domain/days-told.js';
import { formalDay } from '../domain/formal-writing.js';
import type { FormCode } from '../domain/forms.js';
import type { Stationery } from './head.js';

/** Of whoever took part, also of who has left since. */
export type NameOf = (personId: string) => string;

export type Sitting = Awaited<ReturnType<SittingView['show']>>;

/** What every paper of a sitting says of it. */
export function sittingFacts(code: FormCode, sitting: Sitting, stationery: Stationery, nameOf: NameOf) {
  const { title, place, plannedAt, presiderId, secretaryId } = sitting;
  const [hours, minutes] = timeTold(plannedAt, stationery.zone).split(':');
  return {
    ...stationery.head(code),
    ...stationery.season(),
    ...stationery.signature(['Như trên']),
    ...{ title, place },
    time: `${hours} giờ ${minutes}, ${formalDay(dayOf(plannedAt, stationery.zone))}`,
    presider: nameOf(presiderId),
    secretary: nameOf(secretaryId),
  };
}
