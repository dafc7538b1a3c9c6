import type { Catalogue } from './message.js';

// prettier-ignore
export const VI: Catalogue = {
  'turn.draft': {
    subject: 'Viết và gửi đề nghị[ {due}]: {what}',
    body: 'Hãy viết tiếp và gửi {about}[ {due}]. Đề nghị chưa gửi thì chưa được xem xét.',
  },
  'turn.evidence.collecting': {
    subject: 'Nộp hồ sơ đầy đủ[ {due}]: {what}',
    body: 'Hãy hoàn thiện kê khai, báo cáo thành tích và minh chứng, rồi nộp {about}[ {due}]. Hồ sơ nộp đầy đủ mới được thẩm định.',
  },
  'turn.evidence.appraisal': {
    subject: 'Thẩm định: {what}',
    body: 'Đã nhận {about}. Hãy thẩm định, rồi trình Hội đồng, yêu cầu bổ sung, hoặc đề nghị kết luận chưa đủ điều kiện.',
  },
  'turn.evidence.supplement': {
    subject: 'Nộp bổ sung[ {due}]: {what}',
    body: 'Cán bộ Nội vụ yêu cầu bổ sung {about}. Hãy trả lời từng mục trong phiếu yêu cầu, rồi nộp bổ sung[ {due}].',
  },
  'turn.evidence.ineligibility': {
    subject: 'Kết luận về điều kiện xét: {what}',
    body: 'Cán bộ Nội vụ đề nghị kết luận chưa đủ điều kiện đối với {about}. Hãy đồng ý, hoặc không đồng ý để thẩm định lại.',
  },
  'turn.councilVote.scheduled': {
    subject: 'Xếp vào phiên họp Hội đồng: {what}',
    body: 'Hội đồng cần xem xét {about}. Hãy xếp vào một phiên họp và lập phiếu bầu theo danh hiệu.',
  },
  'turn.councilVote.voting': {
    subject: 'Bỏ phiếu: {what}',
    body: 'Hội đồng đang bỏ phiếu về {about}. Hãy bỏ phiếu; phiếu đã bỏ thì không sửa được.',
  },
  'turn.councilVote.counted': {
    subject: 'Công bố kết quả kiểm phiếu: {what}',
    body: 'Đã kiểm phiếu về {about}. Hãy xem lại số liệu cùng thư ký, rồi công bố kết quả.',
  },
  'turn.recommended': {
    subject: 'Ký tờ trình hoặc ra quyết định: {what}',
    body: 'Đạt phiếu và đang chờ: {about}. Danh hiệu do cấp trên quyết định thì hãy ký tờ trình; do cấp mình quyết định thì hãy ra quyết định.',
  },
  'turn.forwarding': {
    subject: 'Ghi số, ngày và gửi tờ trình: {what}',
    body: 'Tờ trình có {about} đã được ký. Hãy ghi số và ngày của tờ trình để gửi {receiver}.',
  },
  'turn.forwarded.sent': {
    subject: 'Xác nhận đã nhận tờ trình: {what}',
    body: '{organisation} gửi tờ trình có {about}. Hãy xác nhận đã nhận, trả lại kèm lý do, hoặc ghi quyết định.',
  },
  'turn.forwarded.received': {
    subject: 'Ghi quyết định hoặc trả lại: {what}',
    body: '{organisation} đang chờ trả lời về {about}. Hãy ghi quyết định, hoặc trả lại kèm lý do.',
  },
  'turn.returned': {
    subject: 'Xử lý hồ sơ bị trả lại: {what}',
    body: 'Bị trả lại: {about}. Hãy xem lý do, rồi sửa văn bản, yêu cầu đơn vị bổ sung, hoặc đưa ra Hội đồng biểu quyết lại.',
  },
  'end.awarded': {
    subject: 'Được khen thưởng: {what}',
    body: 'Đã có quyết định khen thưởng đối với {about}. Xin chúc mừng. Về việc trao thưởng, hãy hỏi cán bộ Nội vụ.',
  },
  'end.withdrawn': {
    subject: 'Đã rút: {what}',
    body: 'Đã rút {about}. Nếu rút nhầm, hãy nhờ cán bộ Nội vụ đề nghị khôi phục khi mùa xét chưa khóa sổ.',
  },
  'end.lapsed': {
    subject: 'Quá hạn nộp: {what}',
    body: 'Đã quá hạn nộp {about}. Nếu có lý do, hãy nhờ cán bộ Nội vụ đề nghị Chủ tịch cho nộp muộn.',
  },
  'end.ineligible': {
    subject: 'Chưa đủ điều kiện xét: {what}',
    body: 'Chủ tịch kết luận chưa đủ điều kiện xét đối với {about}. Lý do ghi trong hồ sơ; hãy hỏi cán bộ Nội vụ nếu cần.',
  },
  'end.notRecommended': {
    subject: 'Không được đề nghị khen thưởng: {what}',
    body: 'Không đề nghị khen thưởng đối với {about}. Kết quả ghi trong hồ sơ; hãy hỏi cán bộ Nội vụ nếu cần.',
  },
  'end.notAwarded': {
    subject: 'Không được khen thưởng: {what}',
    body: 'Đã có kết quả đối với {about}: không được khen thưởng. Hãy hỏi cán bộ Nội vụ nếu cần biết lý do.',
  },
  'end.revoked': {
    subject: 'Đã hủy quyết định khen thưởng: {what}',
    body: 'Quyết định khen thưởng đối với {about} đã bị hủy. Văn bản hủy ghi trong hồ sơ; hãy hỏi cán bộ Nội vụ nếu cần.',
  },
  held: {
    subject: 'Tạm dừng, chờ thông báo tiếp: {what}',
    body: 'Đã tạm dừng {about}. Trong lúc tạm dừng không tính hạn, và đơn vị không cần làm gì.',
  },
  released: {
    subject: 'Làm tiếp sau khi tạm dừng[ {due}]: {what}',
    body: 'Đã bỏ tạm dừng {about}. Hồ sơ tiếp tục từ bước đang làm dở[, {due}].',
  },
  blockNoted: {
    subject: 'Xem văn bản về điều kiện xét: {what}',
    body: 'Có văn bản cho biết chưa đủ điều kiện xét, liên quan đến {about}. Khi chưa gỡ vướng mắc này thì không trình Hội đồng, không ký tờ trình và không ra quyết định được.',
  },
  deliveryFailed: {
    subject: 'Chỉ đạo gửi lại tờ trình chưa gửi được: {what}',
    body: 'Tờ trình có {about} chưa gửi được tới {receiver}. Hãy cho gửi lại, gửi bản giấy, hoặc thu hồi tờ trình.',
  },
  reinstatementAsked: {
    subject: 'Duyệt khôi phục trong 7 ngày: {what}',
    body: 'Có đề nghị khôi phục {about}. Hãy xem lý do và duyệt trong 7 ngày; để quá hạn thì phải đề nghị lại.',
  },
  'sheet.opened': {
    subject: 'Bỏ phiếu tại phiên họp: {what}',
    body: 'Đã mở phiếu bầu về {about}. Hãy chọn đồng ý hoặc không đồng ý cho từng dòng rồi bỏ phiếu; phiếu đã bỏ thì không sửa được.',
  },
  'sheet.counted': {
    subject: 'Xem số liệu và công bố kết quả phiếu bầu: {what}',
    body: 'Đã kiểm phiếu về {about}. Hãy xem số liệu cùng thư ký, rồi công bố kết quả tại phiên họp.',
  },
  'sheet.settled': {
    subject: 'Xem kết quả biểu quyết: {what}',
    body: 'Đã công bố kết quả biểu quyết về {about} của đơn vị. Hãy xem kết quả trong danh sách hồ sơ.',
  },
  'sheet.voided': {
    subject: 'Chờ bỏ phiếu lại, phiếu bầu đã hủy: {what}',
    body: 'Phiếu bầu về {about} đã hủy, các phiếu đã bỏ không được tính. Hãy chờ thư ký báo lần bỏ phiếu sau.',
  },
  'submission.signed': {
    subject: 'Cho số tờ trình đã ký: {what}',
    body: 'Đã ký tờ trình có {about}. Hãy ghi số và ngày của tờ trình để gửi {receiver}.',
  },
  'submission.delivered': {
    subject: 'Mở và trả lời tờ trình mới: {what}',
    body: '{organisation} gửi tờ trình có {about}. Hãy xác nhận đã nhận, trả lại kèm lý do, hoặc ghi quyết định.',
  },
  'submission.deliveryFailed': {
    subject: 'Cho gửi lại hoặc thu hồi tờ trình: {what}',
    body: 'Tờ trình có {about} chưa gửi được tới {receiver}. Hãy cho gửi lại, gửi bản giấy, hoặc thu hồi tờ trình.',
  },
  'submission.arrived': {
    subject: 'Xem hộp đến, có tờ trình: {what}',
    body: '{organisation} gửi tờ trình có {about}. Hãy mở hộp đến để xem và trả lời.',
  },
  'submission.received': {
    subject: 'Chờ kết quả, cấp trên đã nhận tờ trình: {what}',
    body: 'Tờ trình có {about} đã được {receiver} nhận. Chưa cần làm gì thêm.',
  },
  'submission.returned': {
    subject: 'Xử lý tờ trình bị trả lại: {what}',
    body: '{receiver} trả lại {about}. Hãy xem lý do, rồi sửa văn bản, yêu cầu đơn vị bổ sung, hoặc đưa ra Hội đồng biểu quyết lại.',
  },
  'submission.recalled': {
    subject: 'Ngừng xử lý tờ trình đã thu hồi: {what}',
    body: '{organisation} đã thu hồi tờ trình có {about}. Ai đang xử lý xin dừng lại; tờ trình thay thế, nếu có, sẽ gửi riêng.',
  },
  'submission.dossierTakenBack': {
    subject: 'Ngừng xử lý hồ sơ đã rút khỏi tờ trình: {what}',
    body: '{organisation} đã rút {about} khỏi tờ trình đã gửi. Ai đang xử lý xin dừng lại; các hồ sơ khác của tờ trình giữ nguyên.',
  },
  'submission.noAnswer': {
    subject: 'Báo các đơn vị, tờ trình kết thúc không có trả lời: {what}',
    body: 'Cơ quan nhận tờ trình không còn nữa, nên {about} kết thúc là không được khen thưởng. Hãy báo các đơn vị.',
  },
  'decision.recorded': {
    subject: 'Xem quyết định vừa ghi: {what}',
    body: 'Đã ghi quyết định đối với {about}. Hãy xem kết quả từng trường hợp trong danh sách hồ sơ.',
  },
  'season.closed': {
    subject: 'Mùa xét đã khóa sổ: {campaign}',
    body: 'Đã khóa sổ mùa xét của phong trào "{campaign}". Hồ sơ được lưu, vẫn xem được và không thay đổi nữa.',
  },
  'campaign.extended': {
    subject: 'Nộp hồ sơ theo hạn mới[ {due}]: {campaign}',
    body: 'Đã gia hạn nộp hồ sơ của phong trào "{campaign}". Hãy nộp theo hạn mới[: {due}].',
  },
  'deadline.moved': {
    subject: 'Nộp theo hạn đã dời[ {due}]: {what}',
    body: 'Hạn nộp của đơn vị trong phong trào "{campaign}" đã được dời, đối với {about}. Hãy nộp[ {due}].',
  },
  'deadline.soon': {
    subject: 'Sắp hết hạn, hãy nộp ngay[ {due}]: {what}',
    body: 'Sắp hết hạn nộp {about}. Hãy nộp[ {due}]; quá hạn thì không nộp được nữa.',
  },
};
