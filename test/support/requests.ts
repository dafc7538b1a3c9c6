import * as fc from 'fast-check';
import { FORM_CODES, FORMS } from '../../src/domain/forms.js';
import type { Contract, OpenApi, Route } from './contract.js';
import { formWith } from './forms.js';
import { mutated, spoiled } from './mutations.js';
import { nowAndThen } from './now-and-then.js';
import { retold, type Told } from './retold.js';
import { someHeaders, ODD_SEGMENT, ODD_TEXT, TYPES } from './odd-words.js';
import { SchemaValues, type Schema } from './schema-values.js';
import { inBytes, type Outgoing } from './wire.js';
import { ID_KINDS, type IdKind, type Ids } from './world-ids.js';

/** One request, drawn for somebody; `who` is null for nobody. */
export interface Drawn extends Outgoing {
  who: string | null;
}

/** Of whom requests are drawn: their ids, those of the others, the lists' cursors, and what the plan calls things. */
export interface Place {
  people: readonly string[];
  own: Ids;
  foreign: Ids;
  cursors: readonly string[];
  codes: Codes;
  /** What its people have done. */
  told: readonly Told[];
}

/** What the plan calls its awards, their criteria and their sections. */
export interface Codes {
  awards: readonly string[];
  criteria: readonly string[];
  sections: readonly string[];
}

interface Documented {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

const ABSENT = Array.from({ length: 6 }, (_, at) => `0000000${at}-0000-4000-8000-00000000000${at}`);

/** What an id of that name stands for. */
const KIND_OF: Record<string, IdKind> = {
  ...{ toId: 'organisation', intoId: 'nominee', presiderId: 'person', secretaryId: 'person', signerId: 'person' },
  ...{
    presiderDeputyId: 'person',
    secretaryDeputyId: 'person',
    chairConfirmationId: 'paper',
    replacesId: 'submission',
  },
  ...{ successionId: 'succession', dossierIds: 'dossier', subjectId: 'dossier', 'subject[id]': 'dossier' },
};

function kindOf(field: string): IdKind | undefined {
  if (field.endsWith('PaperId')) return 'paper';
  return KIND_OF[field] ?? ID_KINDS.find((kind) => field === `${kind}Id`);
}

/** Of `{id}`: what the path begins with. */
const kindIn = (path: string): IdKind => {
  const [, , , first = ''] = path.split('/');
  const singular = {
    ...{ people: 'person', nominees: 'nominee', streams: 'dossier', audit: 'dossier' },
    ...{ 'cover-slips': 'coverSlip', 'past-awards': 'pastImport' },
  }[first];
  return (singular ?? first.replace(/s$/, '')) as IdKind;
};

/** Of these the form and what the paper is about belong together. */
const PAPER = '/api/v1/forms/{code}/{id}';
const PRINT = 'POST /api/v1/outgoing';

/** Requests that the document of the interface allows, and what may become of them on the way. */
export class Requests {
  private readonly values: SchemaValues;

  constructor(
    document: OpenApi,
    private readonly contract: Contract,
    private readonly place: Place,
  ) {
    const schemas = document.components.schemas as Record<string, Schema>;
    this.values = new SchemaValues(schemas, (field, schema) => this.known(field, schema));
  }

  get any(): fc.Arbitrary<Drawn> {
    const routes = this.contract.routes.map((route) => ({ weight: weightOf(route), arbitrary: this.to(route) }));
    return fc.oneof(
      { weight: 24, arbitrary: fc.oneof(...routes) },
      { weight: 16, arbitrary: this.again() },
      { weight: 1, arbitrary: this.nowhere() },
    );
  }

  /** What the document allows is seldom what can be done: of that, more is found in what was. */
  private again(): fc.Arbitrary<Drawn> {
    const often = this.place.told.filter((one) => !SELDOM.test(`${one.method} ${one.path}`));
    return retold(often, this.place.own).chain(({ method, path, body, isForm }) => {
      const route = this.contract.routeOf({ method, path });
      const right = fc.constant(body);
      const sent = isForm ? formWith(right as fc.Arbitrary<Record<string, unknown>>) : this.json(right);
      return fc.tuple(this.who(route?.operation['x-allow']), sent, someHeaders).map(([who, given, more]) => ({
        ...{ who, method, path },
        ...{ headers: { ...given.headers, ...more }, body: given.body },
      }));
    });
  }

