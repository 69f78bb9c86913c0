// /api/agent under the official AG-UI client, which checks the order and the shape of every event.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HttpAgent } from '@ag-ui/client';
import { EventSchemas } from '@ag-ui/core/schemas';
import { startHost } from '../support/host.js';

let host;
before(async () => { host = await startHost(); }, { timeout: 120_000 });
after(async () => { await host?.stop(); });

async function run(content, forwardedProps = {}) {
  const agent = new HttpAgent({
    url: `${host.url}/api/agent`,
    threadId: 'thread-1',
    initialMessages: [{ id: 'm1', role: 'user', content }],
  });
  const events = [];
  const errors = [];
  let result = null;
  try {
    result = await agent.runAgent({ runId: 'run-1', forwardedProps }, {
      onEvent: ({ event }) => { events.push(event); },
      onRunErrorEvent: ({ event }) => { errors.push(event); },
    });
  } catch (error) {
    errors.push(error);
  }
  return { agent, events, errors, result, custom: name => events.find(event => event.type === 'CUSTOM' && event.name === name)?.value };
}

test('a question is answered with quotes, sources and the label of the mode', async () => {
  const { events, errors, result, custom, agent } = await run('Was kostet der Hochwasserschutz am Altrhein?');
  assert.deepEqual(errors, []);
  assert.equal(events[0].type, 'RUN_STARTED');
  assert.equal(events.at(-1).type, 'RUN_FINISHED');
  assert.equal(result.newMessages.at(-1).role, 'assistant');
  assert.match(agent.messages.at(-1).content, /\[1\]/);
  const sources = custom('sources');
  assert.ok(sources.length >= 1);
  for (const source of sources) {
    assert.ok(source.quote.length > 0);
    assert.ok(agent.messages.at(-1).content.includes(source.quote));
    assert.ok(source.document.title && source.document.id);
  }
  assert.equal(custom('answer').mode, 'extractive');
  assert.ok(custom('search').hits > 0);
});

test('every event keeps to the published schema', async () => {
  const { events } = await run('Bewohnerparken Gebühren');
  for (const event of events) EventSchemas.parse(event);
});

test('a question that a tool answers shows the call and its result', async () => {
  const { events, errors, agent } = await run('Stand der Vorlage 2025/0140?');
  assert.deepEqual(errors, []);
  const calls = events.filter(event => event.type.startsWith('TOOL_CALL_'));
  assert.deepEqual(calls.map(event => event.type), ['TOOL_CALL_START', 'TOOL_CALL_ARGS', 'TOOL_CALL_END', 'TOOL_CALL_RESULT']);
  assert.equal(calls[0].toolCallName, 'ris_paper_by_reference');
  assert.deepEqual(JSON.parse(calls[1].delta), { reference: '2025/0140' });
  assert.match(calls[3].content, /Beratungsweg/);
  assert.match(agent.messages.at(-1).content, /mehrheitlich beschlossen/);
});

test('a question that the papers do not answer is refused with better ones', async () => {
  const { custom, errors } = await run('Quantenchromodynamik Gluonenkondensat Mondlandefähre');
  assert.deepEqual(errors, []);
  assert.equal(custom('answer').refused, true);
  assert.deepEqual(custom('sources'), []);
  assert.ok(custom('answer').wordsNotFound.length > 0);
});

test('an empty question ends the run with a sentence', async () => {
  const { errors } = await run('');
  assert.equal(errors.length >= 1, true);
  assert.match(String(errors[0].message), /Frage/);
});

test('a question of 100,000 characters ends the run with a sentence', async () => {
  const { errors } = await run('Radweg '.repeat(15_000));
  assert.equal(errors.length >= 1, true);
  assert.match(String(errors[0].message), /zu lang/);
});

test('an unknown city ends the run with a sentence that names the known ones', async () => {
  const { errors } = await run('Radverkehr', { city: 'atlantis' });
  assert.match(String(errors[0].message), /rebstadt/);
});

test('a body that is no RunAgentInput is a 400 with a problem document', async () => {
  const response = await fetch(`${host.url}/api/agent`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"messages": 7' });
  assert.equal(response.status, 400);
  assert.match(response.headers.get('content-type'), /application\/problem\+json/);
});

// A browser keeps its cookie by itself; the run belongs to the visitor that the cookie names.
async function visitor() {
  const response = await fetch(`${host.url}/api/search?q=Radweg`);
  await response.arrayBuffer();
  return { cookie: (response.headers.getSetCookie?.() ?? []).map(cookie => cookie.split(';')[0]).join('; ') };
}

test('a run whose connection dropped is told again to the one who began it', async () => {
  const headers = await visitor();
  const ask = signal => {
    const agent = new HttpAgent({ url: `${host.url}/api/agent`, threadId: 'thread-resume', headers, initialMessages: [{ id: 'm1', role: 'user', content: 'Was kostet der Hochwasserschutz am Altrhein?' }] });
    const events = [];
    const run = agent.runAgent({ runId: 'run-resume', abortController: signal }, { onEvent: ({ event }) => { events.push(event); signal?.abort(); } });
    return { agent, events, run };
  };
  const dropped = ask(new AbortController());
  await dropped.run.catch(() => {});
  assert.ok(dropped.events.length >= 1 && dropped.events.at(-1).type !== 'RUN_FINISHED');
  const again = ask();
  await again.run;
  assert.equal(again.events[0].type, 'RUN_STARTED');
  assert.equal(again.events.at(-1).type, 'RUN_FINISHED');
  assert.match(again.agent.messages.at(-1).content, /\[1\]/);
});

test('a reader goes on after the last event that it has', async () => {
  const headers = { ...await visitor(), 'Content-Type': 'application/json' };
  const body = JSON.stringify({ threadId: 't', runId: 'run-last-event', state: {}, tools: [], context: [], forwardedProps: {}, messages: [{ id: 'm', role: 'user', content: 'Bewohnerparken Gebühren' }] });
  const whole = await (await fetch(`${host.url}/api/agent`, { method: 'POST', headers, body })).text();
  const blocks = whole.split('\n\n').filter(Boolean);
  const rest = await fetch(`${host.url}/api/agent/runs/run-last-event`, { headers: { ...headers, 'Last-Event-ID': '2' } });
  assert.equal(await rest.text(), blocks.slice(2).map(block => `${block}\n\n`).join(''));
  const stranger = await fetch(`${host.url}/api/agent/runs/run-last-event`, { headers: await visitor() });
  if (headers.cookie) assert.equal(stranger.status, 404);
  assert.equal((await fetch(`${host.url}/api/agent/runs/never`, { headers })).status, 404);
});
