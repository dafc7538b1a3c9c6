/** How much is measured. */
export interface Extent {
  dossiers: number;
  rounds: number;
  seconds: number;
  openSeconds: number;
}

export const WHOLE: Extent = { dossiers: 320, rounds: 5, seconds: 4, openSeconds: 10 };
export const QUICK: Extent = { dossiers: 160, rounds: 1, seconds: 3, openSeconds: 5 };
