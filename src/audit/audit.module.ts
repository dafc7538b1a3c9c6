import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { StreamReaders } from './stream.reader.js';
import { StreamView } from './stream.view.js';
import { Verifier } from './verifier.js';

/** Lines are written by whoever moves something (ledger.ts); here they are read and checked. */
@Module({
  controllers: [AuditController],
  providers: [StreamReaders, StreamView, Verifier],
  exports: [StreamReaders, Verifier],
})
export class AuditModule {}
