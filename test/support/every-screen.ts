import type { Gallery } from './gallery.js';

/** One screen as somebody sees it. */
export interface Screen {
  /** What it is called in the contact sheet. */
  name: string;
  /** The route that it is, as the screens register it. */
  route: string;
  path: (gallery: Gallery) => string;
  /** Nobody: before the sign-in. */
  as: readonly (string | null)[];
}

const screen = (name: string, route: string, as: Screen['as'], path: Screen['path'] = () => route): Screen => ({
  name,
  route,
  as,
  path,
});

const OFFICE = ['clerk', 'secretary', 'chair'] as const;
const EVERYBODY = ['nominator', ...OFFICE, 'member1', 'authority', 'auditor', 'admin'] as const;

/** Every screen in every role that has it, on the gallery's season. */
export const EVERY_SCREEN: readonly Screen[] = [
  screen('Đăng nhập', '/dang-nhap', [null]),
  screen('Đổi mật khẩu', '/mat-khau', ['clerk']),
  screen('Việc của tôi', '/viec-cua-toi', EVERYBODY),
  screen('Thông báo', '/thong-bao', EVERYBODY),
  screen('Tìm', '/tim', ['clerk'], () => '/tim?q=m%E1%BA%ABu'),
  screen('Trợ giúp', '/tro-giup', EVERYBODY),
  screen('Phong trào', '/phong-trao', ['nominator', 'clerk']),
  screen('Một phong trào', '/phong-trao/$id', ['nominator', 'chair'], ({ campaignId }) => `/phong-trao/${campaignId}`),
  screen('Lập danh sách', '/danh-sach/moi', ['nominator']),
  screen('Soạn hồ sơ', '/ho-so/$id/soan', ['nominator'], ({ collecting }) => `/ho-so/${collecting}/soan`),
  screen('Báo cáo', '/ho-so/$id/soan/bao-cao', ['nominator'], ({ collecting }) => `/ho-so/${collecting}/soan/bao-cao`),
  screen(
    'Tiêu chuẩn',
    '/ho-so/$id/soan/tieu-chuan/$code',
    ['nominator'],
    ({ collecting }) => `/ho-so/${collecting}/soan/tieu-chuan/c4`,
  ),
  screen(
    'Kiểm tra trước khi gửi',
    '/ho-so/$id/soan/kiem-tra',
    ['nominator'],
    ({ collecting }) => `/ho-so/${collecting}/soan/kiem-tra`,
  ),
  screen('Sổ văn bản đi', '/so-van-ban', ['clerk', 'auditor']),
  screen(
    'Cột danh sách của nơi nhận',
    '/cot-danh-sach/$receiverId',
    ['clerk'],
    ({ receiverId }) => `/cot-danh-sach/${receiverId}`,
  ),
  screen(
    'Ký và phát hành',
    '/van-ban/$code/$id',
    ['clerk', 'auditor'],
    ({ openSitting }) => `/van-ban/invitation/${openSitting}`,
  ),
  screen(
    'Biên bản chờ vào số',
    '/van-ban/$code/$id',
    ['secretary'],
    ({ settledSheet }) => `/van-ban/countRecord/${settledSheet}`,
  ),
  screen('Danh sách hồ sơ', '/ho-so', ['nominator', ...OFFICE, 'auditor']),
  screen(
    'Hồ sơ đang thẩm định',
    '/ho-so/$id',
    ['nominator', 'clerk', 'auditor'],
    ({ appraisal }) => `/ho-so/${appraisal}`,
  ),
  screen('Hồ sơ đang bổ sung', '/ho-so/$id', ['nominator'], ({ supplement }) => `/ho-so/${supplement}`),
  screen('Hồ sơ chờ kết luận', '/ho-so/$id', ['chair'], ({ ineligible }) => `/ho-so/${ineligible}`),
  screen('Hồ sơ tạm dừng', '/ho-so/$id', ['chair'], ({ held }) => `/ho-so/${held}`),
  screen('Hồ sơ được khen', '/ho-so/$id', ['clerk', 'authority'], ({ awarded }) => `/ho-so/${awarded}`),
  screen('Hồ sơ bị trả lại', '/ho-so/$id', ['clerk'], ({ returned }) => `/ho-so/${returned}`),
  screen('Hồ sơ đã rút', '/ho-so/$id', ['clerk'], ({ withdrawn }) => `/ho-so/${withdrawn}`),
  screen('Bằng chứng', '/ho-so/$id/bang-chung', ['auditor'], ({ awarded }) => `/ho-so/${awarded}/bang-chung`),
  screen('Thẩm định', '/ho-so/$id/tham-dinh', ['clerk'], ({ appraisal }) => `/ho-so/${appraisal}/tham-dinh`),
  screen('Danh bạ', '/danh-ba', ['clerk']),
  screen('Dòng trùng', '/danh-ba/trung', ['clerk']),
  screen('Khen thưởng các năm trước', '/danh-ba/khen-cu', ['clerk', 'auditor']),
  screen('Một người trong danh bạ', '/danh-ba/$id', ['clerk'], ({ nomineeId }) => `/danh-ba/${nomineeId}`),
  screen('Phiên họp', '/phien-hop', ['secretary', 'member1', 'clerk']),
  screen('Lập phiên họp', '/phien-hop/moi', ['secretary']),
  screen('Phiên họp dự kiến', '/phien-hop/$id', ['secretary'], ({ plannedSitting }) => `/phien-hop/${plannedSitting}`),
  screen(
    'Phòng họp',
    '/phien-hop/$id',
    ['secretary', 'chair', 'member1'],
    ({ openSitting }) => `/phien-hop/${openSitting}`,
  ),
  screen(
    'Tài liệu đọc trước',
    '/phien-hop/$id/doc',
    ['member1'],
    ({ plannedSitting }) => `/phien-hop/${plannedSitting}/doc`,
  ),
  screen(
    'Trình chiếu',
    '/phien-hop/$id/trinh-chieu',
    ['secretary'],
    ({ openSitting }) => `/phien-hop/${openSitting}/trinh-chieu`,
  ),
  screen('Phiếu chờ mở', '/phieu/$id', ['secretary'], ({ scheduledSheet }) => `/phieu/${scheduledSheet}`),
  screen('Phiếu bầu', '/phieu/$id', ['member7', 'secretary'], ({ openSheet }) => `/phieu/${openSheet}`),
  screen('Phiếu đã kiểm', '/phieu/$id', ['secretary', 'chair'], ({ countedSheet }) => `/phieu/${countedSheet}`),
  screen('Phiếu đã công bố', '/phieu/$id', ['secretary', 'member1'], ({ settledSheet }) => `/phieu/${settledSheet}`),
  screen('Tờ trình', '/to-trinh', OFFICE),
  screen('Lập tờ trình', '/to-trinh/moi', ['clerk']),
  screen('Quyết định tại xã', '/to-trinh/quyet-dinh', ['chair']),
  screen('Tờ trình chờ ký', '/to-trinh/$id', ['clerk', 'chair'], ({ draftedLetter }) => `/to-trinh/${draftedLetter}`),
  screen('Tờ trình đã gửi', '/to-trinh/$id', ['clerk'], ({ deliveredLetter }) => `/to-trinh/${deliveredLetter}`),
  screen('Hộp thư cấp trên', '/hop-thu', ['authority']),
  screen(
    'Một tờ trình ở cấp trên',
    '/hop-thu/$id',
    ['authority'],
    ({ deliveredLetter }) => `/hop-thu/${deliveredLetter}`,
  ),
  screen('Quyết định', '/quyet-dinh/$id', ['clerk', 'authority'], ({ decision }) => `/quyet-dinh/${decision}`),
  screen('Số liệu', '/so-lieu', ['chair']),
  screen('Số liệu một phong trào', '/so-lieu/$id', ['clerk'], ({ campaignId }) => `/so-lieu/${campaignId}`),
  screen('Mẫu văn bản', '/mau-van-ban', ['clerk']),
  screen('Kiểm tra mã', '/kiem-ma', ['clerk', 'authority']),
  screen('Tiêu đề văn bản', '/mau-van-ban/tieu-de', ['clerk']),
  screen(
    'Đối chiếu bản đã sửa',
    '/doi-chieu/$code/$id',
    ['clerk', 'secretary', 'nominator'],
    ({ appraisal }) => `/doi-chieu/individualReport/${appraisal}`,
  ),
  screen('Một mẫu văn bản', '/mau-van-ban/$code', ['secretary'], () => '/mau-van-ban/minutes'),
  screen(
    'Lịch ngược',
    '/so-lieu/$id/lich-nguoc',
    ['clerk'],
    ({ campaignId }) => `/so-lieu/${campaignId}/lich-nguoc?han=2025-12-15`,
  ),
  screen('Kiểm tra', '/kiem-tra', ['auditor']),
  screen(
    'Nhật ký của một việc',
    '/kiem-tra/$kind/$id',
    ['auditor'],
    ({ settledSheet }) => `/kiem-tra/sheet/${settledSheet}`,
  ),
  screen('Người dùng', '/quan-tri/nguoi', ['admin']),
  screen('Cơ quan, đơn vị', '/quan-tri/co-quan', ['admin']),
  screen('Kế hoạch', '/quan-tri/phong-trao', ['admin']),
  screen('Kế hoạch mới', '/quan-tri/phong-trao/moi', ['admin']),
  screen('Vận hành', '/quan-tri/van-hanh', ['admin', 'clerk']),
  screen('Không có trang này', '*', ['clerk'], () => '/khong-co'),
];
