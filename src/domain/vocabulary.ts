/** The closed lists of words that everything else is written in. Labels in both languages live beside them. */

export const ROLES = [
  'nominator',
  'clerk',
  'secretary',
  'councilMember',
  'chair',
  'decider',
  'authorityOfficer',
  'auditor',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

/** In which role an act is done; `system` is the program itself (the deadline sweep, a delivery). */
export type Capacity = Role | 'system';
export const CAPACITIES: readonly Capacity[] = [...ROLES, 'system'];

export const NOMINEE_KINDS = ['individual', 'collective', 'household'] as const;
export type NomineeKind = (typeof NOMINEE_KINDS)[number];

/** How an act is known: done on screen, or recorded from a paper, a visit or a call. */
export const BASIS_KINDS = ['screen', 'paper', 'visit', 'call'] as const;
export type BasisKind = (typeof BASIS_KINDS)[number];
export interface Basis {
  kind: BasisKind;
  paperId?: string;
}

export const STREAM_KINDS = [
  'dossier',
  'sitting',
  'sheet',
  'submission',
  'decision',
  'outgoing',
  'organisation',
] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];

export const STATES = [
  'draft',
  'evidence.collecting',
  'evidence.appraisal',
  'evidence.supplement',
  'evidence.ineligibility',
  'councilVote.scheduled',
  'councilVote.voting',
  'councilVote.counted',
  'recommended',
  'forwarding',
  'forwarded.sent',
  'forwarded.received',
  'returned',
  'awarded',
  'withdrawn',
  'lapsed',
  'ineligible',
  'notRecommended',
  'notAwarded',
  'revoked',
  'archived',
] as const;
export type State = (typeof STATES)[number];

/** Where a dossier is written and handed in, by its due date; they carry the tag `open`. */
export const OPEN_STATES: readonly State[] = ['draft', 'evidence.collecting', 'evidence.supplement'];

/** What screens, queries and tests ask of a state, instead of its name. */
export const TAGS = [
  'live',
  'end',
  'open',
  'beforeReferral',
  'onSheet',
  'withReceiver',
  'decided',
  'turn:nominator',
  'turn:clerk',
  'turn:chair',
  'turn:secretary',
  'turn:council',
  'turn:system',
  'turn:authority',
] as const;
export type Tag = (typeof TAGS)[number];

export interface Sentence {
  vi: string;
  en: string;
}

export const STATE_LABELS: Record<State, Sentence> = {
  draft: { vi: 'Soạn thảo', en: 'Draft' },
  'evidence.collecting': { vi: 'Đang hoàn thiện hồ sơ', en: 'Collecting evidence' },
  'evidence.appraisal': { vi: 'Đang thẩm định', en: 'Being appraised' },
  'evidence.supplement': { vi: 'Đang bổ sung', en: 'Being supplemented' },
  'evidence.ineligibility': { vi: 'Đề nghị kết luận chưa đủ điều kiện', en: 'Proposed as ineligible' },
  'councilVote.scheduled': { vi: 'Chờ Hội đồng họp', en: 'Waiting for the council' },
  'councilVote.voting': { vi: 'Hội đồng đang bỏ phiếu', en: 'Being voted on' },
  'councilVote.counted': { vi: 'Đã kiểm phiếu', en: 'Counted' },
  recommended: { vi: 'Đạt phiếu, chờ ký tờ trình', en: 'Recommended' },
  forwarding: { vi: 'Đã ký, đang gửi cấp trên', en: 'Signed, being sent' },
  'forwarded.sent': { vi: 'Đã gửi cấp trên', en: 'Sent to the receiving authority' },
  'forwarded.received': { vi: 'Cấp trên đã nhận', en: 'Received by the authority' },
  returned: { vi: 'Cấp trên trả lại', en: 'Returned' },
  awarded: { vi: 'Được khen thưởng', en: 'Awarded' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
  lapsed: { vi: 'Quá hạn nộp', en: 'Lapsed' },
  ineligible: { vi: 'Chưa đủ điều kiện', en: 'Ineligible' },
  notRecommended: { vi: 'Không được đề nghị', en: 'Not recommended' },
  notAwarded: { vi: 'Không được khen thưởng', en: 'Not awarded' },
  revoked: { vi: 'Đã bị hủy quyết định', en: 'Revoked' },
  archived: { vi: 'Đã lưu, khóa sổ', en: 'Archived' },
};

export const ROLE_LABELS: Record<Capacity, Sentence> = {
  nominator: { vi: 'người đề nghị', en: 'nominator' },
  clerk: { vi: 'cán bộ Nội vụ', en: 'clerk' },
  secretary: { vi: 'thư ký Hội đồng', en: 'council secretary' },
  councilMember: { vi: 'ủy viên Hội đồng', en: 'council member' },
  chair: { vi: 'Chủ tịch Hội đồng', en: 'chair' },
  decider: { vi: 'người quyết định khen thưởng', en: 'decider' },
  authorityOfficer: { vi: 'cán bộ cơ quan tiếp nhận', en: 'receiving officer' },
  auditor: { vi: 'người kiểm tra', en: 'auditor' },
  admin: { vi: 'quản trị', en: 'administrator' },
  system: { vi: 'hệ thống', en: 'the system' },
};

/** Whose turn a state's tag says it is. */
export const TURN_LABELS: Record<string, Sentence> = {
  ...ROLE_LABELS,
  council: { vi: 'Hội đồng', en: 'the council' },
  authority: { vi: 'cơ quan tiếp nhận', en: 'the receiving authority' },
};

export const STREAM_LABELS: Record<StreamKind, Sentence> = {
  dossier: { vi: 'hồ sơ', en: 'dossier' },
  sitting: { vi: 'phiên họp', en: 'sitting' },
  sheet: { vi: 'phiếu bầu theo danh hiệu', en: 'sheet' },
  submission: { vi: 'tờ trình', en: 'submission' },
  decision: { vi: 'quyết định khen thưởng', en: 'decision' },
  outgoing: { vi: 'văn bản đi', en: 'outgoing paper' },
  organisation: { vi: 'cơ quan, đơn vị', en: 'organisation' },
};
