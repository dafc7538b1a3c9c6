import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.js';
import { UploadModule } from '../platform/upload.module.js';
import { FileSweep } from './file.sweep.js';
import { OutgoingController } from './outgoing.controller.js';
import { OutgoingIssuing } from './outgoing.issuing.js';
import { OutgoingPrinting } from './outgoing.printing.js';
import { OutgoingView } from './outgoing.view.js';
import { PaperController } from './paper.controller.js';
import { PaperList } from './paper.list.js';
import { PaperService } from './paper.service.js';
import { RegisterController } from './register.controller.js';
import { RegisterView } from './register.view.js';

/** Papers of any origin: what acts rest on, what a dossier must hold, and our own from the printer to the register. */
@Module({
  imports: [DossierModule, UploadModule],
  controllers: [PaperController, OutgoingController, RegisterController],
  providers: [FileSweep, OutgoingIssuing, OutgoingPrinting, OutgoingView, PaperList, PaperService, RegisterView],
})
export class PapersModule {}
