/** The sections of text that a dossier may hold: the report typed on screen, and a summary for the council. */
export const SECTION_CODES = ['report', 'summary'] as const;

export const isSectionCode = (code: string): boolean => (SECTION_CODES as readonly string[]).includes(code);
