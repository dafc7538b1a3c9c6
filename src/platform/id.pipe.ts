import { Injectable, type PipeTransform } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import { isId } from './input.js';

/** An id in a path that cannot be one is answered as the id of an absent object. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isId(value)) throw refused('notFound');
    return value.toLowerCase();
  }
}
