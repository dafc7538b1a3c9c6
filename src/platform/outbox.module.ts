import { Global, Module } from '@nestjs/common';
import { DeliveriesController } from './deliveries.controller.js';
import { Deliveries } from './deliveries.js';
import { OutboxHandlers } from './outbox.handlers.js';
import { OutboxRelay } from './outbox.relay.js';
import { OutboxWorker } from './outbox.worker.js';

/** What leaves after commit. Handlers register themselves when their modules start; whoever commits may nudge. */
@Global()
@Module({
  controllers: [DeliveriesController],
  providers: [Deliveries, OutboxHandlers, OutboxWorker, OutboxRelay],
  exports: [OutboxHandlers, OutboxRelay],
})
export class OutboxModule {}
