export type Language = 'vi' | 'en';

/** English where Accept-Language prefers it to Vietnamese, else Vietnamese. */
export function preferredLanguage(header: string | undefined): Language {
  const weights = { vi: 0, en: 0 };
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = tag.split('-')[0];
    if (language === 'vi' || language === 'en') weights[language] = Math.max(weights[language], weightOf(parameters));
  }
  return weights.en > weights.vi ? 'en' : 'vi';
}

function weightOf(parameters: string[]): number {
  const q = parameters.find((parameter) => parameter.trim().startsWith('q='));
  return q === undefined ? 1 : Number(/^q=(\d(?:\.\d{0,3})?)$/.exec(q.trim())?.[1] ?? 0);
}
