import type { PaperPurpose } from './campaign.js';
import type { Sentence } from './vocabulary.js';

const label = (vi: string, en: string): Sentence => ({ vi, en });

/** What the papers are called in lists and forms. */
export const PAPER_LABELS: Record<PaperPurpose, Sentence> = {
  submissionLetter: label('Tờ trình', 'Submission letter'),
  councilMinutes: label('Biên bản họp Hội đồng', "Council's minutes"),
  achievementReport: label('Báo cáo thành tích', 'Achievement report'),
  meetingRecord: label('Biên bản họp của đơn vị', "Record of the unit's meeting"),
  withdrawalLetter: label('Văn bản xin rút', 'Letter of withdrawal'),
  holdOrder: label('Văn bản yêu cầu tạm dừng', 'Order to hold'),
  releaseOrder: label('Văn bản cho tiếp tục', 'Order to release'),
  eligibilityNotice: label('Văn bản về điều kiện xét', 'Notice on eligibility'),
  eligibilityLift: label('Văn bản gỡ vướng mắc về điều kiện', 'Notice that eligibility is restored'),
  writtenOpinion: label('Phiếu ý kiến bằng văn bản', 'Written opinion'),
  decision: label('Quyết định khen thưởng', 'Decision'),
  revocation: label('Quyết định hủy khen thưởng', 'Revocation'),
  authorityAnswer: label('Văn bản trả lời của cấp trên', "The authority's answer"),
  recordOfAct: label('Văn bản làm căn cứ', 'Record of the act'),
  other: label('Văn bản khác', 'Another paper'),
};
