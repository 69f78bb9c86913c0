// The double of Ollama under Ollama's own npm client, unchanged: what this client understands, a real server says.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, afterEach, before, test } from 'node:test';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Ollama } from 'ollama';

const program = join(resolve(import.meta.dirname, '../..'), 'artifacts/bin/Assistant.Doubles.Ollama/debug/ollama-double');
const question = [{ role: 'user', content: 'Was kostet der Radweg?' }];
const tool = {
  type: 'function',
  function: { name: 'ris_search', description: 'Sucht Vorlagen', parameters: { type: 'object', required: ['query'], properties: { query: { type: 'string' } } } },
};
let child;
let url;
let ollama;

before(async () => {
  child = spawn(program, ['0', '--tokens', '30', '--models', 'qwen3:14b', '--plain-models', 'llama3.2:3b', '--embed-models', 'nomic-embed-text'], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    url = line.match(/http:\S+?(?=\/?$)/)[0];
    break;
  }
  ollama = new Ollama({ host: url });
}, { timeout: 30_000 });
afterEach(async () => {
  await fetch(`${url}/double/faults`, { method: 'DELETE' });
  await fetch(`${url}/double/pace`, { method: 'POST' });
});
after(async () => {
  if (!child || child.exitCode !== null) return;
  child.kill('SIGTERM');
  await new Promise(ended => child.once('exit', ended));
});

const counters = async () => (await fetch(`${url}/double/counters`)).json();
const fault = query => fetch(`${url}/double/faults?${query}`, { method: 'POST' });

test('chat answers whole', async () => {
  const answer = await ollama.chat({ model: 'llama3.2:3b', messages: question });
  assert.equal(answer.message.role, 'assistant');
  assert.match(answer.message.content, /^Der Stadtrat hat die Vorlage/);
  assert.equal(answer.done, true);
  assert.equal(answer.done_reason, 'stop');
  assert.equal(answer.eval_count, 30);
  assert.ok(answer.prompt_eval_count > 0 && answer.total_duration > 0);
});

test('chat streams, token by token, and says the same', async () => {
  const whole = await ollama.chat({ model: 'llama3.2:3b', messages: question });
  const parts = [];
  for await (const part of await ollama.chat({ model: 'llama3.2:3b', messages: question, stream: true })) parts.push(part);
  assert.equal(parts.length, 31);
  assert.equal(parts.map(part => part.message.content).join(''), whole.message.content);
  assert.deepEqual(parts.map(part => part.done), [...Array(30).fill(false), true]);
  assert.ok(!Number.isNaN(Date.parse(parts[0].created_at)));
});

test('a tool is called with an object, and its result is taken', async () => {
  const messages = [{ role: 'user', content: 'Such! [[ris_search {"query":"Radweg"}]]' }];
  const answer = await ollama.chat({ model: 'llama3.2:3b', messages, tools: [tool] });
  assert.deepEqual(answer.message.tool_calls.map(call => call.function.name), ['ris_search']);
  assert.deepEqual(answer.message.tool_calls[0].function.arguments, { query: 'Radweg' });
  const next = await ollama.chat({ model: 'llama3.2:3b', tools: [tool], messages: [...messages, answer.message, { role: 'tool', tool_name: 'ris_search', content: 'Vorlage 2026/0140' }] });
  assert.equal(next.message.tool_calls, undefined);
  assert.match(next.message.content, /Stadtrat/);
});

test('a tool call streams as one part', async () => {
  const parts = [];
  for await (const part of await ollama.chat({ model: 'llama3.2:3b', messages: [{ role: 'user', content: '[[ris_search {"query":"x"}]]' }], tools: [tool], stream: true })) parts.push(part);
  assert.equal(parts.filter(part => part.message.tool_calls).length, 1);
  assert.equal(parts.at(-1).done_reason, 'stop');
});

test('thinking comes apart from the answer, and not at all when it is switched off', async () => {
  const loud = await ollama.chat({ model: 'qwen3:14b', messages: question, think: true });
  assert.match(loud.message.thinking, /Unterlagen/);
  assert.doesNotMatch(loud.message.content, /Unterlagen/);
  const quiet = await ollama.chat({ model: 'qwen3:14b', messages: question, think: false });
  assert.equal(quiet.message.thinking, undefined);
});

test('structured output keeps to the schema', async () => {
  const format = { type: 'object', required: ['betrag', 'art'], properties: { betrag: { type: 'integer' }, art: { type: 'string', enum: ['Antrag', 'Anfrage'] } } };
  const answer = await ollama.chat({ model: 'llama3.2:3b', messages: question, format });
  const value = JSON.parse(answer.message.content);
  assert.ok(Number.isInteger(value.betrag));
  assert.equal(value.art, 'Antrag');
});

