import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Bounds, Kind } from './admission.js';
import { Clock, SystemClock } from './clock.js';
import { Config } from './config.js';
import { Database } from './database.js';
import { Forgetting } from './forgetting.js';
import { HealthController } from './health.controller.js';
import { Health } from './health.js';
import { Metrics } from './metrics.js';
import { Office } from './office.js';
import { Once } from './once.js';
import { poolOf, servingOptions } from './typeorm.js';

export interface PlatformOptions {
  /** With `databaseUrl` filled in. */
  readonly config: Config;
  /** Another clock only where the server is started in-process, by tests and the demo. */
  readonly clock?: Clock;
  /** Other bounds in the same way. */
  readonly bounds?: Readonly<Record<Kind, Bounds>>;
}

/** What every other module may ask for without importing it: Config, Clock, Database, Metrics, Office, and TypeORM. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ config, clock = new SystemClock() }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({
          ...servingOptions(config.databaseUrl ?? ''),
          autoLoadEntities: true,
          retryAttempts: 1,
        }),
      ],
      controllers: [HealthController],
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Database, useFactory: (source: DataSource) => new Database(poolOf(source)), inject: [DataSource] },
        Metrics,
        Health,
        Office,
        Once,
        Forgetting,
      ],
      exports: [Config, Clock, Database, Metrics, Office, Once],
    };
  }
}
