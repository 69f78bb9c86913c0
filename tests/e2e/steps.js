// What people do on every page: ask, look, and wait as long as a busy machine needs.
import { expect as base } from '@playwright/test';

export const expect = base.configure({ timeout: 30_000 });

/** For `test.describe.configure`: a test is ended when it hangs, not when the machine is busy. */
export const patient = { timeout: 240_000 };

export const composer = page => page.getByRole('textbox', { name: 'Ihre Frage', exact: true });

/** Opens a page of ours and waits until it is there to be used. */
export async function open(page, path = '/') {
  await page.goto(path);
  await expect(page.getByRole('main')).toBeVisible();
}

/** The newest answer, once it is finished. */
export async function answered(page, count = 1) {
  const tools = page.getByRole('group', { name: 'Was Sie mit der Antwort tun können' });
  await expect(tools).toHaveCount(count, { timeout: 90_000 });
  await expect(page.getByRole('button', { name: 'Frage senden' })).toBeVisible();
  return page.getByRole('article').last();
}

/** Asks and waits for the answer; `before`: so many answers are there already. */
export async function ask(page, question, before = 0) {
  await composer(page).fill(question);
  await page.getByRole('button', { name: 'Frage senden' }).click();
  return answered(page, before + 1);
}

/** The conversations beside the page; on a phone behind the menu. */
export const conversations = page => page.getByRole('region', { name: 'Unterhaltungen', exact: true });

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

/** Pictures of the page as it is: desktop and phone, light and dark, each once it is `ready`. Afterwards it is as before. */
export async function pictures(page, picture, name, { phones = true, ready = async () => {} } = {}) {
  for (const [place, size] of [['desktop', desktop], ...(phones ? [['phone', phone]] : [])]) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await ready();
      await picture(`${name}-${place}-${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(desktop);
}
