// Starts the built host with the demo town, each on a port of its own, and ends both by their own ids.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const built = (project, name) => join(root, 'artifacts/bin', project, 'debug', name);

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(ready => server.once('listening', ready));
  const { port } = server.address();
  await new Promise(closed => server.close(closed));
  return port;
}

async function until(url, child) {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    try {
      if ((await fetch(url)).ok) return;
    } catch { /* not yet listening */ }
    await new Promise(later => setTimeout(later, 100));
  }
  throw new Error(`${url} did not answer within 30 seconds`);
}

// Plays an Ollama server with a model that chats and one that makes vectors.
async function startModels() {
  const port = await freePort();
  const child = spawn(built('Assistant.Doubles.Ollama', 'ollama-double'), [String(port), '--models', 'qwen3:14b', '--embed-models', 'bge-m3', '--tokens', '20'], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await until(`${url}/api/version`, child);
  const settings = {
    ASSISTANT__Models__Endpoints__0__Url: url,
    ASSISTANT__Models__Endpoints__0__Parallel: '2',
    ASSISTANT__Models__QueueLength: '1',
    ASSISTANT__Models__Roles__chat__0: 'qwen3:14b',
    ASSISTANT__Models__Roles__embed__0: 'bge-m3',
  };
  return { child, url, settings };
}

export async function startHost({ withModels = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'assistant-clients-'));
  const councilPort = await freePort();
  const port = await freePort();
  const cities = join(folder, 'cities');
  mkdirSync(join(cities, 'rebstadt'), { recursive: true });
  const pack = readFileSync(join(root, 'plugins/cities/rebstadt/city.yaml'), 'utf8').replaceAll('8090', String(councilPort));
  writeFileSync(join(cities, 'rebstadt/city.yaml'), pack);

  const council = spawn(built('Assistant.DemoCouncil', 'demo-council'), [join(root, 'deploy/demo'), String(councilPort)], { stdio: 'inherit' });
  await until(`http://127.0.0.1:${councilPort}/oparl/system`, council);
  const common = ['--data', join(folder, 'data'), '--cities', cities];
  const sync = spawnSync(built('Assistant.Host', 'assistant'), ['sync', '--city', 'rebstadt', ...common], { encoding: 'utf8' });
  if (sync.status !== 0) throw new Error(`sync: ${sync.stdout}${sync.stderr}`);
  const models = withModels ? await startModels() : undefined;
  const env = { ...process.env, ...models?.settings };
  const host = spawn(built('Assistant.Host', 'assistant'), ['serve', '--urls', `http://127.0.0.1:${port}`, ...common], { stdio: 'ignore', env });
  await until(`http://127.0.0.1:${port}/health/ready`, host);

  return {
    url: `http://127.0.0.1:${port}`,
    models: models?.url,
    summary: sync.stdout,
    async stop() {
      for (const child of [host, council, ...(models ? [models.child] : [])]) {
        if (child.exitCode !== null) continue;
        child.kill('SIGTERM');
        await new Promise(ended => child.once('exit', ended));
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
