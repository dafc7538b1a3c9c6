import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Sent } from './client.js';

interface Operation {
  'x-allow'?: 'public' | 'signedIn' | string[];
  summary?: string;
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

export interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

export interface Route {
  method: string;
  path: string;
  operation: Operation;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Every documented route. */
export const routesOf = (document: OpenApi): Route[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method) => {
      const operation = operations[method];
      return operation ? [{ method: method.toUpperCase(), path, operation }] : [];
    }),
  );

/** The document with every object closed, so that a field which is not documented is found as well as one that is missing. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === '$ref' ? `api${String(value)}` : closed(value)]),
  );
  const isOpen = 'properties' in copy && !('additionalProperties' in copy) && copy['type'] === 'object';
  return isOpen ? { ...copy, additionalProperties: false } : copy;
}

/** Judges answers by what OpenAPI says of their routes. */
export class Contract {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly compiled = new Map<object, ValidateFunction>();
  readonly routes: Route[];
  /** Of each route, those with the fewest places first. */
  private readonly patterns: { route: Route; pattern: RegExp }[];

  constructor(document: OpenApi) {
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.ajv);
    this.ajv.addSchema({ $id: 'api', components: closed(document.components) as object });
    this.routes = routesOf(document);
    const places = (route: Route) => (route.path.match(/\{/g) ?? []).length;
    this.patterns = [...this.routes]
      .sort((a, b) => places(a) - places(b))
      .map((route) => {
        const pattern = route.path.replaceAll(/[.]/g, String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+');
        return { route, pattern: new RegExp(`^${pattern}$`) };
      });
  }

  /** The documented route that a request went to: the one with the fewest places. */
  routeOf({ method, path }: Pick<Sent, 'method' | 'path'>): Route | undefined {
    const plain = path.split('?')[0]!;
    return this.patterns.find(({ route, pattern }) => route.method === method && pattern.test(plain))?.route;
  }

  /** What of an answer is not as documented; empty when all is. */
  faults(sent: Sent): string[] {
    const route = this.routeOf(sent);
    const where = `${sent.method} ${sent.path} → ${sent.status}`;
    if (!route) return [`${where}: no such route is documented`];
    const response =
      route.operation.responses[sent.status] ?? (sent.status >= 400 && route.operation.responses['default']);
    if (!response) return [`${where}: this status is not documented`];
    const media = Object.entries(response.content ?? {});
    if (media.length === 0) return sent.body === '' ? [] : [`${where}: a body that is not documented`];
    const documented = media.find(([type]) => sent.type.startsWith(type) || type === 'application/octet-stream');
    if (!documented) return [`${where}: ${sent.type} is not documented`];
    return this.schemaFaults(documented[1].schema, sent.body).map((fault) => `${where}: ${fault}`);
  }

  private schemaFaults(schema: object, body: unknown): string[] {
    if ('format' in schema && schema.format === 'binary') return [];
    const validate = this.compiled.get(schema) ?? this.ajv.compile(closed(schema) as object);
    this.compiled.set(schema, validate);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }
}
