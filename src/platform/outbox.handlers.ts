import { Injectable } from '@nestjs/common';
import { OUTBOX_KINDS, type OutboxDelivery, type OutboxKind } from './outbox.js';

/**
 * Carries out one row and returns once its effect is confirmed; what it throws is tried again later. It may be called
 * again for a row whose effect took place, so it must do nothing the second time.
 */
export type OutboxHandler<Kind extends OutboxKind> = (row: OutboxDelivery<Kind>) => Promise<void>;

/** A failure that is known by a code. Its text holds nothing else, so that it may be logged. */
export class DeliveryFailed extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Who delivers what. Each kind is registered exactly once, before the program has started. */
@Injectable()
export class OutboxHandlers {
  private readonly handlers = new Map<OutboxKind, OutboxHandler<never>>();

  register<Kind extends OutboxKind>(kind: Kind, handler: OutboxHandler<Kind>): void {
    if (this.handlers.has(kind)) throw new Error(`the outbox kind "${kind}" has two handlers`);
    this.handlers.set(kind, handler);
  }

  /** A kind without a handler would wait for ever: better not to start. */
  mustBeComplete(): void {
    const missing = OUTBOX_KINDS.filter((kind) => !this.handlers.has(kind));
    if (missing.length > 0) throw new Error(`the outbox kinds ${missing.join(', ')} have no handler`);
  }

  handle(row: OutboxDelivery): Promise<void> {
    const handler = this.handlers.get(row.kind) as OutboxHandler<OutboxKind> | undefined;
    if (!handler) throw new Error(`the outbox kind "${row.kind}" has no handler`);
    return handler(row);
  }
}
