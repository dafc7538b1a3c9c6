import { axeFaults, Browser, frameFaults, PHONE } from '../support/browser.js';
import { testInFull } from '../support/in-full.js';
import { Season } from '../support/season.js';
import { nominate, nominee } from '../support/steps.js';

let season: Season;
let browser: Browser;

beforeAll(async () => {
  season = await Season.start({ now: new Date().toISOString() });
  browser = await Browser.open(season.server.url);
});
afterAll(async () => {
  await browser.close();
  await season.stop();
});

test('whoever may be in the register already is added only once he is said to be another', async () => {
  await nominee(season, 'individual', 'Phạm Thị Trùng Tên');
  const page = await browser.as('clerk', '/danh-ba');
  await page.getByRole('button', { name: 'Thêm người, tập thể' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Họ tên, tên tập thể').fill('phạm thị trùng tên');
  await dialog.getByRole('button', { name: 'Thêm vào danh bạ' }).click();
  await dialog.getByRole('alert').getByText('đã có trong danh bạ').waitFor();
  await dialog.getByRole('link', { name: 'Phạm Thị Trùng Tên, 1980' }).waitFor();
  expect(await dialog.getByLabel('Họ tên, tên tập thể').inputValue()).toBe('phạm thị trùng tên');
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('checkbox', { name: 'Tôi đã xem' }).check();
  await dialog.getByRole('button', { name: 'Thêm vào danh bạ' }).click();
  await page.getByRole('heading', { level: 1, name: 'phạm thị trùng tên' }).waitFor();
});

testInFull('a name is found without its marks, and its row shows its dossiers', async () => {
  const [id] = (await nominate(season, 1)) as [string];
  const { nominee: of } = await (await season.as('clerk')).get<{ nominee: { name: string } }>(`dossiers/${id}`);
  const page = await browser.as('clerk', '/danh-ba', { viewport: PHONE });
  await page.getByLabel('Tìm theo tên').fill(of.name.replace('ư', 'u').replace('ờ', 'o').replace('ử', 'u'));
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  await page.getByRole('link', { name: of.name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: of.name }).waitFor();
  await page.getByRole('region', { name: 'Hồ sơ' }).getByText('Soạn thảo').waitFor();
  expect([...(await frameFaults(page)), ...(await axeFaults(page))]).toEqual([]);
});

test('two rows that look alike are made one, which is told, and made two again', async () => {
  await nominee(season, 'individual', 'Đỗ Văn Hai Dòng');
  await nominee(season, 'individual', 'Đỗ Văn Hai Dòng');
  const page = await browser.as('clerk', '/danh-ba/trung');
  const pair = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Đỗ Văn Hai Dòng' }) });
  await pair.getByRole('radio').first().check();
  await pair.getByRole('button', { name: 'Gộp 2 dòng' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Gộp', exact: true }).click();
  await page.getByRole('status').getByText('Đã gộp 1 dòng vào “Đỗ Văn Hai Dòng”.').waitFor();
  await pair.waitFor({ state: 'detached' });
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Tách lại như cũ' }).click();
  await pair.waitFor();
});

test('a list of past awards is looked at cell by cell, answered, brought in and taken back', async () => {
  await nominee(season, 'individual', 'Mẫu Thị Danh Sách');
  const page = await browser.as('clerk', '/danh-ba/khen-cu');
  const list = (year: string) =>
    `Họ và tên\tDanh hiệu\tNăm\nMẫu Thị Danh Sach\tGiấy khen\t${year}\nMẫu Người Mới\tHoa điểm mười\t2023`;
  await page.getByLabel('Dán cả dòng tiêu đề').fill(list('23'));
  await page.getByLabel('Thêm vào danh bạ').check();
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
  const read = page.getByRole('table', { name: 'Danh sách đã đọc' });
  await read.getByText('C2:').waitFor();
  expect(await read.locator('mark').allTextContents()).toEqual(['Mẫu Thị Danh Sach', '23', 'Hoa điểm mười']);
  expect([...(await frameFaults(page)), ...(await axeFaults(page))]).toEqual([]);
  await page.getByLabel('Dán cả dòng tiêu đề').fill(list('2023'));
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
  await read.getByRole('button', { name: 'Là Mẫu Thị Danh Sách, 1980' }).click();
  expect(await page.getByRole('button', { name: /^Nhập \d+ dòng$/ }).count()).toBe(0);
  await read.getByRole('button', { name: 'Tên này đúng' }).click();
  await page.getByRole('button', { name: 'Nhập 2 dòng' }).click();
  await page.getByText('Đã nhập 2 khen thưởng; 0 dòng đã có từ trước.').waitFor();
  const history = page.getByRole('table', { name: 'Các lần nhập' });
  await history.getByRole('button', { name: 'Rút lại' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Lý do').fill('nhập nhầm tệp');
  await dialog.getByRole('button', { name: 'Rút lại' }).click();
  await history.getByText('đã rút lại: nhập nhầm tệp').waitFor();
});

testInFull('a row is made one with another that is written otherwise, and says so', async () => {
  await nominee(season, 'collective', 'Tổ dân vận thôn Năm');
  const from = await nominee(season, 'collective', 'Tổ Dân vận khéo thôn Năm');
  const page = await browser.as('clerk', `/danh-ba/${from}`);
  await page.getByRole('button', { name: 'Gộp vào dòng khác' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tìm theo tên').fill('tổ dân vận thôn');
  await dialog.getByRole('radio', { name: 'Tổ dân vận thôn Năm, 1980' }).check();
  await dialog.getByRole('button', { name: 'Gộp', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Tổ dân vận thôn Năm' }).waitFor();
  await page.getByRole('list', { name: 'Các dòng đã gộp' }).getByText('Tổ Dân vận khéo thôn Năm').first().waitFor();
});

testInFull('a paper stands against a nominee until another ends it', async () => {
  const id = await nominee(season, 'individual', 'Vũ Thị Có Văn Bản');
  const page = await browser.as('clerk', `/danh-ba/${id}`, { dark: true });
  await page.getByRole('button', { name: 'Ghi văn bản chưa đủ điều kiện' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Thuộc việc').selectOption('khiếu nại, tố cáo');
  await dialog.getByLabel('Từ ngày').fill('2026-03-02');
  await dialog.getByRole('button', { name: 'Ghi văn bản chưa đủ điều kiện' }).click();
  await dialog.getByRole('alert').waitFor();
  expect(await dialog.getByLabel('Từ ngày').inputValue()).toBe('2026-03-02');
  await dialog.getByLabel('Số, ký hiệu').fill('15/TB');
  await dialog.getByLabel('Ngày ký').fill('2026-03-01');
  await dialog.getByRole('button', { name: 'Ghi văn bản chưa đủ điều kiện' }).click();
  await page.getByText('đang vướng').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ghi văn bản gỡ vướng mắc' }).click();
  await dialog.getByLabel('Số, ký hiệu').fill('16/TB');
  await dialog.getByLabel('Ngày ký').fill('2026-03-05');
  await dialog.getByRole('button', { name: 'Ghi văn bản gỡ vướng mắc' }).click();
  await page.getByText('đã gỡ').waitFor();
});

test('no console has complained over the register', () => {
  expect(browser.complaints).toEqual([]);
});
