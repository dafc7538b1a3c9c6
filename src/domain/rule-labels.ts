import type { RefusalCode } from './refusal-catalogue.js';
import type { ChoiceName } from './condition.js';
import type { RuleName } from './rules.js';
import type { Sentence } from './vocabulary.js';

/** What a rule demands, and the refusals that it can give. */
export interface RuleLabel extends Sentence {
  codes: readonly RefusalCode[];
}

const rule = (vi: string, en: string, ...codes: RefusalCode[]): RuleLabel => ({ vi, en, codes });

export const RULE_LABELS: Record<RuleName, RuleLabel> = {
  inTime: rule('chưa quá hạn', 'the due date has not passed', 'deadline.passed'),
  overdue: rule('đã quá hạn', 'the due date has passed', 'deadline.notPassed'),
  duplicateConfirmed: rule(
    'hồ sơ có thể trùng đã được xem và xác nhận',
    'a possible duplicate is confirmed as another',
    'nominee.possibleDuplicate',
  ),
  complete: rule('đủ những gì phong trào yêu cầu', 'what the campaign requires is there', 'dossier.incomplete'),
  noBlock: rule('không có văn bản chưa cho xét', 'no block on the nominee is open', 'nominee.blocked'),
  blockedOrHopeless: rule(
    'có văn bản chưa cho xét, hoặc còn thiếu sau lần bổ sung cuối',
    'a block is open, or it is incomplete after the last round',
    'ineligible.noGround',
  ),
  itemised: rule('nêu từng mục cần bổ sung', 'each missing item is named', 'supplement.noItems'),
  dueAhead: rule('hạn mới sau hôm nay', 'the new due date lies ahead', 'dueDate.notAhead'),
  roundsLeft: rule(
    'còn lần bổ sung; Chủ tịch được cho thêm một lần',
    'a round is left; the chair may allow one more',
    'supplement.noRoundsLeft',
  ),
  extraReason: rule('lần bổ sung thêm có nêu lý do', 'the extra round has a reason', 'reason.missing'),
  answered: rule('đã trả lời đủ các mục', 'every item is answered', 'supplement.unanswered'),
  asked: rule('chỉ sửa mục được yêu cầu', 'only what was asked for is changed', 'supplement.notAsked'),
  noVoteStands: rule(
    'không bỏ phần mà Hội đồng đã biểu quyết',
    'nothing is taken away that a vote still rests on',
    'evidence.votedOn',
  ),
  coreAsVoted: rule(
    'kê khai và báo cáo như khi biểu quyết',
    'claims and report are as the council voted on them',
    'content.notAsVoted',
  ),
  contentAsVoted: rule('nội dung như khi biểu quyết', 'the content is as voted', 'content.notAsVoted'),
  chairConfirms: rule('Chủ tịch xác nhận', 'the chair confirms', 'chair.notConfirmed'),
  reason: rule('có nêu lý do', 'a reason is given', 'reason.missing'),
  whoDecided: rule('người đã quyết định', 'whoever decided acts', 'act.notYours'),
  failureTold: rule('có nêu vì sao không gửi được', 'why it could not be delivered is said', 'reason.missing'),
  asksCouncil: rule('quy tắc xét có Hội đồng', 'the rule card asks a council', 'card.noCouncil'),
  paperOfUnit: rule('có văn bản của đơn vị', "the unit's paper is named", 'paper.missing'),
  letterToReceiver: rule(
    'có văn bản khác gửi cơ quan tiếp nhận',
    'another paper, a letter to the receiver, is named',
    'paper.missing',
    'paper.twice',
  ),
  free: rule('chưa tạm dừng', 'it is not on hold', 'dossier.alreadyHeld'),
  held: rule('đang tạm dừng', 'it is on hold', 'dossier.notHeld'),
  sittingOpen: rule('phiên họp đang mở', 'the sitting is open', 'sitting.notOpen'),
  quorum: rule('đủ số ủy viên theo quy tắc xét', 'the quorum of the card is met', 'sitting.noQuorum'),
  roll: rule('có danh sách được biểu quyết', 'somebody is on the roll', 'sheet.noRoll'),
  leadersNamed: rule(
    'nêu người chủ trì và thư ký không có liên quan',
    'a presider and a secretary who are not recused are named',
    'sheet.leadersNotNamed',
  ),
  actsForSheet: rule(
    'người chủ trì hoặc thư ký của phiếu này',
    'the presider or secretary of this sheet acts',
    'sheet.notItsLeader',
  ),
  onScreen: rule('phiếu bỏ trên màn hình', 'the ballot is on screen', 'ballot.onPaper', 'ballot.byCirculation'),
  onPaper: rule('phiếu bỏ trên giấy', 'the ballot is on paper', 'ballot.onScreen'),
  countsRight: rule('số liệu kiểm phiếu khớp', 'the counts add up', 'count.wrong'),
  minutesNamed: rule(
    'biên bản đã đính kèm hoặc hẹn bổ sung',
    'the minutes are attached or promised',
    'minutes.missing',
  ),
  minutesAttached: rule('biên bản đã đính kèm', 'the minutes are attached', 'minutes.notAttached'),
  outcomeClear: rule(
    'không ngang phiếu, hoặc đã có cách xử lý',
    'no tie is left to be resolved',
    'vote.tiedRunAgain',
    'vote.tiedChairDecides',
  ),
  reasonOrTie: rule(
    'có nêu lý do, hoặc ngang phiếu phải bỏ lại',
    'a reason is given, or a tie is run again',
    'reason.missing',
  ),
  recordPaper: rule(
    'có biên bản kiểm phiếu lại và lý do',
    'its paper and a reason are given',
    'recount.paperAndReason',
  ),
  signerNamed: rule('nêu người ký', 'the signer is named', 'signer.missing'),
  papersThere: rule('đủ văn bản kèm theo', 'every required paper except the letter is there', 'papers.missing'),
  receiverOpen: rule('cơ quan tiếp nhận tồn tại vào ngày ký', 'the receiver exists on that day', 'receiver.ceased'),
  forwards: rule('theo kế hoạch phải trình cấp trên', 'the route forwards it', 'route.decidedHere'),
  decidedHere: rule('theo kế hoạch do cấp mình quyết định', 'the route decides it here', 'route.forwards'),
  letterReady: rule(
    'tờ trình có số, ngày và không có hồ sơ tạm dừng (khi hệ thống gửi)',
    'the letter has number and date and holds nothing on hold (when the system sends it)',
    'letter.notNumbered',
    'letter.holdsHeld',
  ),
  consent: rule('cấp trên đồng ý bằng văn bản', "the authority's consent is recorded", 'recall.noConsent'),
  receiverCeased: rule('cơ quan tiếp nhận không còn', 'the receiver has ceased', 'receiver.notCeased'),
  seasonSettled: rule('mùa xét không còn hồ sơ đang xử lý', 'no dossier of the season is live', 'season.live'),
  targetAllowed: rule('đích được phép', 'the target is one it may go back to', 'reinstate.wrongTarget'),
  lateDate: rule(
    'hạn mới sau hôm nay, nếu trở lại bước còn nộp',
    'a due date lies ahead, where it goes back to be handed in',
    'dueDate.notAhead',
  ),
  pending: rule(
    'đề nghị khôi phục chưa quá 7 ngày',
    'a request of the last seven days is pending',
    'reinstate.notAsked',
    'reinstate.expired',
  ),
  onlyLive: rule(
    'không có hồ sơ khác đang xét cho danh hiệu này',
    'no other dossier of the nominee for this award is live',
    'dossier.exists',
  ),
  dateStillAhead: rule('hạn mới chưa qua', 'the date that was asked for still lies ahead', 'reinstate.datePassed'),
  anotherPerson: rule('người duyệt khác người đề nghị', 'whoever asked is another person', 'reinstate.samePerson'),
};

/** Which of several arrows of one command is meant. */
export const CHOICE_LABELS: Record<ChoiceName, Sentence> = {
  referred: { vi: 'hồ sơ đã trình Hội đồng', en: 'it has been referred' },
  voteStands: { vi: 'hồ sơ bị trả lại mà kết quả biểu quyết còn giá trị', en: 'the vote of a returned dossier stands' },
  noCouncil: { vi: 'quy tắc xét không cần Hội đồng', en: 'the rule card asks no council' },
  passed: { vi: 'đạt', en: 'it passed' },
  failed: { vi: 'không đạt', en: 'it failed' },
  awarded: { vi: 'quyết định khen thưởng', en: 'the outcome is awarded' },
  notAwarded: { vi: 'quyết định không khen thưởng', en: 'the outcome is not awarded' },
};
