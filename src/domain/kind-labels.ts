import type { BallotKind } from './rule-card.js';
import type { NomineeKind, Sentence } from './vocabulary.js';

const label = (vi: string, en: string): Sentence => ({ vi, en });

export const NOMINEE_KIND_LABELS: Record<NomineeKind, Sentence> = {
  individual: label('cá nhân', 'individual'),
  collective: label('tập thể', 'collective'),
  household: label('hộ gia đình', 'household'),
};

export const BALLOT_LABELS: Record<BallotKind, Sentence> = {
  secret: label('phiếu kín trên máy', 'secret ballot on screen'),
  open: label('biểu quyết công khai trên máy', 'open vote on screen'),
  paper: label('phiếu giấy', 'paper ballot'),
  byCirculation: label('lấy ý kiến bằng văn bản', 'written consultation'),
  noCouncil: label('không qua Hội đồng', 'no council'),
};
