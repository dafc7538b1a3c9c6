import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { apiDocument, placeRoutes } from './platform/api-docs.js';
import type { Config } from './platform/config.js';

/** The OpenAPI document as a text, without a database: nothing of the program is started. */
export async function interfaceDocument(config: Config): Promise<string> {
  const app = await NestFactory.create(AppModule.forRoot({ config }), new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  placeRoutes(app);
  return `${JSON.stringify(apiDocument(app), null, 2)}\n`;
}
