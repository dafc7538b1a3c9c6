import { readFileSync } from 'node:fs';
import { StartupProblem } from './startup-problem.js';

/** The environment as text; an empty value counts as unset, because compose passes absent ones as ''. */
export class Variables {
  constructor(private readonly env: Record<string, string | undefined>) {}

  text(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  integer(name: string, fallback: number, [least, most]: [number, number]): number {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
    if (number >= least && number <= most) return number;
    throw wrong(
      name,
      `is "${value}"`,
      `Set it to a whole number from ${least} to ${most}, or leave it out for ${fallback}.`,
    );
  }

  oneOf<Value extends string>(name: string, fallback: Value, allowed: readonly Value[]): Value {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const found = allowed.find((candidate) => candidate === value.toLowerCase());
    if (found) return found;
    throw wrong(name, `is "${value}"`, `Set it to one of ${allowed.join(', ')}.`);
  }

  /** An address such as redis://…; never repeated in the message, because it may hold a password. */
  url(name: string, schemes: readonly string[]): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : '';
    if (schemes.includes(scheme)) return value;
    throw wrong(name, 'is not an address this program understands', `Set it to ${schemes[0]}://… or leave it out.`);
  }

  /** The content of the file that the variable names. */
  file(name: string): string | undefined {
    const path = this.text(name);
    if (path === undefined) return undefined;
    const text = contentOf(name, path);
    if (text.trim()) return text;
    throw wrong(name, `names the file "${path}", which is empty`, 'Name the file that holds it, or leave it out.');
  }
}

function contentOf(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw wrong(
      name,
      `names the file "${path}", which cannot be read (${code})`,
      'Correct the path or its permissions.',
    );
  }
}

export function wrong(name: string, what: string, remedy: string): StartupProblem {
  return new StartupProblem('config.variable', `The variable ${name} ${what}.`, remedy);
}
