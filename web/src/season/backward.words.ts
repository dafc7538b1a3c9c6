import type { PlannedStep } from '#domain/backward-calendar.js';
import { defineWords } from '../words/words.ts';

export const { useWords: useBackwardWords } = defineWords('backward', {
  vi: {
    title: 'Lịch ngược',
    lead: 'Từ hạn của cơ quan tiếp nhận tính ngược: mỗi bước chậm nhất phải xong ngày nào thì cả phong trào còn kịp.',
    due: 'Cơ quan tiếp nhận phải có tờ trình chậm nhất ngày',
    leads: 'Mỗi bước cần bao nhiêu ngày làm việc',
    leadsWhy: 'Theo thông lệ, không phải luật định; đơn vị có cách làm riêng thì sửa lại.',
    toArrival: 'từ ký đến khi cơ quan tiếp nhận có văn bản',
    toSigning: 'từ họp đến ký (biên bản, danh sách)',
    toSitting: 'từ khi hồ sơ đủ đến họp (giấy mời, đọc hồ sơ)',
    toAnswers: 'cho đơn vị bổ sung',
    toSupplement: 'cho thẩm định',
    days: 'Ngày an toàn cuối cùng',
    step: 'Việc',
    day: 'Chậm nhất',
    worksOut: 'Còn đủ ngày cho mọi bước.',
    warned: 'Kế hoạch này có chỗ không kịp',
  },
  en: {
    title: 'Backward calendar',
    lead: "Counted back from the authority's date: the last day of each step for the whole season to be in time.",
    due: 'The authority must have the letter by',
    leads: 'How many working days each step needs',
    leadsWhy: 'Practice, not law; change what your office does otherwise.',
    toArrival: 'from the signature to the authority’s desk',
    toSigning: 'from the sitting to the signature (minutes, list)',
    toSitting: 'from complete dossiers to the sitting (invitation, reading)',
    toAnswers: 'for units to supplement',
    toSupplement: 'for the appraisal',
    days: 'Last safe days',
    step: 'Step',
    day: 'At the latest',
    worksOut: 'There are days enough for every step.',
    warned: 'This plan runs out of days',
  },
});

/** What the days before a step are for. */
export const LEAD_WORDS = {
  signing: 'toArrival',
  sitting: 'toSigning',
  answers: 'toSitting',
  supplement: 'toAnswers',
  nomination: 'toSupplement',
} as const satisfies Record<Exclude<PlannedStep, 'arrival'>, string>;
