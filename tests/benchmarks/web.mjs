// Measures the web chat in Chromium against the built host: what the first load weighs, how many requests a page takes, when it can be used
// (also with every model server dead), scrolling 500 turns, and the main thread while an answer streams. Run after tests/run.sh or a build:
//   node tests/benchmarks/web.mjs [weight|load|scroll|stream]
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { chromium } from '../e2e/node_modules/playwright-core/index.mjs';
import { startHost } from '../support/host.js';

const what = process.argv[2] ?? 'all';
const wants = name => what === 'all' || what === name;
const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const say = (name, value) => console.log(`${name.padEnd(58)} ${value}`);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Chromium ${browser.version()}`);

if (wants('weight')) {
  const wwwroot = new URL('../../artifacts/bin/Assistant.Host/debug/wwwroot', import.meta.url).pathname;
  const page = readFileSync(join(wwwroot, 'index.html'), 'utf8');
  const first = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(match => match[1]);
  for (const kind of ['br', 'gz']) {
    const bytes = first.reduce((sum, file) => sum + statSync(join(wwwroot, `${file}.${kind}`)).size, 0);
    say(`first load, script and style, ${kind}`, `${(bytes / 1000).toFixed(1)} kB of 300`);
  }
  const later = readdirSync(join(wwwroot, 'assets')).filter(name => name.endsWith('.br') && !first.some(file => `${file}.br`.endsWith(name)));
  say('loaded when needed, br', later.map(name => `${name.replace(/-[^-]+\.br$/, '')} ${(statSync(join(wwwroot, 'assets', name)).size / 1000).toFixed(0)} kB`).join(', '));
}

async function load(host, path, ready) {
  const context = await browser.newContext({ locale: 'de-DE' });
  const page = await context.newPage();
  const requests = [];
  page.on('request', request => { if (!request.url().startsWith('data:')) requests.push(request.url()); });
  const begun = performance.now();
  await page.goto(host.url + path, { waitUntil: 'commit' });
  await ready(page).waitFor();
  const usable = performance.now() - begun;
  await page.waitForLoadState('networkidle');
  await context.close();
  return { usable, requests: requests.length, urls: requests };
}

const composer = page => page.getByRole('textbox', { name: /Frage/ });

if (wants('load')) {
  for (const [name, settings] of [['models alive', {}], ['every model server dead', { ASSISTANT__Models__Endpoints__0__Url: 'http://127.0.0.1:9' }]]) {
    const host = await startHost({ withModels: true, settings: { ...settings, ASSISTANT__SYNCINTERVAL: '00:00:00' } });
    await load(host, '/', composer);
    for (const [path, ready] of [['/', composer], ['/suche', page => page.getByRole('searchbox').first()], ['/faehigkeiten', page => page.getByRole('heading', { level: 1 })], ['/admin', page => page.getByRole('heading', { level: 1 })]]) {
      const runs = [];
      for (let run = 0; run < 7; run++) runs.push(await load(host, path, ready));
      say(`${path}, ${name}: usable after (median of 7, cold cache)`, `${median(runs.map(run => run.usable)).toFixed(0)} ms`);
      say(`${path}, ${name}: requests`, Math.max(...runs.map(run => run.requests)));
    }
    await host.stop();
  }
}

async function ask(host, cookie, conversation, text, turn) {
  const response = await fetch(`${host.url}/api/agent`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: cookie },
    body: JSON.stringify({ threadId: conversation, runId: `${conversation}-${turn}`, state: {}, tools: [], context: [], messages: [{ id: `${conversation}-q${turn}`, role: 'user', content: text }], forwardedProps: {} }),
  });
  await response.text();
}

if (wants('scroll')) {
  const host = await startHost({ settings: { ASSISTANT__SYNCINTERVAL: '00:00:00' } });
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(host.url);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const questions = ['Wurde die Baumschutzsatzung beschlossen?', 'Was kostet der Radweg?', 'Welche Sitzungen gab es im September 2025?', 'Stand der Vorlage 2025/0140?'];
  for (let turn = 0; turn < 500; turn++) await ask(host, cookie, 'scroll', questions[turn % questions.length], turn);
  const begun = performance.now();
  await page.goto(`${host.url}/c/scroll`);
  await page.getByText('Stand der Vorlage 2025/0140?').last().waitFor();
  say('500 turns: opened after', `${(performance.now() - begun).toFixed(0)} ms`);
  await page.waitForTimeout(1000);
  const frames = await page.evaluate(async () => {
    const scroller = [...document.querySelectorAll('*')].find(element => element.scrollHeight > 20_000 && /(auto|scroll)/.test(getComputedStyle(element).overflowY));
    const long = [];
    new PerformanceObserver(list => long.push(...list.getEntries().map(entry => entry.duration))).observe({ type: 'long-animation-frame' });
    const deltas = [];
    let last = await new Promise(requestAnimationFrame);
    const pass = async step => {
      for (let at = 0; at < 300; at++) {
        scroller.scrollTop += step;
        const now = await new Promise(requestAnimationFrame);
        deltas.push(now - last);
        last = now;
      }
    };
    await pass(-400);
    await pass(400);
    scroller.scrollTop = 0;
    await new Promise(requestAnimationFrame);
    last = await new Promise(requestAnimationFrame);
    await pass(600);
    await new Promise(done => setTimeout(done, 200));
    deltas.sort((a, b) => a - b);
    return { count: deltas.length, p50: deltas[deltas.length >> 1], p99: deltas[Math.floor(deltas.length * 0.99)], max: deltas.at(-1), long };
  });
  say('500 turns: frames scrolled', frames.count);
  say('500 turns: frame p50, p99, longest', `${frames.p50.toFixed(1)} ms, ${frames.p99.toFixed(1)} ms, ${frames.max.toFixed(1)} ms`);
  say('500 turns: frames over 50 ms (long-animation-frame)', `${frames.long.length}${frames.long.length ? `: ${frames.long.map(value => value.toFixed(0)).join(', ')} ms` : ''}`);
  await context.close();
  await host.stop();
}

if (wants('stream')) {
  const host = await startHost({ withModels: true, settings: { ASSISTANT__SYNCINTERVAL: '00:00:00' } });
  const paragraph = 'Die Stadt plant den Ausbau des Radwegs an der Rheinallee [1]. Der **Bauausschuss** hat darüber beraten, und die Verwaltung prüft nun die Kosten, die Fördermittel und den Zeitplan. ';
  await host.answer([{ words: 'Radverkehr', text: Array.from({ length: 40 }, (_, index) => `${index % 6 === 0 ? `\n\n## Abschnitt ${index / 6 + 1}\n\n` : ''}${paragraph}${index % 6 === 5 ? '\n\n- ein Punkt der Liste\n- noch ein Punkt\n\n| Jahr | Kosten |\n|---|---|\n| 2025 | 100 |\n' : ''}`).join('') }]);
  await host.pace(100);
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(host.url);
  await composer(page).fill('Was wurde zum Radverkehr beschlossen?');
  await composer(page).press('Enter');
  await page.getByText('Abschnitt 1').first().waitFor({ timeout: 30_000 });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  const metrics = async () => Object.fromEntries((await devtools.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  const [before, begun] = [await metrics(), performance.now()];
  await page.waitForTimeout(10_000);
  const [after, seconds] = [await metrics(), (performance.now() - begun) / 1000];
  const busy = name => ((after[name] - before[name]) / seconds * 100).toFixed(1);
  say('streaming 100 tokens/s: main thread busy', `${busy('TaskDuration')} % of 30`);
  say('  of it script, layout, style', `${busy('ScriptDuration')} %, ${busy('LayoutDuration')} %, ${busy('RecalcStyleDuration')} %`);
  await context.close();
  await host.stop();
}

await browser.close();
