import type { Season } from './season.js';
import { command, nominate } from './steps.js';

/** Dossiers that wait for the council, under the plan with one criterion. */
export async function waiting(season: Season, count: number): Promise<string[]> {
  const ids = await nominate(season, count);
  const [nominator, clerk] = [await season.as('nominator'), await season.as('clerk')];
  for (const id of ids) {
    await command(nominator, id, 'SUBMIT');
    await nominator.put(`dossiers/${id}/sections/report`, { text: 'Báo cáo thành tích.' });
    await nominator.put(`dossiers/${id}/claims/c1`, { confirmed: true });
    await command(nominator, id, 'COMPLETE');
    await command(clerk, id, 'REFER');
  }
  return ids;
}
