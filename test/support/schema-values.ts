import * as fc from 'fast-check';
import { nowAndThen } from './now-and-then.js';

/** As much of JSON Schema as the document of the interface uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
}

/** What the document cannot say of a field: the ids and codes that stand for something. By the name of the field. */
export type Known = (field: string, schema: Schema) => fc.Arbitrary<unknown> | undefined;

const DAYS = ['2026-03-01', '2026-03-02', '2026-04-10', '2025-11-30', '2030-12-31', '1999-02-28'];
const INSTANTS = [
  '2026-03-02T02:00:00Z',
  '2026-03-20T09:00:00+07:00',
  '2026-04-10T16:59:59.999Z',
  '2031-01-01T00:00:00Z',
];
const TEXTS = [
  'Báo cáo thành tích năm 2025.',
  'Họp Hội đồng',
  'lý do',
  'Thôn Một',
  '15/TTr-UBND',
  'a',
  'Nguyễn Văn Ví Dụ',
];

/** Values that a schema admits: mostly plain ones, now and then at its limits. */
export class SchemaValues {
  private readonly made = new Map<string, fc.Arbitrary<unknown>>();

  constructor(
    private readonly schemas: Record<string, Schema>,
    private readonly known: Known,
  ) {}

  of(schema: Schema, field = ''): fc.Arbitrary<unknown> {
    if (schema.$ref) return this.named(schema.$ref.split('/').at(-1)!);
    const [only] = schema.allOf ?? [];
    if (only) return this.of(only, field);
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => this.of(one, field)));
    const known = this.known(field, schema);
    if (known) return known;
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const types = [schema.type ?? 'object'].flat();
    return fc.oneof(...types.map((type) => this.ofType(type, schema, field)));
  }

  private named(name: string): fc.Arbitrary<unknown> {
    const made = this.made.get(name) ?? this.of(this.schemas[name]!, name);
    this.made.set(name, made);
    return made;
  }

  private ofType(type: string, schema: Schema, field: string): fc.Arbitrary<unknown> {
    switch (type) {
      case 'string':
        return textOf(schema);
      case 'integer':
      case 'number':
        return fc.oneof(
          { weight: 4, arbitrary: fc.integer({ min: schema.minimum ?? 0, max: near(schema) }) },
          {
            weight: 1,
            arbitrary: fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 2_147_483_647),
          },
        );
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array':
        return fc.array(this.of(schema.items ?? {}, field), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.max(schema.minItems ?? 0, 3),
        });
      default:
        return this.object(schema, field);
    }
  }

  private object({ properties, required = [], additionalProperties }: Schema, field: string): fc.Arbitrary<unknown> {
    if (!properties) {
      const value = typeof additionalProperties === 'object' ? this.of(additionalProperties) : fc.constant('x');
      const key = (this.known(`${field}:key`, {}) ?? fc.string({ maxLength: 8 })) as fc.Arbitrary<string>;
      return fc.array(fc.tuple(key, value), { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs));
    }
    const fields = Object.entries(properties).map(([name, schema]): [string, fc.Arbitrary<unknown>] => {
      const value = this.of(schema, name);
      return [name, required.includes(name) ? value : nowAndThen(value, 4)];
    });
    return fc
      .tuple(...fields.map(([, value]) => value))
      .map((values) =>
        Object.fromEntries(fields.flatMap(([name], at) => (values[at] === undefined ? [] : [[name, values[at]]]))),
      );
  }
}

const near = ({ minimum = 0, maximum = 100 }: Schema): number => Math.min(maximum, minimum + 12);

function textOf({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return fc.constantFrom(...DAYS);
  if (format === 'date-time') return fc.constantFrom(...INSTANTS);
  if (format === 'email') return fc.constantFrom('nguoi@vinhdanh.test', 'a@b.test');
  if (pattern) return fc.constantFrom('thon-ba', 'c1', 't1', 'report', 'ca-nhan-cchc-2025');
  const whole = fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) });
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...TEXTS) },
    { weight: 2, arbitrary: whole },
    { weight: 1, arbitrary: fc.constantFrom('x'.repeat(maxLength), 'ẫ'.repeat(maxLength)) },
  );
}
