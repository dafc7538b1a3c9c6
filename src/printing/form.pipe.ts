import { Injectable, type PipeTransform } from '@nestjs/common';
import { FORMS, type FormCode } from '../domain/forms.js';
import { refused } from '../domain/refusals.js';

/** A form that there is; any other is absent. */
@Injectable()
export class FormPipe implements PipeTransform<string, FormCode> {
  transform(code: string): FormCode {
    if (!Object.hasOwn(FORMS, code)) throw refused('notFound');
    return code as FormCode;
  }
}
