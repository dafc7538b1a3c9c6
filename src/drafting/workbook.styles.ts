import { attribute, type Element } from '../platform/strict-xml.js';

/** The forms of days and times that Excel knows by number. */
const SHIPPED = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
/** Of a form what is said in quotes, in brackets or behind a backslash is no part of a day. */
const SAID = /"[^"]*"|\[[^\]]*\]|\\./g;

/** Whether a cell of a style shows its number as a day; styles are known by their place in the list of cell formats. */
export function dayStyles(elements: readonly Element[]): (style: string) => boolean {
  const forms = new Map<string, string>();
  const styles: boolean[] = [];
  let within = '';
  for (const element of elements) {
    if (element.name === 'numFmt') forms.set(attribute(element, 'numFmtId'), attribute(element, 'formatCode'));
    if (element.name.endsWith('Xfs') || element.name === 'cellStyles') within = element.name;
    if (element.name === 'xf' && within === 'cellXfs') styles.push(isDay(attribute(element, 'numFmtId'), forms));
  }
  return (style) => styles[Number(style || 0)] ?? false;
}

function isDay(id: string, forms: ReadonlyMap<string, string>): boolean {
  const form = forms.get(id);
  return form === undefined ? SHIPPED.includes(Number(id)) : /[dy]/i.test(form.replaceAll(SAID, ''));
}
