import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { StreamReaders } from './audit/stream.reader.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { CouncilModule } from './council/council.module.js';
import { DeadlinesModule } from './deadlines/deadlines.module.js';
import { DossierModule } from './dossier/dossier.module.js';
import { DraftingModule } from './drafting/drafting.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { ForwardingModule } from './forwarding/forwarding.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { PapersModule } from './papers/papers.module.js';
import { PeopleModule } from './people/people.module.js';
import { EdgeModule } from './platform/edge.module.js';
import { OutboxModule } from './platform/outbox.module.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';
import { PrintingModule } from './printing/printing.module.js';
import { SetsModule } from './sets/sets.module.js';
import { TRAIL } from './trail.js';

/** The table of contents: one import per folder, in the dossier's order. */
@Module({})
export class AppModule {
  constructor(readers: StreamReaders) {
    readers.call(...TRAIL.witnesses);
  }

  static forRoot(options: PlatformOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(options),
        EdgeModule,
        OutboxModule,
        AuditModule,
        PeopleModule,
        CampaignsModule,
        DossierModule,
        DraftingModule,
        EvidenceModule,
        CouncilModule,
        PapersModule,
        ForwardingModule,
        PrintingModule,
        SetsModule,
        DeadlinesModule,
        NoticesModule,
      ],
    };
  }
}
