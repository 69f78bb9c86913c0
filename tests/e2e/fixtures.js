// What every browser test has: the host, and a page whose console stays clean and whose requests stay at home.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import { startHost } from '../support/host.js';

export { expect };

const screenshots = new URL('../../artifacts/screenshots/', import.meta.url).pathname;

export const test = base.extend({
  /** One host for the tests of a file's worker; a test that breaks it mends it again. */
  host: [async ({}, use) => {
    const host = await startHost({ withModels: true, modelArguments: ['--quote'], parallel: 4, queue: 20, plugins: ['Fixture.Parts'], settings: { ASSISTANT__SYNCINTERVAL: '00:00:00' } });
    await use(host);
    await host.stop();
  }, { scope: 'worker', timeout: 240_000 }],

  baseURL: async ({ host }, use) => use(host.url),

  /** What the page said that it must not: errors, refused by the Content-Security-Policy, requests to elsewhere. */
  complaints: [async ({ page, host }, use) => {
    const complaints = { errors: [], elsewhere: [], expected: [], homes: [host.url] };
    page.on('console', message => { if (message.type() === 'error') complaints.errors.push(message.text()); });
    page.on('pageerror', error => complaints.errors.push(String(error)));
    page.on('request', request => { if (!complaints.homes.some(home => request.url().startsWith(home)) && !/^(data|blob):/.test(request.url())) complaints.elsewhere.push(request.url()); });
    await use(complaints);
    const errors = complaints.errors.filter(text => !complaints.expected.some(pattern => pattern.test(text)));
    expect(complaints.elsewhere, 'requests that left the origin').toEqual([]);
    expect(errors, 'errors in the console').toEqual([]);
  }, { auto: true }],

  /** Keeps a picture of the page for people to look at. */
  picture: async ({ page }, use) => use(async name => page.screenshot({ path: `${screenshots}${name}.png`, animations: 'disabled' })),
});

/** No finding of axe by WCAG 2.2 A and AA and its best practices. */
export async function expectAccessible(page, { exclude = [] } = {}) {
  let axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  for (const selector of exclude) axe = axe.exclude(selector);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | ')}`)).toEqual([]);
}

export const composer = page => page.getByRole('textbox', { name: 'Ihre Frage' });

/** The last answer on the page. */
export const lastAnswer = page => page.locator('.message-assistant').last();

/** Asks, and waits until the answer is there as a whole. */
export async function ask(page, text) {
  await send(page, text);
  await expect(page.getByRole('button', { name: 'Antwort anhalten' })).toHaveCount(0);
  await expect(lastAnswer(page).getByRole('button', { name: 'Neu beantworten' })).toBeVisible();
}

/** Asks, and waits until the question is on the page. */
export async function send(page, text) {
  const asked = await page.locator('.message-user').count();
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await expect(page.locator('.message-user')).toHaveCount(asked + 1);
  await expect(composer(page)).toHaveValue('');
}