  private to({ method, path, operation }: Route): fc.Arbitrary<Drawn> {
    const { parameters = [], requestBody } = operation as Documented;
    const places = parameters.filter((one) => one.in === 'path');
    const params = path.startsWith(PAPER)
      ? this.paper()
      : fc.tuple(...places.map(({ name }) => this.param(name, path)));
    const inQuery = parameters.filter((one) => one.in === 'query');
    const query = fc
      .tuple(
        inQuery.some(({ name }) => name === 'subjectKind') ? this.subject() : fc.constant(undefined),
        ...inQuery.map((one) => this.queryValue(one.name, one.schema, one.required)),
      )
      .map(([subject, ...rest]) =>
        subject === undefined ? rest : [subject, ...rest.filter((one) => !one?.startsWith('subject'))],
      );
    const [[type, content] = []] = Object.entries(requestBody?.content ?? {});
    const body =
      `${method} ${path}` === PRINT
        ? this.json(this.paper().map(([form, subjectId]) => ({ form, subjectId })))
        : type && content
          ? this.body(type, content.schema)
          : fc.constant({ headers: {}, body: null });
    return fc
      .tuple(this.who(operation['x-allow']), params, query, body, someHeaders)
      .map(([who, ids, asked, sent, more]) => {
        const filled = places.reduce((whole, { name }, at) => whole.replace(`{${name}}`, ids[at]!), path);
        const search = asked.filter((one) => one !== undefined).join('&');
        const headers = { ...sent.headers, ...more };
        return { who, method, path: filled + (search && `?${search}`), headers, body: sent.body };
      });
  }

  /** Mostly somebody whose the route is, as far as the document says so; anybody else too, and nobody. */
  private who(allowed: unknown): fc.Arbitrary<string | null> {
    const { people } = this.place;
    const fitting = people.filter(
      (name) => Array.isArray(allowed) && rolesOf(name).some((role) => allowed.includes(role)),
    );
    return fc.oneof(
      { weight: 16, arbitrary: fc.constantFrom(...(fitting.length > 0 ? fitting : people)) },
      { weight: 4, arbitrary: fc.constantFrom(...people) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
  }

  private id(kind: IdKind | undefined): fc.Arbitrary<string> {
    const { own, foreign } = this.place;
    const some = (ids: readonly string[]) => fc.constantFrom(...(ids.length > 0 ? ids : ABSENT));
    const all = (ids: Ids) => some(Object.values(ids).flat());
    return fc.oneof(
      { weight: 14, arbitrary: kind ? some(own[kind] ?? []) : all(own) },
      { weight: 4, arbitrary: kind ? some(foreign[kind] ?? []) : all(foreign) },
      { weight: 2, arbitrary: some(ABSENT) },
      { weight: 1, arbitrary: all(own) },
    );
  }

  private param(name: string, path: string): fc.Arbitrary<string> {
    const isId = name === 'id' || name.endsWith('Id');
    const right = isId ? this.id(name === 'id' ? kindIn(path) : kindOf(name)) : this.codeIn(path);
    return fc.oneof({ weight: 20, arbitrary: right }, { weight: 1, arbitrary: ODD_SEGMENT });
  }

  /** A paper and what it is about. */
  private paper(): fc.Arbitrary<string[]> {
    const right = fc
      .constantFrom(...FORM_CODES)
      .chain((code) => this.id(FORMS[code].subject as IdKind).map((id) => [code, id]));
    const wrong = fc.tuple(ODD_SEGMENT, this.id(undefined));
    return fc.oneof({ weight: 20, arbitrary: right }, { weight: 1, arbitrary: wrong });
  }

  /** A kind of subject with one of that kind; now and then left to chance. */
  private subject(): fc.Arbitrary<string | undefined> {
    const right = this.paper().map(
      ([code, id]) =>
        `subjectKind=${FORMS[code as keyof typeof FORMS]?.subject ?? 'dossier'}&subjectId=${encodeURIComponent(id!)}`,
    );
    return fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: fc.constant(undefined) });
  }

  private codeIn(path: string): fc.Arbitrary<string> {
    if (path.includes('/forms/')) return fc.constantFrom(...FORM_CODES);
    if (path.includes('/sections/')) return this.code('sections');
    return path.includes('/claims/') ? this.code('criteria') : fc.constantFrom('dossier', 'sheet');
  }

