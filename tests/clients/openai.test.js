// /v1 under OpenAI's own client for JavaScript, from the host through to a model server.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import OpenAI from 'openai';
import { startHost } from '../support/host.js';

let host;
let client;
before(async () => {
  host = await startHost({ withModels: true });
  client = new OpenAI({ baseURL: `${host.url}/v1`, apiKey: 'unused', maxRetries: 0 });
}, { timeout: 120_000 });
after(async () => { await host?.stop(); });

const desk = async (path, method = 'POST') => fetch(`${host.models}/double/${path}`, { method });
const counters = async () => (await desk('counters', 'GET')).json();
const question = [{ role: 'user', content: 'Was hat der Rat beschlossen?' }];
afterEach(async () => {
  await desk('faults', 'DELETE');
  await desk('pace?rate=0');
});

async function until(condition) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await condition()) return;
    await new Promise(later => setTimeout(later, 50));
  }
  assert.fail('It did not happen within five seconds.');
}

test('models are listed', async () => {
  const models = await client.models.list();
  assert.deepEqual(models.data.map(model => model.id), ['assistant', 'chat', 'embed']);
  assert.equal((await client.models.retrieve('chat')).owned_by, 'rebstadt');
});

test('a model answers in one piece', async () => {
  const completion = await client.chat.completions.create({ model: 'chat', messages: question });
  assert.match(completion.choices[0].message.content, /Stadtrat/);
  assert.equal(completion.choices[0].finish_reason, 'stop');
  assert.equal(completion.model, 'qwen3:14b');
  assert.equal(completion.usage.completion_tokens, 20);
});

test('a model answers piece by piece, as in one piece', async () => {
  const whole = await client.chat.completions.create({ model: 'chat', messages: question });
  const stream = await client.chat.completions.create({ model: 'chat', messages: question, stream: true, stream_options: { include_usage: true } });
  let [text, usage, reason, pieces] = ['', null, null, 0];
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? '';
    pieces += chunk.choices[0]?.delta.content ? 1 : 0;
    usage = chunk.usage ?? usage;
    reason = chunk.choices[0]?.finish_reason ?? reason;
  }
  assert.equal(text, whole.choices[0].message.content);
  assert.equal(pieces, 20);
  assert.equal(usage.completion_tokens, 20);
  assert.equal(reason, 'stop');
});

test('the client’s helper puts a stream together', async () => {
  const runner = client.chat.completions.stream({ model: 'chat', messages: question });
  const final = await runner.finalChatCompletion();
  assert.match(final.choices[0].message.content, /Stadtrat/);
});

const tools = [{ type: 'function', function: { name: 'look', description: 'Looks.', parameters: { type: 'object', properties: { place: { type: 'string' } }, required: ['place'] } } }];
const toolQuestion = [{ role: 'user', content: 'Was steht dort? [[look {"place":"Marktplatz „Süd“"}]]' }];

test('the calls of the client’s tools come to the client, and their results go back', async () => {
  const first = await client.chat.completions.create({ model: 'chat', messages: toolQuestion, tools });
  assert.equal(first.choices[0].finish_reason, 'tool_calls');
  const [call] = first.choices[0].message.tool_calls;
  assert.deepEqual(JSON.parse(call.function.arguments), { place: 'Marktplatz „Süd“' });
  const second = await client.chat.completions.create({
    model: 'chat', tools, messages: [...toolQuestion, first.choices[0].message, { role: 'tool', tool_call_id: call.id, content: 'ein Brunnen' }],
  });
  assert.match(second.choices[0].message.content, /Stadtrat/);
});

test('the calls of the client’s tools come in a stream', async () => {
  const final = await client.chat.completions.stream({ model: 'chat', messages: toolQuestion, tools }).finalChatCompletion();
  assert.equal(final.choices[0].message.tool_calls[0].function.name, 'look');
  assert.deepEqual(JSON.parse(final.choices[0].message.tool_calls[0].function.arguments), { place: 'Marktplatz „Süd“' });
});

