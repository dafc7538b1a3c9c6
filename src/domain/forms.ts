import type { FactsOf, Form, FormSubject } from './form.js';
import { FORMS_OF_ANSWER } from './forms-of-answer.js';
import { FORMS_OF_DOSSIER } from './forms-of-dossier.js';
import { FORMS_OF_SITTING } from './forms-of-sitting.js';

/** Every paper that is written from facts, in the order in which a season signs them. */
export const FORMS = { ...FORMS_OF_DOSSIER, ...FORMS_OF_SITTING, ...FORMS_OF_ANSWER } as const;

export type FormCode = keyof typeof FORMS;
export const FORM_CODES = Object.keys(FORMS) as FormCode[];

export type FormFacts<Code extends FormCode> = FactsOf<(typeof FORMS)[Code]['fields']>;

export const formOf = (code: FormCode): Form => FORMS[code];

/** The forms about one kind of subject. */
export type FormsAbout<Subject extends FormSubject> = {
  [Code in FormCode]: (typeof FORMS)[Code]['subject'] extends Subject ? Code : never;
}[FormCode];

export const formsAbout = (subject: FormSubject): FormCode[] =>
  FORM_CODES.filter((code) => FORMS[code].subject === subject);
