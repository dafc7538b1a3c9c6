/** How much is measured. */
export interface Extent {
  dossiers: number;
  rounds: number;
  seconds: number;
  openSeconds: number;
}

export const WHOLE: Extent = { dossiers: 400, rounds: 5, seconds: 4, openSeconds: 12 };
export const QUICK: Extent = { dossiers: 96, rounds: 1, seconds: 1, openSeconds: 2 };
