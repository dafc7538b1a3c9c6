import { axeFaults, Browser, PHONE } from '../support/browser.js';
import { SAMPLE_PASSWORD } from '../../src/sample/sample.people.js';
import { Season } from '../support/season.js';
import { nominate } from '../support/steps.js';

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

test('a wrong password is refused in words, and what was typed stays', async () => {
  const page = await (await browser.device()).newPage();
  await page.goto('/dang-nhap');
  await page.getByLabel('Tên đăng nhập').fill('clerk');
  await page.getByLabel('Mật khẩu', { exact: true }).fill('khong-phai-the');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('alert').getByText('Tên đăng nhập, mật khẩu hoặc phiếu truy cập không đúng.').waitFor();
  expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('clerk');
});

test('whoever opens a page of the inside signs in with the keyboard alone and comes to that page', async () => {
  const page = await (await browser.device()).newPage();
  await page.goto('/tro-giup');
  await page.waitForURL(/dang-nhap/);
  await page.getByLabel('Tên đăng nhập').waitFor();
  await page.keyboard.type('clerk');
  await page.keyboard.press('Tab');
  await page.keyboard.type('vinh-danh-demo');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Trợ giúp' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/tro-giup');
});

test('whoever was signed out while he wrote signs in again from there, and his words are on the page and saved', async () => {
  const [id] = await nominate(season, 1);
  const page = await browser.as('nominator', `/ho-so/${id}/soan/bao-cao`);
  const report = page.getByLabel('Nội dung báo cáo');
  await report.fill('Viết dở thì hết phiên.');
  await page.context().clearCookies();
  await report.blur();
  await page.getByRole('alert').getByText('Cần đăng nhập.').waitFor();
  await page.getByRole('link', { name: 'Đăng nhập lại' }).click();
  await page.getByLabel('Tên đăng nhập').fill('nominator');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(SAMPLE_PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByText(/^Đã lưu lúc/).waitFor();
  expect([new URL(page.url()).pathname, await report.inputValue()]).toEqual([
    `/ho-so/${id}/soan/bao-cao`,
    'Viết dở thì hết phiên.',
  ]);
});

test.each(['//elsewhere.example/x', '/\\elsewhere.example/x', 'https://elsewhere.example/x', 'javascript:alert(1)'])(
  'an address that somebody made up, %s, leads nobody away after the sign-in',
  async (address) => {
    const page = await (await browser.device()).newPage();
    await page.goto(`/dang-nhap?tiep=${encodeURIComponent(address)}`);
    await page.getByLabel('Tên đăng nhập').fill('clerk');
    await page.getByLabel('Mật khẩu', { exact: true }).fill('vinh-danh-demo');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
    expect(page.url()).toBe(`${season.server.url}/viec-cua-toi`);
  },
);

test("a slip that was scanned fills itself in, leaves the address bar, and leads to a password of one's own", async () => {
  const admin = await season.as('admin');
  const [organisation] = (await admin.get<{ items: { id: string }[] }>('organisations')).items;
  const me = await admin.get<{ organisations: { id: string }[] }>('me');
  const { slip } = await admin.post<{ slip: { code: string } }>('people', {
    ...{ username: 'quet.ma', fullName: 'Trần Thị Quét Mã', roles: ['auditor'] },
    organisationId: me.organisations[0]?.id ?? organisation!.id,
  });
  const page = await (await browser.device({ viewport: PHONE })).newPage();
  await page.goto(`/dang-nhap#phieu=quet.ma:${slip.code}`);
  expect(await page.getByLabel('Mã trên phiếu truy cập').inputValue()).toBe(slip.code);
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('một câu dễ nhớ');
  await page.getByLabel('Gõ lại mật khẩu mới').fill('một câu dễ nhớ');
  await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
  await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
});

test('a language that is chosen is that of the screens, of what the program writes, and of the next device', async () => {
  const pages = [await browser.as('secretary'), await (await browser.device()).newPage()] as const;
  await pages[0].getByRole('button', { name: 'Tài khoản' }).click();
  await pages[0].getByRole('button', { name: 'English' }).click();
  await pages[0].getByRole('heading', { level: 1, name: 'My work' }).waitFor();
  expect((await (await season.as('secretary')).get<{ person: object }>('me')).person).toMatchObject({ locale: 'en' });
  await pages[1].goto('/dang-nhap');
  await pages[1].getByLabel('Tên đăng nhập').fill('secretary');
  await pages[1].getByLabel('Mật khẩu', { exact: true }).fill('vinh-danh-demo');
  await pages[1].getByRole('button', { name: 'Đăng nhập' }).click();
  await pages[1].getByRole('heading', { level: 1, name: 'My work' }).waitFor();
});

test('the way in has no fault that axe knows, on a phone and in the dark', async () => {
  const light = await (await browser.device({ viewport: PHONE })).newPage();
  await light.goto('/dang-nhap');
  await light.getByLabel('Tên đăng nhập').waitFor();
  const dark = await (await browser.device({ dark: true })).newPage();
  await dark.goto('/dang-nhap');
  await dark.getByLabel('Tên đăng nhập').waitFor();
  expect([...(await axeFaults(light)), ...(await axeFaults(dark))]).toEqual([]);
});

test('no console has complained, of the content policy or of anything else', () => {
  expect(browser.complaints).toEqual([]);
});
