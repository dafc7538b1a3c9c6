import { Injectable } from '@nestjs/common';
import { SheetView } from '../council/sheet.view.js';
import { dayTold } from '../domain/days-told.js';
import { NOMINEE_KIND_LABELS } from '../domain/kind-labels.js';
import { capitalised } from '../domain/text.js';
import type { SignedIn } from '../people/signed-in.js';
import type { Sources } from './set.sources.js';
import type { ListedRow } from './set.workbook.js';

/** How the season and its awards are called. */
export interface Named {
  campaign: string;
  titleOf: (awardCode: string) => string;
}

/** What a set's list says of each nominee, whatever columns it is asked in. */
@Injectable()
export class SetList {
  constructor(private readonly sheets: SheetView) {}

  async of({ letter, dossiers }: Sources, person: SignedIn, { campaign, titleOf }: Named): Promise<ListedRow[]> {
    const votes = await this.votes(dossiers, person);
    return dossiers.map(({ dossierId, name, kind, unit, awardCode, minutes }, index) => ({
      ...{ position: String(index + 1), name, unit, award: titleOf(awardCode), minutes: minutes ?? '' },
      ...{ kind: capitalised(NOMINEE_KIND_LABELS[kind].vi), sender: letter.organisation, campaign, blank: '' },
      ...{ letter: letter.number ?? '', letterDate: letter.date === null ? '' : dayTold(letter.date) },
      ...(votes.get(dossierId) ?? { yes: '', members: '' }),
    }));
  }

  private async votes(dossiers: Sources['dossiers'], person: SignedIn) {
    const votes = new Map<string, { yes: string; members: string }>();
    for (const id of new Set(dossiers.flatMap(({ sheetId }) => sheetId ?? []))) {
      const { counts, turnout } = await this.sheets.show(person, id);
      // The signed paper prevails over what was counted.
      for (const { dossierId, signed, ...counted } of counts ?? [])
        votes.set(dossierId, { yes: String((signed ?? counted).yes), members: String(turnout?.allMembers ?? '') });
    }
    return votes;
  }
}
