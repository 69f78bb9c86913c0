// Starts the built host with the demo town and, where wanted, the test model server, each on a port of its own, and ends them by their own ids.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const built = (project, name) => join(root, 'artifacts/bin', project, 'debug', name);
const program = built('Assistant.Host', 'assistant');

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(ready => server.once('listening', ready));
  const { port } = server.address();
  await new Promise(closed => server.close(closed));
  return port;
}

async function until(url, child) {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    try {
      if ((await fetch(url)).ok) return;
    } catch { /* not yet listening */ }
    await new Promise(later => setTimeout(later, 50));
  }
  throw new Error(`${url} did not answer within 30 seconds`);
}

/** Until passages are searched by meaning too: before that the same question would find other things. */
async function embedded(url) {
  for (let attempt = 0; attempt < 600; attempt++) {
    const { index } = await (await fetch(`${url}/api/status`)).json();
    if (index.searchedBy === 'words-and-meaning') return;
    await new Promise(later => setTimeout(later, 50));
  }
  throw new Error(`${url} did not embed its passages within 30 seconds`);
}

async function end(child, signal = 'SIGTERM') {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise(resolved => child.once('exit', resolved));
  child.kill(signal);
  await ended;
}

// Plays an Ollama server with a model that chats and one that makes vectors; what it says can be set over POST /double/answers.
async function startModels(models, port) {
  const child = spawn(built('Assistant.Doubles.Ollama', 'ollama-double'), [String(port), '--models', 'qwen3:14b', '--embed-models', 'bge-m3', '--tokens', '20', ...models], { stdio: 'ignore' });
  await until(`http://127.0.0.1:${port}/api/version`, child);
  return child;
}

/** The demo town in a folder of its own, with more papers; each has its text as one file and is debated by one committee. */
function withPapers(folder, papers) {
  for (const part of ['council', 'files'])
    cpSync(join(root, 'deploy/demo', part), join(folder, part), { recursive: true });
  const path = join(folder, 'council/papers.json');
  const all = JSON.parse(readFileSync(path, 'utf8'));
  for (const { number, name, date, text, organization = 1 } of papers) {
    const at = `${date}T09:00:00+01:00`;
    const id = number.replace('/', '-');
    writeFileSync(join(folder, 'files', `${id}-vorlage.txt`), text);
    all.push({
      id: `{base}/papers/${id}`, type: 'https://schema.oparl.org/1.1/Paper', body: '{base}/bodies/1', name, reference: number, date, paperType: 'Beschlussvorlage', created: at, modified: at,
      mainFile: { id: `{base}/files/${id}-vorlage`, type: 'https://schema.oparl.org/1.1/File', name: 'Vorlage', fileName: `${id}-vorlage.txt`, mimeType: 'text/plain', accessUrl: `{base}/files/${id}-vorlage.txt`, created: at, modified: at },
      consultation: [{ id: `{base}/consultations/extra-${id}`, type: 'https://schema.oparl.org/1.1/Consultation', paper: `{base}/papers/${id}`, organization: [`{base}/organizations/${organization}`], created: at, modified: at }],
    });
  }
  writeFileSync(path, JSON.stringify(all));
  return folder;
}

/**
 * @param {object} options
 * @param {boolean} [options.withModels] with the test model server
 * @param {string[]} [options.modelArguments] its further arguments
 * @param {number} [options.parallel] how many answers it writes at once
 * @param {number} [options.queue] how many may wait
 * @param {string[]} [options.plugins] fixture plugins beside the shipped ones: `Fixture.Parts`
 * @param {Record<string, string>} [options.settings] settings of the host, as environment
 * @param {{ number: string, name: string, date: string, text: string, organization?: number }[]} [options.papers] papers beside those of the demo town
 * @param {boolean} [options.synchronized] whether the council's papers are read before the host starts
 */