test('generate answers and streams', async () => {
  const whole = await ollama.generate({ model: 'llama3.2:3b', prompt: 'Hallo' });
  let text = '';
  for await (const part of await ollama.generate({ model: 'llama3.2:3b', prompt: 'Hallo', stream: true })) text += part.response;
  assert.equal(text, whole.response);
});

test('embed gives vectors of length one', async () => {
  const { embeddings } = await ollama.embed({ model: 'nomic-embed-text', input: ['Haushalt', 'Radweg'] });
  assert.equal(embeddings.length, 2);
  for (const vector of embeddings) assert.ok(Math.abs(vector.reduce((sum, number) => sum + number * number, 0) - 1) < 1e-4);
  assert.equal((await ollama.embeddings({ model: 'nomic-embed-text', prompt: 'Haushalt' })).embedding.length, 768);
});

test('list, ps, show and version say what there is', async () => {
  assert.deepEqual((await ollama.list()).models.map(model => model.name), ['qwen3:14b', 'llama3.2:3b', 'nomic-embed-text:latest']);
  await ollama.chat({ model: 'llama3.2:3b', messages: question, options: { num_ctx: 8192 }, keep_alive: '10m' });
  const loaded = (await ollama.ps()).models.find(model => model.name === 'llama3.2:3b');
  assert.equal(loaded.context_length, 8192);
  assert.ok(Date.parse(loaded.expires_at) > Date.now() + 9 * 60_000);
  const shown = await ollama.show({ model: 'nomic-embed-text' });
  assert.deepEqual(shown.capabilities, ['embedding']);
  assert.equal(shown.model_info['nomic-bert.embedding_length'], 768);
  assert.match((await ollama.version()).version, /^\d+\.\d+\.\d+$/);
});

test('an empty chat loads the model and keep_alive 0 unloads it', async () => {
  assert.equal((await ollama.chat({ model: 'qwen3:14b', messages: [] })).done_reason, 'load');
  assert.equal((await ollama.chat({ model: 'qwen3:14b', messages: [], keep_alive: 0 })).done_reason, 'unload');
  assert.ok(!(await ollama.ps()).models.some(model => model.name === 'qwen3:14b'));
});

test('abort ends the stream and the generation', async () => {
  await fetch(`${url}/double/pace?rate=100`, { method: 'POST' });
  const before = await counters();
  const stream = await ollama.chat({ model: 'llama3.2:3b', messages: question, stream: true });
  await assert.rejects(async () => {
    for await (const part of stream) if (part.message.content) stream.abort();
  }, { name: 'AbortError' });
  let now = await counters();
  for (let attempt = 0; now.in_flight > 0 && attempt < 200; attempt++) now = await counters();
  assert.equal(now.cancelled, before.cancelled + 1);
  assert.equal(now.generating, 0);
});

test('errors carry their status and their words', async () => {
  await assert.rejects(ollama.chat({ model: 'mistral', messages: question }), { status_code: 404, message: "model 'mistral' not found" });
  await assert.rejects(ollama.chat({ model: 'llama3.2:3b', messages: question, think: true }), { status_code: 400, message: '"llama3.2:3b" does not support thinking' });
  await assert.rejects(ollama.chat({ model: 'nomic-embed-text', messages: question }), { status_code: 400, message: '"nomic-embed-text" does not support chat' });
  await fault('kind=Busy');
  await assert.rejects(ollama.chat({ model: 'llama3.2:3b', messages: question }), { status_code: 503, message: 'server busy, please try again.  maximum pending requests exceeded' });
});

test('an error line in the middle of a stream is thrown', async () => {
  await fault('kind=ErrorLine&after=3');
  const stream = await ollama.chat({ model: 'llama3.2:3b', messages: question, stream: true });
  let parts = 0;
  await assert.rejects(async () => { for await (const _ of stream) parts++; }, /an error was encountered while running the model/);
  assert.equal(parts, 3);
});

test('a stream without its end is no answer', async () => {
  await fault('kind=EndWithoutDone&after=3');
  const stream = await ollama.chat({ model: 'llama3.2:3b', messages: question, stream: true });
  await assert.rejects(async () => { for await (const _ of stream); }, /Did not receive done or success response in stream/);
});

test('single bytes change no word', async () => {
  const whole = await ollama.chat({ model: 'llama3.2:3b', messages: question });
  await fault('kind=OneBytePieces');
  let text = '';
  for await (const part of await ollama.chat({ model: 'llama3.2:3b', messages: question, stream: true })) text += part.message.content;
  assert.equal(text, whole.message.content);
});
