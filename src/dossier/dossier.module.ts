import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { ContentWriter } from './content.writer.js';
import { Creation } from './creation.js';
import { DossierController } from './dossier.controller.js';
import { DossierFactsReader } from './dossier.facts.js';
import { DossierList } from './dossier.list.js';
import { DossierStream } from './dossier.stream.js';
import { DossierView } from './dossier.view.js';
import { Engine } from './engine.js';
import { LifeCycleController } from './life-cycle.controller.js';
import { Mask } from './mask.js';
import { MoveWriter } from './move.writer.js';
import { Press } from './press.js';
import { DossierReader } from './reading.js';
import { SignedCopies } from './signed.copies.js';
import { TrailView } from './trail.view.js';
import { Twins } from './twins.js';
import { CommandController } from './command.controller.js';
import { CommandService } from './command.service.js';

/** The engine and the read side of dossiers. */
@Module({
  imports: [AuditModule, CampaignsModule],
  controllers: [DossierController, CommandController, LifeCycleController],
  providers: [
    CommandService,
    ContentWriter,
    Creation,
    DossierFactsReader,
    DossierList,
    DossierReader,
    DossierStream,
    DossierView,
    Engine,
    Mask,
    MoveWriter,
    Press,
    SignedCopies,
    TrailView,
    Twins,
  ],
  exports: [ContentWriter, Creation, DossierFactsReader, DossierView, Engine, Mask, Press, SignedCopies, Twins],
})
export class DossierModule {}