  /** Mostly one of these; now and then one that the plan has for something else. */
  private code(of: keyof Codes): fc.Arbitrary<string> {
    const { codes } = this.place;
    return fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...codes[of]) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.values(codes).flat()) },
    );
  }

  private queryValue(name: string, schema: Schema, required = false): fc.Arbitrary<string | undefined> {
    const right =
      name === 'cursor'
        ? this.cursor()
        : this.values.of(schema, name).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
    const value = fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: ODD_TEXT });
    const pair = value.map((one) => `${name}=${encodeURIComponent(one)}`);
    const twice = fc.tuple(pair, pair).map((both) => both.join('&'));
    const some = fc.oneof({ weight: 20, arbitrary: pair }, { weight: 1, arbitrary: twice });
    return nowAndThen(some, required ? 9 : 3);
  }

  /** Of a page of some list, as it was given or spoiled. */
  private cursor(): fc.Arbitrary<string> {
    const given = fc.constantFrom(...this.place.cursors, '');
    const cut = fc.tuple(given, fc.nat(80)).map(([one, at]) => one.slice(0, at));
    const made = fc
      .tuple(
        fc.oneof(
          fc.constantFrom('2026-03-02T02:00:00.000Z', '+275760-09-13T00:00:00.000Z', 'a', '\u0000', null),
          fc.integer(),
          fc.string(),
        ),
        this.id(undefined),
      )
      .map((pair) => Buffer.from(JSON.stringify(pair)).toString('base64url'));
    return fc.oneof({ weight: 3, arbitrary: given }, cut, made, fc.base64String({ maxLength: 60 }));
  }

  private body(type: string, schema: Schema): fc.Arbitrary<Pick<Drawn, 'headers' | 'body'>> {
    if (type === 'multipart/form-data') {
      const { file: _, ...properties } = schema.properties ?? {};
      return formWith(this.values.of({ ...schema, properties }) as fc.Arbitrary<Record<string, unknown>>);
    }
    return this.json(this.values.of(schema));
  }

  private json(right: fc.Arbitrary<unknown>): fc.Arbitrary<Pick<Drawn, 'headers' | 'body'>> {
    const text = (value: unknown) => inBytes(JSON.stringify(value) ?? '');
    return fc
      .tuple(
        fc.oneof(
          { weight: 12, arbitrary: right.map(text) },
          { weight: 6, arbitrary: mutated(right).map(text) },
          { weight: 1, arbitrary: spoiled(right.map(text)) },
        ),
        fc.oneof(
          { weight: 30, arbitrary: fc.constant('application/json') },
          { weight: 1, arbitrary: fc.constantFrom(...TYPES) },
        ),
      )
      .map(([body, contentType]) => ({ body, headers: { 'content-type': contentType } }));
  }

  /** Addresses and methods that the document does not know. */
  private nowhere(): fc.Arbitrary<Drawn> {
    const path = fc.oneof(
      fc.constantFrom(
        '/api/v1',
        '/api/v1/',
        '/api/v1/dossiers/',
        '/api',
        '/metrics',
        '/health/ready',
        '/%2e%2e/%2e%2e/etc/passwd',
        '/api/v1/%ff',
        '/api/v1/%',
      ),
      fc.array(ODD_SEGMENT, { maxLength: 4 }).map((parts) => `/api/v1/${parts.join('/')}`),
      fc.constantFrom(...this.contract.routes.map((route) => route.path.replaceAll(/\{\w+\}/g, 'x'))),
    );
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PROPFIND', 'TRACE');
    return fc.tuple(this.who(undefined), method, path, someHeaders).map(([who, one, where, headers]) => ({
      ...{ who, method: one, path: where, headers, body: null },
    }));
  }

  private known(field: string, schema: Schema): fc.Arbitrary<unknown> | undefined {
    if (field === 'choices:key' || field === 'chairSide:key') return this.id('dossier');
    if (schema.format === 'uuid') return this.id(kindOf(field));
    if (field === 'id' && schema.type === 'string' && !schema.enum) return this.id('dossier');
    if (field === 'awardCode' && schema.type === 'string') return this.code('awards');
    if (/^(criterionCode|code)$/.test(field) && schema.type === 'string') return this.code('criteria');
    if (field === 'active') return fc.constantFrom(...Array.from({ length: 20 }, (_, at) => at > 0));
    if (field === 'username') return fc.constantFrom('nominator2', 'nobody', 'moi-them', 'x');
    if (/^(password|oldPassword)$/.test(field)) return fc.constantFrom('vinh-danh-demo', 'mot-mat-khau-dai', 'sai', '');
    return undefined;
  }
}

/** What ends sessions, accounts and roles would soon leave nobody to ask anything; what hashes or reads every line takes long. */
const SELDOM = /sessions|me.password|audit.verify|roles|campaigns.{id}.close|PATCH .*people/;
/** Without LibreOffice they all answer the same. */
const PDF = /\.pdf$/;
const weightOf = ({ method, path }: Route): number => (SELDOM.test(`${method} ${path}`) || PDF.test(path) ? 1 : 10);

/** What somebody of that name is: the sample calls its accounts after their offices. */
function rolesOf(username: string): string[] {
  const office = username.replace(/-b$/, '').replace(/\d$/, '');
  const more: Record<string, string[]> = {
    ...{ secretary: ['secretary', 'councilMember'], chair: ['chair', 'decider', 'councilMember'] },
    ...{ member: ['councilMember'], authority: ['authorityOfficer'] },
  };
  return more[office] ?? [office];
}
