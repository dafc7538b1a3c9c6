import i18next, { type TOptions } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Sentence } from '#domain/vocabulary.js';

export type Language = keyof Sentence;

const CHOSEN = 'vinhdanh-language';

const chosen = (): Language => (localStorage.getItem(CHOSEN) === 'en' ? 'en' : 'vi');

void i18next.use(initReactI18next).init({
  lng: chosen(),
  fallbackLng: false,
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});
document.documentElement.lang = chosen();

/** The language that is shown, for what is not drawn by React. */
export const language = (): Language => i18next.language as Language;

/** From now on, on this device. */
export function speak(to: Language): void {
  localStorage.setItem(CHOSEN, to);
  turnTo(to);
}

/** The language of whoever has signed in, on a device on which none was chosen. */
export function speakAs(to: Language): void {
  if (localStorage.getItem(CHOSEN) === null && to !== language()) turnTo(to);
}

function turnTo(to: Language): void {
  document.documentElement.lang = to;
  void i18next.changeLanguage(to);
}

/** English tells one from many: `[one, other]`, chosen by `count`. Vietnamese does not. */
type English<Vietnamese> = Record<keyof Vietnamese, string | readonly [one: string, other: string]>;

/** Says a word of its area; what stands in `{{braces}}` comes from the second argument. */
export type Say<Vietnamese> = (key: keyof Vietnamese & string, places?: TOptions) => string;

/**
 * The words of one area of the screens, in both languages; English lacks none, else it does not compile. Gives the hook by
 * which the area's screens say them, and a function for what is no component.
 */
export function defineWords<Vietnamese extends Record<string, string>>(
  area: string,
  { vi, en }: { vi: Vietnamese; en: English<Vietnamese> },
): { useWords: () => Say<Vietnamese>; say: Say<Vietnamese> } {
  i18next.addResourceBundle(
    'vi',
    area,
    Object.fromEntries(
      Object.entries(vi).flatMap(([key, text]) => [
        [key, text],
        [`${key}_other`, text],
      ]),
    ),
  );
  i18next.addResourceBundle(
    'en',
    area,
    Object.fromEntries(Object.entries(en).flatMap(([key, text]) => forms(key, text))),
  );
  const say: Say<Vietnamese> = (key, places) => i18next.t(key as string, { ...(places as object), ns: area });
  const useWords = () => {
    // Draws its screen again when the language changes.
    useTranslation(area);
    return say;
  };
  return { useWords, say };
}

const forms = (key: string, text: string | readonly [string, string]): [string, string][] =>
  typeof text === 'string'
    ? [
        [key, text],
        [`${key}_one`, text],
        [`${key}_other`, text],
      ]
    : [
        [`${key}_one`, text[0]],
        [`${key}_other`, text[1]],
      ];

/** Says a sentence that the domain gives in both languages: a state, a role, a refusal. */
export function useSentence(): (sentence: Sentence) => string {
  const { i18n } = useTranslation();
  return useCallback((sentence) => sentence[i18n.language as Language], [i18n.language]);
}
