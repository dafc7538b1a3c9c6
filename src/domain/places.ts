/** What the `{places}` of a sentence are filled with. */
export type Places = Record<string, string | number | readonly string[] | null | undefined>;

/** Fills the places, lists joined by commas; what stands in square brackets goes where one of its places is empty. */
export const fillIn = (text: string, places: Places): string =>
  text
    .replaceAll(/\[([^\]]*)\]/g, (_, part: string) => (namesIn(part).every((name) => known(places, name)) ? part : ''))
    .replaceAll(/\{(\w+)\}/g, (place, name: string) => written(places[name]) ?? place);

const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

const known = (places: Places, name: string): boolean => (written(places[name]) ?? '') !== '';

function written(value: Places[string]): string | undefined {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'object' ? value.join(', ') : String(value);
}
