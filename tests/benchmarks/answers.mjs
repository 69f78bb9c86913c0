// Asks /api/agent each question of a file and counts: node answers.mjs URL QUESTIONS.jsonl [BASE of the ids, for {base}]
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [url, file, base = ''] = process.argv.slice(2);
const questions = readFileSync(file, 'utf8').replaceAll('{base}', base).trim().split('\n').map(line => JSON.parse(line));
const words = text => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);
const share = (part, whole) => (part / Math.max(whole, 1)).toFixed(2);

async function ask(question) {
  const response = await fetch(`${url}/api/agent`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ threadId: randomUUID(), runId: randomUUID(), state: {}, tools: [], context: [], messages: [{ id: 'm', role: 'user', content: question }] }),
  });
  const events = (await response.text()).split('\n').filter(line => line.startsWith('data: ')).map(line => JSON.parse(line.slice('data: '.length)));
  const custom = name => events.find(event => event.type === 'CUSTOM' && event.name === name)?.value;
  return { sources: custom('sources') ?? [], refused: custom('answer')?.refused ?? true };
}

const count = { answerable: 0, cited: 0, first: 0, quoted: 0, falselyRefused: 0, unanswerable: 0, refused: 0 };
for (const { question, relevant, quote } of questions) {
  const { sources, refused } = await ask(question);
  if (Object.keys(relevant).length === 0) {
    count.unanswerable++;
    if (refused) count.refused++;
    continue;
  }
  count.answerable++;
  if (refused) count.falselyRefused++;
  if (sources.some(source => source.document.id in relevant)) count.cited++;
  if (sources[0] && sources[0].document.id in relevant) count.first++;
  const gold = [...words(quote ?? '')];
  const found = words(sources.map(source => source.quote).join(' '));
  if (gold.length > 0 && gold.filter(word => found.has(word)).length >= 0.6 * gold.length) count.quoted++;
}
console.log(`${count.answerable} answerable: relevant document cited ${share(count.cited, count.answerable)}, cited first ${share(count.first, count.answerable)}, ` +
  `quotes hold 60 % of the gold quote's words ${share(count.quoted, count.answerable)}, refused ${count.falselyRefused}`);
console.log(`${count.unanswerable} unanswerable: refused ${count.refused}`);
