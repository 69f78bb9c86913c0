// The double of Qdrant under Qdrant's own npm client, unchanged: what this client understands, a real server says.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { QdrantClient } from '@qdrant/js-client-rest';

const root = resolve(import.meta.dirname, '../..');
const program = join(root, 'artifacts/bin/Assistant.Doubles.Qdrant/debug/qdrant-double');
const published = resolve(root, '../shared/protocols/qdrant/openapi.json');
const checks = existsSync(published) ? ['--document', published] : [];
let child;
let url;
let qdrant;

before(async () => {
  child = spawn(program, ['0', '--api-key', 'key', ...checks], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    url = line.match(/http:\S+?(?=\/?$)/)[0];
    break;
  }
  qdrant = new QdrantClient({ url, apiKey: 'key' });
  await qdrant.createCollection('papers', {
    vectors: { meaning: { size: 2, distance: 'Cosine' } },
    sparse_vectors: { terms: { modifier: 'idf' } },
    hnsw_config: { m: 0, payload_m: 16 },
    strict_mode_config: { enabled: true, unindexed_filtering_retrieve: false, max_query_limit: 100 },
    metadata: { version: 'test' },
  });
  for (const [name, schema] of [['city', { type: 'keyword', is_tenant: true }], ['facets', 'keyword'], ['date', { type: 'integer', range: true, lookup: false }]])
    await qdrant.createPayloadIndex('papers', { field_name: name, field_schema: schema, wait: true });
  await qdrant.upsert('papers', {
    wait: true,
    points: [
      { id: 1, vector: { terms: { indices: [7, 9], values: [1, 1] }, meaning: [1, 0] }, payload: { city: 'a', facets: ['x', 'y'], date: 20240501 } },
      { id: 2, vector: { terms: { indices: [9], values: [1.5] }, meaning: [0, 1] }, payload: { city: 'a', facets: ['x'] } },
      { id: 3, vector: { terms: { indices: [7], values: [1] } }, payload: { city: 'b' } },
      { id: 'd0000000-0000-8000-8000-000000000001', vector: {}, payload: { city: 'a', facets: ['x'] } },
    ],
  });
}, { timeout: 30_000 });
after(async () => {
  if (!child || child.exitCode !== null) return;
  child.kill('SIGTERM');
  await new Promise(ended => child.once('exit', ended));
});

const inCity = city => ({ must: [{ key: 'city', match: { value: city } }] });

test('collections and aliases come and go, an alias is switched in one step', async () => {
  await qdrant.createCollection('next', { vectors: { size: 2, distance: 'Dot' } });
  await qdrant.updateCollectionAliases({ actions: [{ create_alias: { collection_name: 'papers', alias_name: 'current' } }] });
  await qdrant.updateCollectionAliases({ actions: [{ delete_alias: { alias_name: 'current' } }, { create_alias: { collection_name: 'next', alias_name: 'current' } }] });
  assert.deepEqual((await qdrant.getAliases()).aliases, [{ alias_name: 'current', collection_name: 'next' }]);
  assert.deepEqual((await qdrant.getCollectionAliases('papers')).aliases, []);
  assert.equal((await qdrant.collectionExists('current')).exists, true);
  assert.deepEqual((await qdrant.getCollections()).collections.map(collection => collection.name), ['next', 'papers']);
  await qdrant.deleteCollection('next');
  assert.deepEqual((await qdrant.getAliases()).aliases, []);
  await assert.rejects(qdrant.createCollection('papers', { vectors: {} }), { status: 409 });
});

test('a collection says how it is set up', async () => {
  const info = await qdrant.getCollection('papers');
  assert.equal(info.status, 'green');
  assert.equal(info.points_count, 4);
  assert.equal(info.config.hnsw_config.payload_m, 16);
  assert.equal(info.config.strict_mode_config.enabled, true);
  assert.deepEqual(info.config.metadata, { version: 'test' });
  assert.equal(info.payload_schema.city.params.is_tenant, true);
});

test('a sparse query is a dot product with inverse document frequencies of the corpus that it names', async () => {
  const query = { query: { indices: [7, 9], values: [1, 1] }, using: 'terms', filter: inCity('a'), with_payload: ['city'] };
  const idf = (points, frequency) => Math.log(1 + (points - frequency + 0.5) / (frequency + 0.5));
  const own = await qdrant.query('papers', { ...query, params: { idf: { corpus: inCity('a') } } });
  assert.deepEqual(own.points.map(point => point.id), [1, 2]);
  assert.ok(Math.abs(own.points[0].score - idf(2, 1) - idf(2, 2)) < 1e-5);
  assert.deepEqual(own.points[0].payload, { city: 'a' });
  const all = await qdrant.query('papers', query);
  assert.ok(Math.abs(all.points.find(point => point.id === 1).score - 2 * idf(3, 2)) < 1e-5);
});

