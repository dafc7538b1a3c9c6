import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { Closing } from './closing.js';
import { CouncilHooks } from './council.hooks.js';
import { Minutes, MinutesFacts } from './minutes.js';
import { Opinions } from './opinions.js';
import { PaperCount } from './paper.count.js';
import { ReadingList } from './reading-list.view.js';
import { Settling } from './settling.js';
import { SheetActs } from './sheet.acts.js';
import { SheetController } from './sheet.controller.js';
import { SheetDesk } from './sheet.desk.js';
import { SheetMaking } from './sheet.making.js';
import { SheetOpening } from './sheet.opening.js';
import { SheetView } from './sheet.view.js';
import { SittingController } from './sitting.controller.js';
import { SittingLists } from './sitting.lists.js';
import { Sittings } from './sitting.service.js';
import { SittingView } from './sitting.view.js';
import { UrnKeys } from './urn.keys.js';
import { UrnSweep } from './urn.sweep.js';
import { Voiding } from './voiding.js';
import { Voting } from './voting.js';

const sittings = [ReadingList, Sittings, SittingLists, SittingView];
const sheets = [SheetActs, SheetDesk, SheetMaking, SheetOpening, SheetView];
const votes = [Closing, Opinions, PaperCount, Settling, Voiding, Voting];

/** How the council decides: sittings, sheets, ballots and their counts. */
@Module({
  imports: [CampaignsModule, DossierModule],
  controllers: [SittingController, SheetController],
  providers: [...sittings, ...sheets, ...votes, CouncilHooks, Minutes, MinutesFacts, UrnKeys, UrnSweep],
  exports: [ReadingList, SheetView, SittingView],
})
export class CouncilModule {}
