import { startHost } from '../support/host.js';
import { ask, composer, expect, expectAccessible, lastAnswer, send, test } from './fixtures.js';

test('without a connection the text stays, and it goes on by itself', async ({ page, context, complaints, picture }) => {
  complaints.expected.push(/ERR_INTERNET_DISCONNECTED/, /Failed to load resource/);
  await page.goto('/');
  await context.setOffline(true);
  await expect(page.getByRole('alert').filter({ hasText: 'Keine Verbindung zum Assistenten' })).toBeVisible();
  await composer(page).fill('Wurde die Baumschutzsatzung beschlossen?');
  await picture('state-offline');
  await expectAccessible(page);

  await context.setOffline(false);

  await expect(page.getByText('Keine Verbindung zum Assistenten')).toHaveCount(0);
  await expect(composer(page)).toHaveValue('Wurde die Baumschutzsatzung beschlossen?');
  await composer(page).press('Enter');
  await expect(lastAnswer(page).getByRole('button', { name: 'Neu beantworten' })).toBeVisible();
});

test('what draws messages comes after the page; where it cannot be had the rest stays, and it is tried again', async ({ page, complaints, picture }) => {
  complaints.expected.push(/ERR_FAILED/, /Failed to fetch dynamically imported module/);
  await page.route('**/assets/drawn-*.js', route => route.abort());
  const requests = [];
  page.on('request', request => { if (!request.url().startsWith('data:')) requests.push(request.url()); });
  await page.goto('/');
  await expect(composer(page)).toBeFocused();
  expect(requests, requests.join('\n')).toHaveLength(3);

  await composer(page).fill('Wurde die Baumschutzsatzung beschlossen?');
  await expect.poll(() => requests.some(url => url.includes('/drawn-'))).toBe(true);
  await composer(page).press('Enter');
  await expect(page.getByText('Dieser Teil der Seite konnte nicht angezeigt werden')).toBeVisible();
  await expect(composer(page)).toBeVisible();
  await picture('state-part-missing');
  await expectAccessible(page);

  await page.unroute('**/assets/drawn-*.js');
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await expect(lastAnswer(page).getByRole('button', { name: 'Neu beantworten' })).toBeVisible();
});

test('an expired session says so and loses no text', async ({ page, context, complaints, picture }) => {
  complaints.expected.push(/401/);
  await page.goto('/');
  await composer(page).fill('Noch nicht gesendet');
  await context.clearCookies();
  await composer(page).press('Enter');

  await expect(page.getByText('Ihre Sitzung ist abgelaufen.').first()).toBeVisible();
  await picture('state-expired');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Seite neu laden' }).click();

  await expect(composer(page)).toHaveValue('Noch nicht gesendet');
  await expect(page.getByText('Ihre Sitzung ist abgelaufen.')).toHaveCount(0);
});

test('a conversation that is long in coming says that it is being loaded', async ({ page, picture }) => {
  await page.goto('/');
  await ask(page, 'Wurde die Baumschutzsatzung beschlossen?');
  let letGo;
  const held = new Promise(resolve => { letGo = resolve; });
  await page.route('**/api/conversations/*?*', async route => { await held; await route.continue(); });

  await page.reload();

  await expect(page.getByText('Die Unterhaltung wird geladen …')).toBeVisible();
  await picture('state-loading');
  await expectAccessible(page);
  letGo();
  await expect(lastAnswer(page)).toBeVisible();
});

test('what is not there, or not for this person, says so', async ({ page, complaints, picture }) => {
  complaints.expected.push(/404/);
  for (const [path, words, name] of [['/c/gibt-es-nicht', 'Diese Unterhaltung gibt es hier nicht', 'state-forbidden'], ['/geteilt/gibt-es-nicht', 'Dieser Link führt zu keiner Unterhaltung', 'state-shared-missing'], ['/gibt-es-nicht', 'Diese Seite gibt es nicht', 'state-not-found']]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: words })).toBeVisible();
    await picture(name);
    await expectAccessible(page);
  }
});

test('the conversation of somebody else is not there', async ({ page, browser, complaints }) => {
  complaints.expected.push(/404/);
  await page.goto('/');
  await ask(page, 'Wurde die Baumschutzsatzung beschlossen?');
  const other = await (await browser.newContext()).newPage();

  await other.goto(page.url());

  await expect(other.getByRole('heading', { name: 'Diese Unterhaltung gibt es hier nicht' })).toBeVisible();
  await expect(other.getByText('Baumschutzsatzung')).toHaveCount(0);
  await other.context().close();
});

test('with every model server dead the page opens at once and answers with verbatim passages', async ({ page, host, picture }) => {
  await host.stopModels();
  try {
    await page.goto('/');
    await expect(composer(page)).toBeVisible();
    await ask(page, 'Wurde die Baumschutzsatzung beschlossen?');
    await expect(lastAnswer(page)).toContainText('Ohne Sprachmodell');
    await expect(lastAnswer(page)).toContainText(/kein Sprachmodell erreichbar|Sprachmodell hat nicht geantwortet/);
    await picture('state-models-dead');
    await expectAccessible(page);
  } finally {
    await host.startModels();
  }
});