test('prefetches are fused by reciprocal ranks with the k that is asked for', async () => {
  const { points } = await qdrant.query('papers', {
    prefetch: [
      { query: { indices: [9], values: [1] }, using: 'terms', limit: 10, params: { idf: { corpus: inCity('a') } } },
      { query: [1, 0], using: 'meaning', limit: 1 },
    ],
    query: { rrf: { k: 60 } },
    filter: inCity('a'),
  });
  assert.deepEqual(points.map(point => point.id), [1, 2]);
  assert.ok(Math.abs(points[0].score - (1 / 61 + 1 / 60)) < 1e-6);
});

test('facets, counts, pages and points by id', async () => {
  assert.deepEqual((await qdrant.facet('papers', { key: 'facets', filter: inCity('a'), exact: true })).hits, [{ value: 'x', count: 3 }, { value: 'y', count: 1 }]);
  assert.equal((await qdrant.count('papers', { filter: { must: [{ key: 'date', range: { gte: 20240101 } }] }, exact: true })).count, 1);
  assert.equal((await qdrant.count('papers', { filter: { must: [{ is_empty: { key: 'date' } }] } })).count, 3);
  const page = await qdrant.scroll('papers', { limit: 3, with_payload: false });
  assert.deepEqual(page.points.map(point => point.id), [1, 2, 3]);
  assert.equal(page.next_page_offset, 'd0000000-0000-8000-8000-000000000001');
  assert.equal((await qdrant.scroll('papers', { limit: 3, offset: page.next_page_offset })).next_page_offset, null);
  const [point] = await qdrant.retrieve('papers', { ids: [1], with_vector: ['terms'], with_payload: true });
  assert.deepEqual(point.vector, { terms: { indices: [7, 9], values: [1, 1] } });
});

test('points are changed and deleted by filter', async () => {
  await qdrant.upsert('papers', { wait: true, points: [{ id: 9, vector: { meaning: [1, 1] }, payload: { city: 'c' } }] });
  await qdrant.updateVectors('papers', { wait: true, points: [{ id: 9, vector: { meaning: [0, 3] } }] });
  const [point] = await qdrant.retrieve('papers', { ids: [9], with_vector: true });
  assert.deepEqual(point.vector, { meaning: [0, 1] });
  assert.equal((await qdrant.delete('papers', { wait: true, filter: inCity('c') })).status, 'completed');
  assert.equal((await qdrant.count('papers')).count, 4);
});

test('several searches in one request, by id where nothing ranks them', async () => {
  const [some, ranked] = await qdrant.queryBatch('papers', {
    searches: [
      { filter: { must: [{ has_id: [3, 1] }] }, limit: 5, with_payload: ['city'] },
      { query: [1, 0], using: 'meaning', filter: inCity('a'), limit: 5 },
    ],
  });
  assert.deepEqual(some.points.map(point => [point.id, point.payload.city]), [[1, 'a'], [3, 'b']]);
  assert.deepEqual(ranked.points.map(point => point.id), [1, 2]);
});

test('a named vector is added, filled, asked for, taken from points and from all', async () => {
  // The client has no words for these yet.
  const send = async (method, path, body) =>
    (await (await fetch(`${url}/collections/papers${path}?wait=true`, { method, headers: { 'api-key': 'key', 'content-type': 'application/json' }, body: body && JSON.stringify(body) })).json()).result.status;
  const having = async name => (await qdrant.count('papers', { filter: { must: [{ has_vector: name }] }, exact: true })).count;
  assert.equal(await send('PUT', '/vectors/other', { dense: { size: 3, distance: 'Cosine' } }), 'completed');
  assert.deepEqual(Object.keys((await qdrant.getCollection('papers')).config.params.vectors).sort(), ['meaning', 'other']);
  assert.equal(await having('other'), 0);
  assert.equal(await send('PUT', '/points/vectors', { points: [{ id: 1, vector: { other: [0, 0, 2] } }, { id: 3, vector: { other: [0, 1, 0] } }], update_filter: inCity('a') }), 'completed');
  assert.equal(await having('other'), 1);
  assert.equal((await qdrant.query('papers', { query: [0, 0, 1], using: 'other' })).points[0].score, 1);
  await qdrant.deleteVectors('papers', { wait: true, vector: ['other'], filter: inCity('a') });
  assert.equal(await having('other'), 0);
  assert.equal(await send('DELETE', '/vectors/other'), 'completed');
  assert.deepEqual(Object.keys((await qdrant.getCollection('papers')).config.params.vectors), ['meaning']);
});

test('errors carry their status and their words', async () => {
  await assert.rejects(qdrant.count('nowhere'), error => error.status === 404 && /doesn't exist/.test(error.data.status.error));
  await assert.rejects(qdrant.count('papers', { filter: { must: [{ key: 'other', match: { value: 'x' } }] } }), error => error.status === 400 && /Index required/.test(error.data.status.error));
  await assert.rejects(qdrant.query('papers', { query: [1, 0, 0], using: 'meaning' }), error => error.status === 400 && /expected dim: 2, got 3/.test(error.data.status.error));
  await assert.rejects(new QdrantClient({ url, apiKey: 'wrong', checkCompatibility: false }).getCollections(), { status: 401 });
});

test('every request of the client and every answer was as the published document has it', { skip: checks.length === 0 && '../shared is not there' }, async () => {
  assert.equal(await (await fetch(`${url}/double/findings`)).json(), 0);
});
