import { dayOf } from '../domain/days.js';
import { dayEndedBy, dayTold, timeTold } from '../domain/days-told.js';
import { fillIn, type Places } from '../domain/places.js';
import type { Sentence } from '../domain/vocabulary.js';
import { EN } from './catalogue.en.js';
import { VI } from './catalogue.vi.js';
import type { Catalogue, Language, Message, MessageKey } from './message.js';
import { PHRASES } from './phrases.js';

export const CATALOGUES: Record<Language, Catalogue> = { vi: VI, en: EN };

/** What is known, at the time of reading, of what a message is about. Null where there is none, or it is not his to know. */
export interface Known {
  organisation: string;
  timeZone: string;
  nominee: string | null;
  award: string | null;
  campaign: string | null;
  receiver: string | null;
  count: number | null;
  dueAt: string | null;
}

/** A message as a person reads it. */
export function render(key: MessageKey, known: Known, language: Language): Message {
  const { subject, body } = CATALOGUES[language][key];
  const places = placesOf(known, language);
  return { subject: capital(fillIn(subject, places)), body: capital(fillIn(body, places)) };
}

/** A sentence may begin with a place. */
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

function placesOf(known: Known, language: Language): Places {
  const say = (phrase: Sentence) => fillIn(phrase[language], { ...known });
  const [what, about] = aboutWhat(known);
  return {
    what: say(what),
    about: say(about),
    due: known.dueAt && due(known.dueAt, known.timeZone, language),
    organisation: known.organisation,
    receiver: known.receiver ?? say(PHRASES.higherAuthority),
    campaign: known.campaign ?? say(PHRASES.thisCampaign),
  };
}

function aboutWhat({ nominee, count }: Known): [Sentence, Sentence] {
  if (nominee) return [PHRASES.dossier, PHRASES.aboutDossier];
  if ((count ?? 1) === 1) return [PHRASES.oneDossier, PHRASES.aboutOne];
  return [PHRASES.dossiers, PHRASES.aboutDossiers];
}

/** "By when" in the zone of the organisation; a deadline at the end of a day is told by that day. */
export function due(dueAt: string, zone: string, language: Language): string {
  const at = new Date(dueAt);
  const ended = dayEndedBy(at, zone);
  if (ended) return fillIn(PHRASES.dueOn[language], { day: dayTold(ended) });
  return fillIn(PHRASES.dueAt[language], { time: timeTold(at, zone), day: dayTold(dayOf(at, zone)) });
}
