import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser as Chromium, type BrowserContext, type Page, type Route } from 'playwright-core';
import { SAMPLE_PASSWORD } from '../../src/sample/sample.people.js';

const EXECUTABLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };

export interface Look {
  viewport?: { width: number; height: number };
  dark?: boolean;
  language?: 'vi' | 'en';
}

/** Debian's Chromium on the built screens, one context for each person, and everything that a console complained of. */
export class Browser {
  readonly complaints: string[] = [];
  private readonly contexts: BrowserContext[] = [];
  private readonly devices = new Map<string, Promise<BrowserContext>>();

  private constructor(
    private readonly engine: Chromium,
    private readonly address: string,
  ) {}

  /** `address` is that of a server that serves the built screens (services.setup.ts). */
  static async open(address: string): Promise<Browser> {
    if (!EXECUTABLE) throw new Error('Chromium is missing: apt-get install -y chromium');
    return new Browser(await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS }), address);
  }

  async close(): Promise<void> {
    await Promise.all(this.contexts.map((context) => context.close()));
    await this.engine.close();
  }

  /** A device of somebody who has not signed in. */
  async device({ viewport = DESKTOP, dark = false, language = 'vi' }: Look = {}): Promise<BrowserContext> {
    const context = await this.engine.newContext({
      ...{ viewport, baseURL: this.address, locale: language === 'vi' ? 'vi-VN' : 'en-GB', reducedMotion: 'reduce' },
      ...{ colorScheme: dark ? 'dark' : 'light', isMobile: viewport === PHONE, hasTouch: viewport === PHONE },
    });
    if (language === 'en')
      await context.addInitScript("location.protocol === 'about:' || localStorage.setItem('vinhdanh-language', 'en')");
    context.on('console', (message) => {
      if (message.type() === 'error' && !ANSWERS.test(message.text()))
        this.complaints.push(`${message.text()} (${context.pages().at(-1)?.url()})`);
    });
    context.on('weberror', (error) => this.complaints.push(String(error.error())));
    this.contexts.push(context);
    return context;
  }

  /**
   * A page of somebody who has signed in, at the address of a screen: a new tab on the device that this person used before,
   * which keeps what screens keep on a device.
   */
  async as(username: string, path = '/viec-cua-toi', look: Look = {}): Promise<Page> {
    const page = await (await this.deviceOf(username, look)).newPage();
    await page.goto(path);
    return page;
  }

  private deviceOf(username: string, look: Look): Promise<BrowserContext> {
    const key = JSON.stringify([username, look]);
    const known = this.devices.get(key) ?? this.device(look).then((context) => signedIn(context, username));
    this.devices.set(key, known);
    return known;
  }
}

/** A refused request, or one whose line a story cut, is told on the page; Chromium repeats it in its console. */
const ANSWERS =
  /Failed to load resource: (?:the server responded with a status of (?:4\d\d|503)|net::ERR_CONNECTION_RESET)/;

async function signedIn(context: BrowserContext, username: string): Promise<BrowserContext> {
  const answer = await context.request.post('/api/v1/sessions', {
    data: { username, password: SAMPLE_PASSWORD },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  if (!answer.ok()) throw new Error(`${username} could not sign in: ${await answer.text()}`);
  return context;
}

/** The server does what is sent to that address next, and its answer is lost on the way, after a while; what it would have said. */
export const loseAnswer = <Body>(
  page: Page,
  path: string,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Body> =>
  new Promise((tell, fail) => {
    let isLost = false;
    const lose = async (route: Route): Promise<void> => {
      if (isLost || route.request().method() === 'GET') return route.fallback();
      isLost = true;
      const answer = await route.fetch();
      await meanwhile();
      await route.abort('connectionreset');
      tell((await answer.json()) as Body);
    };
    page.route(({ pathname }) => pathname === path, lose).catch(fail);
  });

/** What axe finds wrong on the page, in one line each. */
export async function axeFaults(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the content policy refuses scripts that are not ours.
  await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: AxeFault[] }> } };
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.target.join(' '))
          .slice(0, 4)
          .join(' | ')}`,
    );
  });
}

/** A page wider than its window (a phone's `innerWidth` grows with it), or one that does not say its name. Told as texts, since the page's types are not ours. */
export const frameFaults = (page: Page): Promise<string[]> =>
  page.evaluate(`[
    ...(document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['wider than its window: ' + document.documentElement.scrollWidth] : []),
    ...(/\\S · Vinh Danh$/.test(document.title) ? [] : ['no title: ' + document.title]),
  ]`);

interface AxeFault {
  id: string;
  nodes: { target: string[] }[];
}
