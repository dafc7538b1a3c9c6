import { campaignStream } from './campaigns/campaign.stream.js';
import { seatStream } from './council/seat.stream.js';
import { sheetStream } from './council/sheet.stream.js';
import { sittingStream } from './council/sitting.stream.js';
import { dossierColumns, dossierStream } from './dossier/dossier.stream.js';
import { supplementStream } from './dossier/supplement.stream.js';
import { blockStream } from './drafting/block.stream.js';
import { mergeStream } from './drafting/merge.stream.js';
import { nominationStream } from './drafting/nomination.stream.js';
import { pastImportStream } from './drafting/past-import.stream.js';
import { decisionStream, goldBookStream } from './forwarding/decision.stream.js';
import { letterStream } from './forwarding/letter.stream.js';
import { registerStream } from './forwarding/register.stream.js';
import { submissionStream } from './forwarding/submission.stream.js';
import { outgoingStream } from './papers/outgoing.stream.js';
import { roleStream } from './people/role.stream.js';
import { successionStream } from './people/succession.stream.js';
import { coverSlipStream } from './printing/cover-slip.stream.js';
import { letterheadStream } from './printing/letterhead.stream.js';
import { templateStream } from './printing/template.stream.js';
import { setStream } from './sets/set.stream.js';

/** Whoever owns a stream, or rows that its lines speak of: what `audit verify` asks, in the server and on the console. */
export const TRAIL = {
  owners: [dossierStream],
  witnesses: [
    ...[successionStream, roleStream, campaignStream, nominationStream, mergeStream, pastImportStream],
    ...[dossierColumns, supplementStream, blockStream, seatStream, letterStream, registerStream],
    ...[sittingStream, sheetStream],
    ...[
      submissionStream,
      decisionStream,
      outgoingStream,
      goldBookStream,
      templateStream,
      letterheadStream,
      coverSlipStream,
      setStream,
    ],
  ],
};
