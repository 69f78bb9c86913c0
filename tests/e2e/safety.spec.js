import { attacks } from './attacks.js';
import { ask, expect, lastAnswer, send, test } from './fixtures.js';

// Attacks in groups, so that each page holds some and the whole does not take minutes. Every group is a question, an answer and a title.
const groups = Array.from({ length: Math.ceil(attacks.length / 8) }, (_, index) => attacks.slice(index * 8, index * 8 + 8));

/** Nothing of the page may be an element that an answer could have brought along, and no script may have run. */
async function expectHarmless(page) {
  const found = await page.evaluate(() => {
    const forbidden = 'script:not([src^="/assets/"]):not([type="application/json"]), iframe, object, embed, base, form[action^="http"], img:not([src^="data:"]), video, audio, link:not([href^="/assets/"]):not([rel~="icon"]), meta[http-equiv], style, svg script, foreignObject, math, marquee, portal';
    const elements = [...document.querySelectorAll(forbidden)].map(element => element.outerHTML.slice(0, 120));
    const handlers = [...document.querySelectorAll('*')].flatMap(element => [...element.attributes].filter(({ name }) => name.startsWith('on') || name === 'srcdoc' || name === 'formaction').map(({ name }) => `${element.tagName} ${name}`));
    const links = [...document.querySelectorAll('a[href]')].filter(link => !/^(https?:|mailto:|\/|#)/i.test(link.getAttribute('href'))).map(link => link.getAttribute('href'));
    const targets = [...document.querySelectorAll('a[href^="http"]')].filter(link => !link.rel.includes('noopener')).map(link => link.href);
    return { attacked: window.__attacked, elements, handlers, links, targets, alone: window === window.top && location.hostname };
  });
  expect(found).toEqual({ attacked: undefined, elements: [], handlers: [], links: [], targets: [], alone: '127.0.0.1' });
}

test(`there are at least 80 attacks`, () => { expect(new Set(attacks).size).toBeGreaterThanOrEqual(80); });

for (const [index, group] of groups.entries()) {
  test(`attacks ${index * 8 + 1} to ${index * 8 + group.length} are shown as text in answer, question and title`, async ({ page, host, complaints }) => {
    // A lone half of a surrogate pair is no text that HTTP could carry: the browser sends its replacement.
    const words = `beschlossen (${index})`;
    await host.answer([{ words, text: group.map((attack, at) => `Teil ${at}: ${attack.isWellFormed() ? attack : attack.toWellFormed()}`).join('\n\n') }]);
    await page.goto('/');

    await ask(page, `Was wurde zum Radverkehr ${words}?`);

    await expect(lastAnswer(page)).toContainText('Teil 0');
    await expectHarmless(page);
    for (const citation of await lastAnswer(page).locator('a').all())
      await citation.hover({ trial: true, timeout: 2_000 }).catch(() => undefined);
    await send(page, group.map(attack => attack.toWellFormed().replaceAll('\0', '')).join(' ').slice(0, 3_500).trim());
    await expect(page.getByRole('button', { name: 'Antwort anhalten' })).toHaveCount(0);
    await page.reload();
    await expect(page.locator('.message-user').last()).toBeVisible();
    await expectHarmless(page);
    expect(complaints.elsewhere).toEqual([]);
  });
}

test('titles, prompts, file names and feedback are text, for operators too', async ({ page, host }) => {
  await page.goto('/');
  const session = await page.evaluate(() => JSON.parse(document.getElementById('boot').textContent).session);
  const call = (path, body, method = 'POST') => page.evaluate(async ({ path, body, method, session }) => (await fetch(path, { method, headers: { 'Content-Type': 'application/json', 'X-Assistant-Session': session }, body: typeof body === 'string' ? body : JSON.stringify(body) })).status, { path, body, method, session });
  const short = attacks.map(attack => attack.toWellFormed().replaceAll(/[\0-\x1f]/g, ' ').slice(0, 110)).filter(attack => attack.trim());
  for (const attack of short.slice(0, 24)) {
    expect([200, 201, 400]).toContain(await call('/api/prompts', { scope: 'own', title: attack, text: `${attack} {{${attack.slice(0, 20).replaceAll(/[{}]/g, '')}}}` }));
    expect([200, 201, 400]).toContain(await call('/api/conversations', { title: attack }));
  }
  expect(await call(`/api/uploads?name=${encodeURIComponent('<img src=x onerror=window.__attacked=1>.txt')}`, 'Ein Text für die Probe.')).toBe(201);
  await ask(page, 'Wurde die Baumschutzsatzung beschlossen?');
  const conversation = page.url().split('/').pop();
  const message = await page.evaluate(async id => (await (await fetch(`/api/conversations/${id}`)).json()).messages.at(-1).id, conversation);
  await call(`/api/conversations/${conversation}/messages/${message}/feedback`, { verdict: 'wrong', sources: [], text: short.slice(0, 12).join('\n'), share: true }, 'PUT');

  for (const path of ['/', '/vorlagen', `/c/${conversation}`, '/suche?q=' + encodeURIComponent(attacks[0])]) {
    await page.goto(path);
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectHarmless(page);
  }

  const { readFileSync } = await import('node:fs');
  await page.goto('/admin');
  await page.locator('input[type=password]').fill(readFileSync(`${host.data}/admin-key`, 'utf8').trim());
  await page.getByRole('button', { name: /Anmelden/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/admin/rueckmeldungen');
  await expect(page.getByText('window.__attacked').first()).toBeVisible();
  await expectHarmless(page);
});

test('the policy of the page is strict', async ({ page, request }) => {
  const policy = (await request.get('/')).headers()['content-security-policy'];
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  await page.goto('/');
  expect(await page.locator('[style]').count()).toBeLessThan(50);
});
