// Asks a real Qdrant and our double the same questions over the same points, and shows where their answers differ.
//   node tests/doubles/compare-qdrant.mjs [URL OF A REAL QDRANT] [--rounds 300] [--seed 1]       API key: QDRANT_API_KEY
// Not part of the tests, which need no Qdrant. Makes a collection of its own on the server and deletes it at the end.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const { values: options, positionals: [real] } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' } } });
const program = resolve(import.meta.dirname, '../../artifacts/bin/Assistant.Doubles.Qdrant/debug/qdrant-double');
if (!real || !existsSync(program)) {
  console.log(real ? `Skipped: build tests/doubles/Assistant.Doubles.Qdrant first (${program} is not there).` : 'Skipped: no Qdrant to compare with. Give the URL of one, such as http://localhost:6333.');
  process.exit(0);
}

// Mulberry32: the same questions for the same seed.
let state = Number(options.seed);
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};
const below = count => Math.floor(random() * count);
const pick = list => list[below(list.length)];
const some = (list, most) => [...new Set(Array.from({ length: 1 + below(most) }, () => pick(list)))];

const collection = `compare-${process.pid}`;
const cities = ['a', 'b', 'c'];
const facets = ['x', 'y', 'z', 'w'];
const sparse = (count, terms = 40) => {
  const indices = [...new Set(Array.from({ length: count }, () => 1 + Math.floor(terms * random() ** 2)))];
  return { indices, values: indices.map(() => 0.25 + Math.round(random() * 12) / 4) };
};
const dense = size => Array.from({ length: size }, () => Math.round((random() * 2 - 1) * 100) / 100 + 0.001);

const point = number => {
  const payload = { kind: number % 7 === 0 ? 'document' : 'passage', city: pick(cities), revision: 1 + below(5) };
  // Missing, null and empty are what filters are most often wrong about.
  const date = below(5);
  if (date > 1) payload.date = 20200000 + 10000 * below(6) + 101;
  if (date === 1) payload.date = null;
  const values = below(4);
  if (values > 1) payload.facets = some(facets, 3);
  if (values === 1) payload.facets = [];
  const vector = {};
  if (below(10) > 0) vector.terms = sparse(1 + below(12));
  if (below(3) > 0) vector.meaning = dense(4);
  return { id: number % 11 === 0 ? `d0000000-0000-8000-8000-${String(number).padStart(12, '0')}` : number, vector, payload };
};

const condition = depth => [
  () => ({ key: 'city', match: { any: some(cities, 2) } }),
  () => ({ key: 'city', match: { value: pick(cities) } }),
  () => ({ key: 'facets', match: { any: some(facets, 2) } }),
  () => ({ key: 'revision', match: { any: some([1, 2, 3, 4, 5, 9], 3) } }),
  () => ({ key: 'revision', range: { lte: below(6) } }),
  () => ({ key: 'date', range: { gte: 20200000 + 10000 * below(6), lte: 20210000 + 10000 * below(6) } }),
  () => ({ key: 'date', is_empty: true }),
  () => ({ is_empty: { key: 'facets' } }),
  () => ({ has_id: some([1, 2, 3, 5, 8, 13, 21, 999], 5) }),
  () => ({ has_vector: pick(['meaning', 'terms']) }),
  ...(depth > 0 ? Array(4).fill(() => filter(depth - 1)) : []),
][below(depth > 0 ? 14 : 10)]();
const conditions = depth => Array.from({ length: 1 + below(2) }, () => condition(depth));
const filter = (depth = 2) => {
  const clauses = {};
  if (below(4) > 0) clauses.must = conditions(depth);
  if (below(3) === 0) clauses.should = conditions(depth);
  if (below(3) === 0) clauses.must_not = conditions(depth);
  return Object.keys(clauses).length > 0 ? clauses : { must: [condition(depth)] };
};
const byTerms = () => ({ query: { nearest: sparse(1 + below(4)) }, using: 'terms', ...(below(3) > 0 && { params: { idf: { corpus: { must: [{ key: 'city', match: { value: pick(cities) } }] } } } }) });
const byMeaning = () => ({ query: { nearest: dense(4) }, using: 'meaning', params: { exact: true } });
const maybeFiltered = search => (below(3) > 0 ? { ...search, filter: filter() } : search);
const search = () => maybeFiltered({ ...pick([byTerms, byTerms, byMeaning])(), limit: 200 });
const fused = () => maybeFiltered({ prefetch: [{ ...maybeFiltered(byTerms()), limit: 200 }, { ...maybeFiltered(byMeaning()), limit: 200 }], query: { rrf: { k: 60 } }, limit: 200 });

