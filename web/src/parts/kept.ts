/** What was typed and is not on the server yet, kept on this device under its writer's name. */
export interface Kept<Content> {
  content: Content;
  /** The version of the server on which it was written. */
  base: number;
  /** What of it was sent last, whose answer may have been lost. */
  sent?: Content;
}

/** Where one kept text belongs: whose it is, to which dossier or list, and which piece of it. */
export interface Place {
  personId: string;
  about: string;
  piece: string;
}

const KEPT = 'vinhdanh-kept';

export const keyOf = ({ personId, about, piece }: Place): string => [KEPT, personId, about, piece].join(' ');

export function keep<Content>(place: Place, kept: Kept<Content>): void {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(kept));
  } catch {
    // A full device keeps nothing more; the text is on the screen and on its way to the server.
  }
}

export function keptAt<Content>(place: Place): Kept<Content> | undefined {
  const text = localStorage.getItem(keyOf(place));
  return text === null ? undefined : (JSON.parse(text) as Kept<Content>);
}

export const letGo = (place: Place): void => localStorage.removeItem(keyOf(place));

/** The pieces that this person has on this device only, of one dossier or of everything. */
export function keptPieces(personId: string, about?: string): string[] {
  const start = [KEPT, personId, ...(about === undefined ? [] : [about])].join(' ') + ' ';
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length));
}
