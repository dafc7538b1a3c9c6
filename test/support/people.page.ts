import type { Page } from 'playwright-core';

/** How somebody gives what a page asks of him: with a pointer, or with the keyboard alone. */
export interface Hands {
  press(page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void>;
  tick(page: Page, name: string | RegExp): Promise<void>;
  write(page: Page, label: string | RegExp, text: string): Promise<void>;
  choose(page: Page, label: string | RegExp, option: string): Promise<void>;
}

const LEAVING = 300;

/** Within the dialog that is open, else on the page: where a person looks, too. */
async function inView(page: Page) {
  const dialog = page.getByRole('dialog');
  // One that was just answered is on its way out.
  if ((await dialog.count()) > 0) await page.waitForTimeout(LEAVING);
  return (await dialog.count()) > 0 ? dialog.last() : page.getByRole('main');
}

export const POINTER: Hands = {
  press: async (page, role, name) => (await inView(page)).getByRole(role, { name }).first().click(),
  tick: async (page, name) =>
    (await inView(page)).getByRole('checkbox', { name }).or(page.getByRole('radio', { name })).first().check(),
  write: async (page, label, text) => (await inView(page)).getByLabel(label).first().fill(text),
  choose: async (page, label, option) => {
    await (await inView(page)).getByLabel(label).first().selectOption({ label: option });
  },
};

const hasFocus = (element: { matches: (selector: string) => boolean }): boolean => element.matches(':focus');

/** Tab after Tab until the named thing has the focus; whoever cannot come there so cannot do it. */
async function reach(
  page: Page,
  role: 'button' | 'link' | 'checkbox' | 'radio' | 'textbox' | 'combobox',
  name: string | RegExp,
): Promise<void> {
  const wanted = (await inView(page)).getByRole(role, { name }).first();
  await wanted.waitFor();
  for (let steps = 0; steps < 250; steps += 1) {
    if (await wanted.evaluate(hasFocus)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not come to the ${role} ${String(name)}.`);
}

export const KEYBOARD: Hands = {
  press: async (page, role, name) => {
    await reach(page, role, name);
    await page.keyboard.press('Enter');
  },
  tick: async (page, name) => {
    const radio = (await (await inView(page)).getByRole('radio', { name }).count()) > 0;
    await reach(page, radio ? 'radio' : 'checkbox', name);
    await page.keyboard.press('Space');
  },
  write: async (page, label, text) => {
    await reach(page, 'textbox', label);
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
  },
  choose: async (page, label, option) => {
    await reach(page, 'combobox', label);
    await page.keyboard.press('Home');
    for (let steps = 0; steps < 60; steps += 1) {
      if ((await page.evaluate<string>(CHOSEN)) === option) return;
      await page.keyboard.press('ArrowDown');
    }
    throw new Error(`The keyboard does not come to the choice ${option}.`);
  },
};

const CHOSEN = 'document.activeElement.selectedOptions[0].textContent';
