import 'reflect-metadata';
import type { RequestListener } from 'node:http';
import type { Server as Door } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyInstance } from 'fastify';
import { AppModule } from './app.module.js';
import { Admission } from './platform/admission.js';
import { placeRoutes, serveApiDocs } from './platform/api-docs.js';
import { Clock } from './platform/clock.js';
import { Health } from './platform/health.js';
import { httpListener } from './platform/http-listener.js';
import { secureHttp } from './platform/http-security.js';
import { takeJsonOnly } from './platform/json-body.js';
import { loggerOptions, NestLog } from './platform/logging.js';
import { Metrics } from './platform/metrics.js';
import { openOtherAddresses, shut } from './platform/other-addresses.js';
import type { PlatformOptions } from './platform/platform.module.js';
import { refuseUnparsed } from './platform/raw-refusal.js';
import { FILE_LIMIT_MB } from './platform/refusal-of.js';
import { frameworkErrors } from './platform/refusal.filter.js';
import { logRequests, requestId } from './platform/request-log.js';
import { serveScreens } from './platform/screens.js';
import { StartupProblem } from './platform/startup-problem.js';
import type { Config } from './platform/config.js';

const MEGABYTE = 1_048_576;
/** For requests that have begun to be answered, once the program is asked to stop. */
const GRACE = 10_000;

export interface RunningServer {
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Answers the requests that have begun, then closes. */
  close(): Promise<void>;
}

/** What is done with the whole program before it takes requests. */
export type Preparation = (app: NestFastifyApplication) => Promise<void>;

const doNothing: Preparation = () => Promise.resolve();

/** The HTTP server on a migrated database. */
export async function startServer(
  options: PlatformOptions,
  beforeListening: Preparation = doNothing,
): Promise<RunningServer> {
  const app = await createApp(options);
  const { host, port, publicUrl } = options.config;
  let others: Door[];
  try {
    await app.init();
    await beforeListening(app);
    await app.listen(port, host);
    others = await openOtherAddresses(app.getHttpServer(), host);
  } catch (error) {
    await app.close();
    throw cannotListen(error, options.config);
  }
  return { url: publicUrl ?? (await app.getUrl()), app, close: () => drain(app, others, options.config) };
}

/**
 * First whoever sends requests here is told to send them elsewhere, and given time for it. The program closes last, since it
 * waits for those only who came to its own address.
 */
async function drain(app: NestFastifyApplication, others: readonly Door[], { drainSeconds }: Config): Promise<void> {
  app.get(Health).drain();
  await pause(drainSeconds * 1_000);
  if (others.length > 0) await leaving(app, () => Promise.all(others.map(shut)));
  await leaving(app, () => app.close());
}

/** A connection kept open after its answer, or a request that never ends, would hold the server for as long as it likes. */
async function leaving(app: NestFastifyApplication, close: () => Promise<unknown>): Promise<void> {
  const server = app.getHttpServer();
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const end = setTimeout(() => server.closeAllConnections(), GRACE);
  await close();
  clearInterval(sweep);
  clearTimeout(end);
}

async function createApp(options: PlatformOptions): Promise<NestFastifyApplication> {
  const { config } = options;
  const admission = new Admission(options.bounds);
  const adapter = new FastifyAdapter({
    logger: loggerOptions(config),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit: MEGABYTE,
    serverFactory: (handle: RequestListener) => httpListener(config, admission.before(handle)),
    clientErrorHandler: refuseUnparsed,
    requestIdHeader: false,
    // What comes on an open connection while it closes is answered like any other.
    return503OnClosing: false,
    genReqId: requestId,
    frameworkErrors,
    multipart: { limits: { fileSize: FILE_LIMIT_MB * MEGABYTE, files: 1, fields: 20 } },
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  const logger = new NestLog(fastify.log);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(options), adapter, {
    logger,
    abortOnError: false,
    bodyParser: false,
  });
  admission.watch(fastify, { clock: app.get(Clock), metrics: app.get(Metrics), health: app.get(Health) });
  await configure(app, fastify, config);
  return app;
}

async function configure(app: NestFastifyApplication, fastify: FastifyInstance, config: Config): Promise<void> {
  logRequests(fastify, app.get(Metrics));
  partWhileDraining(fastify, app.get(Health));
  await secureHttp(fastify, config);
  takeJsonOnly(fastify);
  placeRoutes(app);
  serveApiDocs(app);
  await serveScreens(fastify);
}

/** Nobody keeps a connection to a server that is about to stop. */
function partWhileDraining(fastify: FastifyInstance, health: Health): void {
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (health.draining) void reply.header('connection', 'close');
    done();
  });
}

/** A file that is closed to us has the same code as a port that is. */
function cannotListen(error: unknown, { host, port }: Config): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  switch (`${syscall} ${code}`) {
    case 'listen EADDRINUSE':
      return new StartupProblem(
        'http.portBusy',
        `The port ${port} on ${host} is busy: another program listens there.`,
        'Stop that program, or set PORT to another number.',
      );
    case 'listen EACCES':
      return new StartupProblem(
        'http.portForbidden',
        `The port ${port} is not open to this user.`,
        'Set PORT above 1023.',
      );
    case 'listen EADDRNOTAVAIL':
    case 'listen EAFNOSUPPORT':
    case 'getaddrinfo ENOTFOUND':
    case 'getaddrinfo EAI_AGAIN':
      return new StartupProblem('http.noSuchHost', `This machine has no address ${host}.`, 'Correct HOST.');
    default:
      return error;
  }
}
