import { language } from '../words/words.ts';

const VI = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const EN = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A count below a thousand in words, as a signed paper repeats it; no letter carries more. */
export const inWords = (count: number): string => (language() === 'vi' ? vietnamese(count) : english(count));

/** "hai mươi mốt", "một trăm linh năm": the unit after tens has forms of its own. */
export function vietnamese(count: number): string {
  const [hundreds, tens, ones] = [Math.floor(count / 100), Math.floor(count / 10) % 10, count % 10];
  if (hundreds > 0) return [VI[hundreds], 'trăm', ...belowHundred(tens, ones, true)].join(' ');
  return belowHundred(tens, ones, false).join(' ') || VI[0]!;
}

function belowHundred(tens: number, ones: number, afterHundreds: boolean): string[] {
  if (tens === 0) return ones === 0 ? [] : [...(afterHundreds ? ['linh'] : []), VI[ones]!];
  return [...(tens === 1 ? ['mười'] : [VI[tens]!, 'mươi']), ...unitAfter(tens, ones)];
}

function unitAfter(tens: number, ones: number): string[] {
  if (ones === 0) return [];
  if (ones === 1 && tens > 1) return ['mốt'];
  return [ones === 5 ? 'lăm' : VI[ones]!];
}

function english(count: number): string {
  const [hundreds, rest] = [Math.floor(count / 100), count % 100];
  const small = rest < 20 ? EN[rest]! : [TENS[Math.floor(rest / 10)], ...(rest % 10 ? [EN[rest % 10]] : [])].join('-');
  if (hundreds === 0) return small;
  return `${EN[hundreds]} hundred${rest ? ` and ${small}` : ''}`;
}
