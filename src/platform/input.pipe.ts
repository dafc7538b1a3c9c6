import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { at, problem, type Problem } from '../domain/problem.js';
import { PROBLEM_SENTENCES, type ProblemCode } from '../domain/problem-sentences.js';
import { refuse, Refused, type Params } from '../domain/refusals.js';
import { ITSELF } from './input.js';

/** A refusal that also tells each thing that is wrong, and where. */
export class RefusedInput extends Refused {
  constructor(
    readonly problems: readonly Problem[],
    code = 'request.invalid',
    params: Params = { fields: [...new Set(problems.map(({ path }) => path))] },
  ) {
    super(refuse(code, params));
  }
}

/** A field whose form is right and whose meaning is not. */
export const wrongField = (path: string, code: ProblemCode, params?: Params): RefusedInput =>
  new RefusedInput([problem(path, code, params)]);

const DEPTH = 16;

/** Looks at every body, query and parameter that has a class; what the class does not name is refused. */
@Injectable()
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      exceptionFactory: (errors) => new RefusedInput(errors.flatMap((error) => told(error, ''))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (this.toValidate(metadata)) refuseUnreadable(value);
    return (await super.transform(value, metadata)) as unknown;
  }
}

/**
 * A class is filled by recursion, by a library that trusts the names it finds: so what is nested without end, or called
 * as something that every object has from birth (`constructor`), is refused before.
 */
export function refuseUnreadable(value: unknown): void {
  let level: [string, unknown][] = [['', value]];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH) throw wrongField('', 'value.tooDeep', { most: DEPTH });
    level = level.flatMap(([path, one]) => membersOf(path, one));
  }
}

function membersOf(path: string, value: unknown): [string, unknown][] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [at(path, index), item]);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, member]) => {
    if (key in {}) throw wrongField(at(path, key), 'value.unknown');
    return [at(path, key), member];
  });
}

/** An error of class-validator and those below it; see input.ts for what its constraints are made of. */
function told(error: ValidationError, above: string): Problem[] {
  const path = at(above, /^\d+$/.test(error.property) ? Number(error.property) : error.property);
  const constraints = Object.entries(error.constraints ?? {}).filter(([name]) => name !== 'nestedValidation');
  const children = error.children ?? [];
  if ('whitelistValidation' in (error.constraints ?? {})) return [problem(path, 'value.unknown')];
  if (constraints.length > 0 && error.value === undefined && children.length === 0)
    return [problem(path, 'value.missing')];
  const own = constraints.flatMap(([code, items]) =>
    placesIn(path, items).map((place) => problem(place, codeOf(code), error.contexts?.[code] as Params)),
  );
  return [...own, ...children.flatMap((child) => told(child, path))];
}

const placesIn = (path: string, items: string): string[] =>
  items === ITSELF ? [path] : items.split(',').map((index) => at(path, Number(index)));

/** A constraint that is not one of ours comes from Nest (a body that is no object) or from class-validator itself. */
function codeOf(constraint: string): ProblemCode {
  if (constraint in PROBLEM_SENTENCES) return constraint as ProblemCode;
  return constraint === 'isObject' ? 'value.notObject' : 'value.malformed';
}