const question = () => pick([
  () => ['POST', '/points/query', search()],
  () => ['POST', '/points/query', search()],
  () => ['POST', '/points/query', fused()],
  () => ['POST', '/points/query/batch', { searches: [search(), { filter: filter(), limit: 200, with_payload: ['city'] }] }],
  () => ['POST', '/points/count', { filter: filter(), exact: true }],
  () => ['POST', '/points/scroll', { filter: filter(), limit: 1 + below(200), with_payload: ['date', 'facets'] }],
  () => ['POST', '/facet', { key: pick(['city', 'facets']), filter: filter(), limit: 20, exact: true }],
  () => ['POST', '/points/query', { query: { nearest: [1, 2] }, using: 'meaning', limit: 3 }],
])();
const change = () => pick([
  () => ['PUT', '/points?wait=true', { points: Array.from({ length: 5 }, () => point(1 + below(200))) }],
  () => ['POST', '/points/delete?wait=true', { filter: { must: [{ key: 'revision', match: { any: [1 + below(5)] } }, { key: 'city', match: { value: pick(cities) } }] } }],
  () => ['POST', '/points/vectors/delete?wait=true', { vector: ['meaning'], filter: { must: [{ has_vector: 'meaning' }, { key: 'revision', range: { lte: 1 } }] } }],
])();

// Equal scores have no order, and numbers of 32 bits a little play: what is compared is the points, each with its score.
const rounded = number => (typeof number === 'number' && !Number.isInteger(number) ? Number(number.toPrecision(4)) : number);
const known = value => {
  if (Array.isArray(value)) return value.map(known);
  if (value === null || typeof value !== 'object') return rounded(value);
  const { version, usage, time, operation_id, shard_key, order_value, ...rest } = value;
  for (const name of ['points', 'hits'])
    if (Array.isArray(rest[name])) rest[name] = rest[name].map(known).sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return Object.fromEntries(Object.keys(rest).sort().map(name => [name, name === 'points' || name === 'hits' ? rest[name] : known(rest[name])]));
};

const send = async (url, method, path, body) => {
  const headers = { 'content-type': 'application/json', ...(url === real && process.env.QDRANT_API_KEY && { 'api-key': process.env.QDRANT_API_KEY }) };
  const response = await fetch(`${url.replace(/\/$/, '')}/collections/${collection}${path}`, { method, headers, body: body && JSON.stringify(body) });
  const answer = await response.json().catch(() => null);
  return { status: response.status, result: response.ok ? known(answer?.result) : undefined };
};

const child = spawn(program, ['0'], { stdio: ['ignore', 'pipe', 'inherit'] });
let double;
for await (const line of createInterface({ input: child.stdout })) {
  double = line.match(/http:\S+?(?=\/?$)/)[0];
  break;
}

let differences = 0;
const both = async (method, path, body) => {
  const [theirs, ours] = await Promise.all([send(real, method, path, body), send(double, method, path, body)]);
  if (JSON.stringify(theirs) === JSON.stringify(ours)) return;
  differences++;
  console.log(`\n${method} ${path} ${JSON.stringify(body)}\n  server ${JSON.stringify(theirs)?.slice(0, 600)}\n  double ${JSON.stringify(ours)?.slice(0, 600)}`);
};

try {
  await both('PUT', '', { vectors: { meaning: { size: 4, distance: 'Cosine' } }, sparse_vectors: { terms: { modifier: 'idf' } }, hnsw_config: { m: 0, payload_m: 16 } });
  for (const [field, schema] of [['city', { type: 'keyword', is_tenant: true }], ['kind', 'keyword'], ['facets', 'keyword'], ['revision', { type: 'integer', lookup: true, range: true }], ['date', { type: 'integer', lookup: false, range: true }]])
    await both('PUT', '/index?wait=true', { field_name: field, field_schema: schema });
  await both('PUT', '/points?wait=true', { points: Array.from({ length: 200 }, (_, i) => point(i + 1)) });
  for (let round = 1; round <= Number(options.rounds); round++)
    await both(...(round % 10 === 0 ? change() : question()));
} finally {
  await send(real, 'DELETE', '');
  child.kill('SIGTERM');
}

console.log(`${options.rounds} requests, ${differences} different.`);
process.exitCode = differences > 0 ? 1 : 0;
