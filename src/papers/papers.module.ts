import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.js';
import { UploadModule } from '../platform/upload.module.js';
import { FileSweep } from './file.sweep.js';
import { PaperController } from './paper.controller.js';
import { PaperList } from './paper.list.js';
import { PaperService } from './paper.service.js';

/** Papers of any origin: what acts rest on, and what a dossier must hold. */
@Module({
  imports: [DossierModule, UploadModule],
  controllers: [PaperController],
  providers: [FileSweep, PaperList, PaperService],
})
export class PapersModule {}
