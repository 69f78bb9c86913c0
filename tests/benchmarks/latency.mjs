// Asks /api/search each question of a file, one after the other, and prints the times: node latency.mjs URL QUESTIONS.jsonl
import { readFileSync } from 'node:fs';

const [url, file] = process.argv.slice(2);
const questions = readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line).question);
const times = [];
for (const question of questions) {
  const start = performance.now();
  const response = await fetch(`${url}/api/search?k=10&q=${encodeURIComponent(question)}`);
  if (!response.ok) throw new Error(`${response.status} for ${question}`);
  await response.arrayBuffer();
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
const at = share => times[Math.ceil(share * times.length) - 1].toFixed(1);
console.log(`${times.length} searches over HTTP: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`);
