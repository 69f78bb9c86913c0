// Asks /api/search each question of a file twice: at first its vector is made by the model server, then the host still knows it.
//   node hybrid.mjs URL QUESTIONS.jsonl
import { readFileSync } from 'node:fs';

const [url, file] = process.argv.slice(2);
const questions = readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line).question);
const warmUp = 30;

const status = async () => (await (await fetch(`${url}/api/status`)).json()).index;
let index = await status();
while (index.state !== 'ready' || index.searchedBy !== 'words-and-meaning' || index.embedding.embedded < index.embedding.passages) {
  await new Promise(later => setTimeout(later, 1000));
  index = await status();
}

async function search(question) {
  const start = performance.now();
  const response = await fetch(`${url}/api/search?k=10&q=${encodeURIComponent(question)}`);
  if (!response.ok) throw new Error(`${response.status} for ${question}`);
  await response.arrayBuffer();
  return performance.now() - start;
}

for (let round = 0; round < warmUp; round++)
  await search(`${questions[round % questions.length]} ${round}`);
const [fresh, known] = [[], []];
for (const question of questions) {
  fresh.push(await search(question));
  known.push(await search(question));
}
const print = (name, times) => {
  times.sort((a, b) => a - b);
  const at = share => times[Math.ceil(share * times.length) - 1].toFixed(1);
  console.log(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`);
};
console.log(`${index.embedding.passages} passages by words and ${index.embedding.model}, ${questions.length} questions over HTTP`);
print('with the question\'s embedding', fresh);
print('without it', known);
