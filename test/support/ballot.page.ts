import type { Page } from 'playwright-core';

export type Mark = 'Đồng ý' | 'Không đồng ý';

/** The row of that name, and of no longer one. */
export const named = (name: string): RegExp => new RegExp(`${name}(?!\\d)`);

/** Ticks the ballot on the page as told, by the names on it; who is not named stays blank. */
export async function tick(page: Page, marks: Record<string, Mark>): Promise<void> {
  for (const [name, mark] of Object.entries(marks))
    await page
      .getByRole('group', { name: named(name) })
      .getByRole('radio', { name: mark, exact: true })
      .check();
}

/** Looks it over once, then votes. */
export async function cast(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Xem lại phiếu' }).click();
  await page.getByRole('button', { name: 'Bỏ phiếu', exact: true }).click();
  await page.getByText('Bạn đã bỏ phiếu').waitFor();
}

/**
 * Choices that the page still holds anywhere within its reach: in what its parts remember, in what was read, in what was
 * sent. Walks everything from the root of what is drawn, and the caches, which keep their rows private, by their methods.
 */
export const remembered = (page: Page, dossierIds: readonly string[]): Promise<string[]> =>
  page.evaluate<string[]>(`(${walk})(${JSON.stringify(dossierIds)})`);

const walk = `(ids) => {
  const root = document.getElementById('root');
  const start = Object.entries(root).find(([key]) => key.startsWith('__reactContainer'))[1];
  const seen = new Set();
  const found = [];
  const todo = [['root', start]];
  const isChoice = (value) => ['yes', 'no', 'blank', 'recused'].includes(value);
  while (todo.length > 0) {
    const [path, it] = todo.pop();
    if (typeof it === 'string') {
      if (/"(yes|no|blank)"/.test(it) && ids.some((id) => it.includes(id))) found.push(path);
      continue;
    }
    if (it === null || (typeof it !== 'object' && typeof it !== 'function') || seen.has(it)) continue;
    seen.add(it);
    if (it instanceof Node || it === globalThis) continue;
    if (ids.some((id) => isChoice(it[id]))) found.push(path);
    if (it instanceof Map && ids.some((id) => isChoice(it.get(id)))) found.push(path);
    if (it instanceof Map || it instanceof Set) for (const one of it.values()) todo.push([path + '.*', one]);
    if (typeof it.getQueryCache === 'function') todo.push([path + '.queries', it.getQueryCache().getAll()]);
    if (typeof it.getMutationCache === 'function') todo.push([path + '.mutations', it.getMutationCache().getAll()]);
    for (const key of Object.keys(it)) {
      let value;
      try { value = it[key]; } catch { continue; }
      todo.push([(path + '.' + key).slice(-120), value]);
    }
  }
  return found;
}`;
