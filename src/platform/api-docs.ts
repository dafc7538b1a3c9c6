import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { SESSION_COOKIE } from './access.js';
import { API_CONTENTS } from './api-contents.js';

const AT_THE_ROOT = ['health/live', 'health/ready', 'metrics'];

/** Everything lies under `/api/v1`, but for what watches the program. */
export const placeRoutes = (app: INestApplication): INestApplication =>
  app.setGlobalPrefix('api/v1', { exclude: AT_THE_ROOT });

/** OpenAPI at /api/openapi.json, and its explorer at /api/docs. Drawn on the first visit, not at start. */
export function serveApiDocs(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => apiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
  });
}

/** The whole interface; of an application that was created for a preview, too. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Vinh Danh')
    .setDescription('Award dossiers of a commune, from draft to the receiving authority.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', description: 'The token of POST /sessions.' })
    .addCookieAuth(
      'vinhdanh',
      { type: 'apiKey', in: 'cookie', description: 'Over https: __Host-vinhdanh.' },
      SESSION_COOKIE,
    )
    .build();
  return withContents(SwaggerModule.createDocument(app, about));
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

function withContents(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      const summary = API_CONTENTS[`${method.toUpperCase()} ${path.replace('/api/v1', '')}`];
      if (operation && summary) operation.summary = summary;
      // Compilers give decorators in different orders; the document is the same whichever was used.
      operation?.parameters?.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    }
  }
  return document;
}

const placeOf = (parameter: object): string =>
  'in' in parameter ? `${parameter.in} ${(parameter as unknown as { name: string }).name}` : '';
