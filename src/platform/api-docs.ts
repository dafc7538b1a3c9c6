import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { SESSION_COOKIE } from './access.js';

/** OpenAPI at /api/openapi.json, and its explorer at /api/docs. Drawn on the first visit, not at start. */
export function serveApiDocs(app: INestApplication): void {
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
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, about), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
  });
}
