import { defineWords } from '../words/words.ts';

export const { useWords: useNumberWords } = defineWords('number', {
  vi: { sure: 'Đúng là số này' },
  en: { sure: 'This number is meant' },
});
