import { addDays, dayOf, endOfDay } from '../domain/days.js';
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

type Places = Record<string, string | number | null>;

/** A message as a person reads it. */
export function render(key: MessageKey, known: Known, language: Language): Message {
  const { subject, body } = CATALOGUES[language][key];
  const places = placesOf(known, language);
  return { subject: capital(fill(subject, places)), body: capital(fill(body, places)) };
}

/** A sentence may begin with a place. */
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

function placesOf(known: Known, language: Language): Places {
  const say = (phrase: Sentence) => fill(phrase[language], { ...known });
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
  const eve = addDays(dayOf(at, zone), -1);
  if (endOfDay(eve, zone).getTime() === at.getTime()) return fill(PHRASES.dueOn[language], { day: written(eve) });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
  return fill(PHRASES.dueAt[language], { time, day: written(dayOf(at, zone)) });
}

const written = (day: string): string => day.split('-').toReversed().join('/');

/** Fills the places; what stands in brackets goes where one of its places is empty. */
export const fill = (text: string, places: Places): string =>
  text
    .replaceAll(/\[([^\]]*)\]/g, (_, part: string) => (namesIn(part).every((name) => known(places, name)) ? part : ''))
    .replaceAll(/\{(\w+)\}/g, (place, name: string) => String(places[name] ?? place));

const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

const known = (places: Places, name: string): boolean => (places[name] ?? '') !== '';
