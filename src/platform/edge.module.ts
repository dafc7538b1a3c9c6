import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { InputPipe } from './input.pipe.js';
import { RefusalFilter } from './refusal.filter.js';

/** What every request passes on its way in, and every refusal on its way out. */
@Module({
  providers: [
    { provide: APP_PIPE, useClass: InputPipe },
    { provide: APP_FILTER, useClass: RefusalFilter },
  ],
})
export class EdgeModule {}
