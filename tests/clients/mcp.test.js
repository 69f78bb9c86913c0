// /mcp under the official TypeScript clients: the stable one of 2025-11-25, and its successor, which speaks 2026-07-28 as well.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from '@modelcontextprotocol/client';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { startHost } from '../support/host.js';

let host;
before(async () => { host = await startHost(); }, { timeout: 120_000 });
after(async () => { await host?.stop(); });

const info = { name: 'client-tests', version: '1.0.0' };
const url = (path = '/mcp') => new URL(path, host.url);

async function stable(path) {
  const client = new Client(info);
  await client.connect(new StreamableHTTPClientTransport(url(path)));
  return client;
}

async function successor(mode) {
  const client = new ModernClient(info, { versionNegotiation: { mode } });
  await client.connect(new ModernTransport(url()));
  return client;
}

const eras = [
  { name: 'the stable client', connect: () => stable(), version: '2025-11-25', options: own => [undefined, own] },
  { name: 'its successor, with a handshake', connect: () => successor('legacy'), version: '2025-11-25' },
  { name: 'its successor, finding the version out', connect: () => successor('auto'), version: '2026-07-28' },
  { name: 'its successor, with 2026-07-28 alone', connect: () => successor({ pin: '2026-07-28' }), version: '2026-07-28' },
];

// The stable client takes a schema before the options.
for (const { name, connect, version, options = own => [own] } of eras) {
  test(`${name} connects and sees the server`, async () => {
    const client = await connect();
    const transport = client.transport;
    assert.equal(client.getNegotiatedProtocolVersion?.() ?? transport.protocolVersion, version);
    assert.equal(client.getServerVersion().name, 'assistant');
    assert.ok(client.getServerCapabilities().tools);
    assert.match(client.getInstructions(), /Rebstadt/);
    await client.close();
  });

  test(`${name} lists the tools`, async () => {
    const client = await connect();
    const { tools, nextCursor } = await client.listTools();
    assert.equal(nextCursor, undefined);
    const tool = tools.find(one => one.name === 'ris_paper_by_reference');
    assert.ok(tool.title && tool.description);
    assert.equal(tool.inputSchema.type, 'object');
    assert.equal(tool.annotations.readOnlyHint, true);
    await client.close();
  });

  test(`${name} calls a tool and reads text and data`, async () => {
    const client = await connect();
    const result = await client.callTool({ name: 'ris_paper_by_reference', arguments: { reference: '2025/0140' } });
    assert.ok(!result.isError);
    assert.match(result.content.map(one => one.text).join('\n'), /mehrheitlich beschlossen/);
    const table = result.structuredContent.parts.find(part => part.type === 'table');
    assert.ok(table.rows.length > 0 && table.sources.length > 0);
    await client.close();
  });

  test(`${name} is told what a call lacks`, async () => {
    const client = await connect();
    const result = await client.callTool({ name: 'ris_paper_by_reference', arguments: {} });
    assert.equal(result.isError, true);
    assert.match(result.content[0].text, /reference/);
    await client.close();
  });

  test(`${name} is told of a tool that is not there`, async () => {
    const client = await connect();
    await assert.rejects(client.callTool({ name: 'ris_nothing', arguments: {} }), error => error.code === -32602 && /Unknown tool/.test(error.message));
    await client.close();
  });

  test(`${name} may give a call up`, async () => {
    const client = await connect();
    const abort = new AbortController();
    const call = client.callTool({ name: 'ris_paper_by_reference', arguments: { reference: '2025/0140' } }, ...options({ signal: abort.signal }));
    abort.abort('enough');
    await assert.rejects(call);
    assert.ok((await client.listTools()).tools.length > 0);
    await client.close();
  });
}

test('the stable client pings', async () => {
  const client = await stable();
  await client.ping();
  await client.close();
});

test('a city is named in the address', async () => {
  const client = await stable('/mcp?city=rebstadt');
  assert.ok((await client.listTools()).tools.length > 0);
  await client.close();
  await assert.rejects(stable('/mcp?city=atlantis'), /rebstadt/);
});

test('a page of another host is refused', async () => {
  const response = await fetch(url(), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', Origin: 'http://evil.test' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }),
  });
  assert.equal(response.status, 403);
});