export async function startHost({ withModels = false, modelArguments = [], parallel = 2, queue = 1, plugins = [], settings = {}, papers = [], synchronized = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'assistant-host-'));
  const [councilPort, port, modelsPort] = [await freePort(), await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const cities = join(folder, 'cities');
  mkdirSync(join(cities, 'rebstadt'), { recursive: true });
  const ids = plugins.map(name => JSON.parse(readFileSync(join(built(name, ''), 'plugin.json'), 'utf8')).id);
  const pack = readFileSync(join(root, 'plugins/cities/rebstadt/city.yaml'), 'utf8').replaceAll('8090', String(councilPort));
  // The plugins' settings end the shipped pack or stand before its other keys; each fixture gets a line of its own below “plugins:”.
  writeFileSync(join(cities, 'rebstadt/city.yaml'), pack.replace(/^plugins:\n/m, `plugins:\n${ids.map(id => `  ${id}: {}\n`).join('')}`));
  const common = ['--data', join(folder, 'data'), '--cities', cities];
  if (plugins.length > 0) {
    const target = join(folder, 'plugins');
    cpSync(join(built('Assistant.Host', ''), 'plugins'), target, { recursive: true });
    plugins.forEach((name, index) => cpSync(built(name, ''), join(target, ids[index]), { recursive: true }));
    common.push('--plugins', target);
  }

  const town = papers.length > 0 ? withPapers(join(folder, 'town'), papers) : join(root, 'deploy/demo');
  const startCouncil = async () => {
    const child = spawn(built('Assistant.DemoCouncil', 'demo-council'), [town, String(councilPort)], { stdio: 'ignore' });
    await until(`http://127.0.0.1:${councilPort}/oparl/system`, child);
    return child;
  };
  let council = await startCouncil();
  let summary = '';
  if (synchronized) {
    const sync = spawnSync(program, ['sync', '--city', 'rebstadt', ...common], { encoding: 'utf8' });
    if (sync.status !== 0) throw new Error(`sync: ${sync.stdout}${sync.stderr}`);
    summary = sync.stdout;
  }

  const modelsUrl = `http://127.0.0.1:${modelsPort}`;
  let models = withModels ? await startModels(modelArguments, modelsPort) : undefined;
  const env = {
    ...process.env,
    // What the tests count is what words find; meaning would add what is near. A test that wants it says so.
    ASSISTANT__Embedding__IsOn: 'false',
    ...(withModels ? {
      ASSISTANT__Models__Endpoints__0__Url: modelsUrl,
      ASSISTANT__Models__Endpoints__0__Parallel: String(parallel),
      ASSISTANT__Models__QueueLength: String(queue),
      ASSISTANT__Models__Roles__chat__0: 'qwen3:14b',
      ASSISTANT__Models__Roles__embed__0: 'bge-m3',
    } : {}),
    // The fixtures are not packed, so nobody has signed them.
    ...Object.fromEntries(ids.map((id, index) => [`ASSISTANT__PluginHosting__AllowUnsigned__${index}`, id])),
    ...settings,
  };
  const log = [];
  const serve = async ({ wait = '/health/ready' } = {}) => {
    const child = spawn(program, ['serve', '--urls', url, ...common], { stdio: ['ignore', 'pipe', 'pipe'], env });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', text => log.push(text));
    await until(url + wait, child);
    return child;
  };
  let host = await serve();
  if (withModels && synchronized && env.ASSISTANT__Embedding__IsOn === 'true') await embedded(url);

  return {
    url,
    summary,
    data: join(folder, 'data'),
    models: withModels ? modelsUrl : undefined,
    log: () => log.join(''),
    answer: rules => fetch(`${modelsUrl}/double/answers`, { method: 'POST', body: JSON.stringify(rules) }),
    pace: (rate, latency = 0) => fetch(`${modelsUrl}/double/pace?latency=${latency}&rate=${rate}`, { method: 'POST' }),
    fault: query => fetch(`${modelsUrl}/double/faults?${query}`, { method: 'POST' }),
    noFaults: () => fetch(`${modelsUrl}/double/faults`, { method: 'DELETE' }),
    stopModels: () => end(models),
    startModels: async () => { models = await startModels(modelArguments, modelsPort); },
    stopCouncil: () => end(council),
    startCouncil: async () => { council = await startCouncil(); },
    stopHost: signal => end(host, signal),
    startHost: async options => { host = await serve(options); },
    async stop() {
      for (const child of [host, council, models])
        await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
