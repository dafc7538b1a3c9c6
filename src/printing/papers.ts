import type { FormSubject } from '../domain/form.js';
import type { FormFacts, FormsAbout } from '../domain/forms.js';
import type { Asked } from '../dossier/press.js';
import type { SignedIn } from '../people/signed-in.js';

/** The facts of every paper about one subject, each made when it is written. */
export type PapersAbout<Subject extends FormSubject> = {
  [Code in FormsAbout<Subject>]: () => FormFacts<Code>;
};

/** What a paper is named by when it is saved: "Thôn Mẫu", "phiên họp 10-12-2025". */
export interface Gathered<Subject extends FormSubject> {
  name: string;
  /** Whose templates they are filled into. */
  organisationId: string;
  papers: PapersAbout<Subject>;
}

/** Reads what the papers about one kind of subject say; refused to whoever may not read the subject. */
export interface Gathers<Subject extends FormSubject> {
  gather(person: SignedIn, id: string, asked?: Asked): Promise<Gathered<Subject>>;
}