test('a host that is restarted in the middle of an answer goes on with it', async ({ page, complaints, picture }) => {
  complaints.expected.push(/./); // Whatever the browser says of a server that is away.
  test.setTimeout(180_000);
  const own = await startHost({ withModels: true, modelArguments: ['--quote'], settings: { ASSISTANT__SYNCINTERVAL: '00:00:00' } });
  complaints.homes.push(own.url);
  try {
    await own.answer([{ words: 'Baumschutzsatzung', text: `Die Baumschutzsatzung wurde abgelehnt [1]. ${'Das steht in der Niederschrift [1]. '.repeat(30)}` }]);
    await own.pace(20);
    await page.goto(own.url);
    await send(page, 'Wurde die Baumschutzsatzung beschlossen?');
    await expect(lastAnswer(page)).toContainText('abgelehnt');

    await own.stopHost();
    await expect(page.getByText(/unterbrochen|Keine Verbindung/).first()).toBeVisible();
    await picture('state-restarting');
    await expectAccessible(page);
    await own.pace(0);
    await own.startHost({ wait: '/health/live' });

    await expect(lastAnswer(page).getByRole('button', { name: 'Neu beantworten' })).toBeVisible({ timeout: 60_000 });
    await expect(lastAnswer(page)).toContainText('Die Baumschutzsatzung wurde abgelehnt');
    await expect(lastAnswer(page)).not.toContainText('Die Antwort wurde unterbrochen');
  } finally {
    await own.stop();
  }
});

test('the place in the queue is told', async ({ page, browser, complaints, picture }) => {
  test.setTimeout(180_000);
  const own = await startHost({ withModels: true, modelArguments: ['--quote'], parallel: 1, queue: 8, settings: { ASSISTANT__SYNCINTERVAL: '00:00:00' } });
  complaints.homes.push(own.url);
  try {
    await own.answer([{ words: 'Radverkehr', text: 'Der Radverkehr wird gefördert [1]. '.repeat(60) }]);
    await own.pace(20);
    const other = await (await browser.newContext()).newPage();
    await other.goto(own.url);
    await send(other, 'Was wurde zum Radverkehr beschlossen?');
    await expect(lastAnswer(other)).toContainText('gefördert');

    await page.goto(own.url);
    await send(page, 'Was wurde zum Radverkehr beschlossen?');

    await expect(lastAnswer(page)).toContainText('in der Warteschlange');
    await picture('state-queue');
    await expectAccessible(page);
    await other.context().close();
  } finally {
    await page.goto('about:blank');
    await own.stop();
  }
});

test('an index without documents says that there will be answers', async ({ page, complaints, picture }) => {
  test.setTimeout(120_000);
  const own = await startHost({ synchronized: false, settings: { ASSISTANT__SYNCINTERVAL: '00:00:00' } });
  complaints.homes.push(own.url);
  try {
    await page.goto(own.url);
    await expect(page.getByText(/noch keine Unterlagen eingelesen/)).toBeVisible();
    await picture('state-empty-index');
    await expectAccessible(page);
    await ask(page, 'Wurde die Baumschutzsatzung beschlossen?');
    await expect(lastAnswer(page)).toContainText('Ohne Sprachmodell');
  } finally {
    await own.stop();
  }
});

test('a status that the host reports is shown as what it is', async ({ page, picture }) => {
  const status = { ready: true, plugins: 'ready', stopping: false, index: { state: 'rebuilding', documents: 100, syncing: false, lastSync: null, percent: 40 }, models: { configured: true, inReach: true, reason: null, nextProbe: null } };
  // The states of a host last seconds or need a large index: here the page is told of them, as the host tells them.
  for (const [change, words, name] of [
    [{}, 'Der Suchindex wird neu aufgebaut (40 %)', 'state-rebuilding'],
    [{ index: { ...status.index, state: 'ready' }, stopping: true }, 'Der Assistent wird gerade neu gestartet', 'state-stopping'],
    [{ index: { ...status.index, state: 'ready' }, ready: false, plugins: 'loading' }, 'Der Assistent startet noch', 'state-starting'],
  ]) {
    await page.route('**/', async route => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.replace(/(<script type="application\/json" id="boot">)(.*?)(<\/script>)/s, (_, open, json, close) => open + JSON.stringify({ ...JSON.parse(json), status: { ...status, ...change } }) + close) });
    });
    await page.route('**/api/status*', route => route.fulfill({ json: { ...status, ...change } }));
    await page.goto('/');
    await expect(page.getByText(words)).toBeVisible();
    await expect(composer(page)).toBeVisible();
    await picture(name);
    await expectAccessible(page);
    await page.unrouteAll();
  }
});

test('an answer that failed keeps the question and can be asked for again', async ({ page, host, complaints, picture }) => {
  complaints.expected.push(/503|500|Failed to load/);
  await page.goto('/');
  await page.route('**/api/agent?*', route => route.fulfill({ status: 400, contentType: 'application/problem+json', body: JSON.stringify({ title: 'Die Ablage ist gerade nicht erreichbar.', status: 400 }) }), { times: 1 });
  await composer(page).fill('Wurde die Baumschutzsatzung beschlossen?');
  await composer(page).press('Enter');

  await expect(page.getByRole('alert').filter({ hasText: 'nicht angenommen' })).toContainText('Die Ablage ist gerade nicht erreichbar.');
  await expect(composer(page)).toHaveValue('Wurde die Baumschutzsatzung beschlossen?');
  await picture('state-refused');
  await expectAccessible(page);
  await page.unrouteAll();
  await composer(page).press('Enter');

  await expect(lastAnswer(page).getByRole('button', { name: 'Neu beantworten' })).toBeVisible();
  expect(host.log()).not.toContain('Baumschutzsatzung');
});