test('an answer keeps to a schema', async () => {
  const schema = { type: 'object', properties: { year: { type: 'integer' }, title: { type: 'string' } }, required: ['year', 'title'] };
  const completion = await client.chat.completions.create({ model: 'chat', messages: question, response_format: { type: 'json_schema', json_schema: { name: 'paper', schema } } });
  const answer = JSON.parse(completion.choices[0].message.content);
  assert.equal(typeof answer.year, 'number');
  assert.equal(typeof answer.title, 'string');
});

test('texts become vectors', async () => {
  const numbers = await client.embeddings.create({ model: 'embed', input: ['Radweg', 'Deich'], encoding_format: 'float' });
  const asBase64 = await client.embeddings.create({ model: 'embed', input: ['Radweg', 'Deich'] });
  assert.equal(numbers.data.length, 2);
  assert.ok(numbers.data[0].embedding.length > 10);
  assert.deepEqual(asBase64.data[1].embedding, numbers.data[1].embedding.map(Math.fround));
  assert.notDeepEqual(numbers.data[0].embedding, numbers.data[1].embedding);
});

test('the assistant answers with its sources', async () => {
  const completion = await client.chat.completions.create({ model: 'assistant', messages: [{ role: 'user', content: 'Was kostet der Hochwasserschutz am Altrhein?' }] });
  assert.ok(completion.choices[0].message.content.length > 0);
  assert.ok(Array.isArray(completion.citations));
  let text = '';
  for await (const chunk of await client.chat.completions.create({ model: 'assistant', stream: true, messages: [{ role: 'user', content: 'Stand der Vorlage 2025/0140?' }] })) text += chunk.choices[0].delta.content ?? '';
  assert.ok(text.length > 0);
});

test('a model that is not there is not found', async () => {
  await assert.rejects(client.chat.completions.create({ model: 'gpt-4o', messages: question }), error => error instanceof OpenAI.NotFoundError && error.code === 'model_not_found');
});

test('a request that cannot be met names the parameter', async () => {
  await assert.rejects(client.chat.completions.create({ model: 'chat', messages: question, n: 2 }), error => error instanceof OpenAI.BadRequestError && error.param === 'n');
  await assert.rejects(
    client.chat.completions.create({ model: 'chat', messages: [{ role: 'user', content: 'Radweg '.repeat(30_000) }] }),
    error => error instanceof OpenAI.BadRequestError && error.code === 'context_length_exceeded');
});

test('a stream that is given up stops the model', async () => {
  await desk('pace?rate=5');
  const before = (await counters()).cancelled;
  const stream = await client.chat.completions.create({ model: 'chat', messages: question, stream: true });
  for await (const chunk of stream) {
    if (chunk.choices[0]?.delta.content) break;
  }
  await until(async () => (await counters()).cancelled === before + 1 && (await counters()).generating === 0);
});

test('a full queue puts the client off, and it tries again by itself', async () => {
  await desk('pace?rate=10');
  const patient = new OpenAI({ baseURL: `${host.url}/v1`, apiKey: 'unused', maxRetries: 8 });
  const ask = by => by.chat.completions.create({ model: 'chat', messages: question });
  // Two are answered at a time, and one may wait.
  const running = [ask(client), ask(client)];
  await until(async () => (await counters()).generating === 2);
  running.push(ask(client));
  await new Promise(later => setTimeout(later, 300));
  await assert.rejects(ask(client), error => error instanceof OpenAI.RateLimitError && Number(error.headers.get('retry-after')) >= 1);
  const late = ask(patient);
  assert.equal((await Promise.all([...running, late])).length, 4);
});

test('a server that fails in mid-stream ends the stream with an error', async () => {
  await desk('faults?kind=EndWithoutDone&after=3&path=/api/chat&times=1');
  const stream = await client.chat.completions.create({ model: 'chat', messages: question, stream: true });
  let text = '';
  await assert.rejects(async () => {
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
  }, error => error instanceof OpenAI.APIError);
  assert.ok(text.length > 0);
});
