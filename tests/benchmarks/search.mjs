// Measures search against Lucene 8.7 from Debian (liblucene8-java, GermanAnalyzer, BM25) in the same run. Needs Java, and the question sets and
// papers beside the project (../shared). Run after tests/run.sh or `dotnet publish host/Assistant.Host -c Release -o artifacts/assistant`:
//   node tests/benchmarks/search.mjs [karlsruhe-qa|xquad-de|council|million]
// Prints the figures of both, one line each, and their ratio.
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const data = join(root, '../shared/data');
const work = process.env.WORK ?? join(root, 'artifacts/benchmarks/search');
const program = process.env.PROGRAM ?? join(root, 'artifacts/assistant/assistant');
const jars = ['core', 'analyzers-common', 'queryparser'].map((name) => `/usr/share/java/lucene-${name}-8.7.0.jar`).join(':');
const wordsInAPassage = 180;

if (!existsSync(data)) { console.log('skipped: ../shared is not there'); process.exit(0); }
mkdirSync(work, { recursive: true });

const lines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const cell = (text) => (text ?? '').replace(/[\t\r\n]+/g, ' ');
const wanted = process.argv.slice(2);

/** The council's papers in passages of 180 words, as the issue describes the peer. */
function council() {
  const file = join(work, 'council.jsonl');
  if (existsSync(file))
    return file;
  const passages = [];
  for (const paper of gunzipSync(readFileSync(join(data, 'oparl-karlsruhe/papers.jsonl.gz'))).toString('utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))) {
    for (const one of [paper.mainFile, ...(paper.auxiliaryFile ?? [])].filter((file) => file?.text)) {
      const words = one.text.split(/\s+/).filter(Boolean);
      for (let at = 0; at < words.length; at += wordsInAPassage)
        passages.push({ id: `${one.id}#${at}`, document: paper.id, title: `${paper.name} ${paper.reference ?? ''}`, date: paper.date, text: words.slice(at, at + wordsInAPassage).join(' ') });
    }
  }
  writeFileSync(file, passages.map((passage) => JSON.stringify(passage)).join('\n') + '\n');
  return file;
}

/** The council's passages over and over, each with its words shuffled, up to a million. */
async function million() {
  const file = join(work, 'million.jsonl');
  if (existsSync(file))
    return file;
  const passages = lines(council());
  const out = createWriteStream(file);
  let seed = 1;
  const random = (below) => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return Math.floor((seed / 2 ** 32) * below); };
  for (let number = 0; number < 1_000_000; number++) {
    const { document, title, date, text } = passages[number % passages.length];
    const words = text.split(' ');
    if (number >= passages.length) {
      for (let at = words.length - 1; at > 0; at--) {
        const other = random(at + 1);
        [words[at], words[other]] = [words[other], words[at]];
      }
    }
    const round = Math.floor(number / passages.length);
    if (!out.write(JSON.stringify({ id: `p${number}`, document: round ? `${document}#${round}` : document, title, date, text: words.join(' ') }) + '\n'))
      await new Promise((done) => out.once('drain', done));
  }
  await new Promise((done) => out.end(done));
  return file;
}

async function toTsv(passages, byDocument) {
  const file = join(work, 'passages.tsv');
  const out = createWriteStream(file);
  for await (const line of createInterface({ input: createReadStream(passages) })) {
    const { id, document, title, text } = JSON.parse(line);
    if (!out.write(`${id}\t${byDocument ? document : id}\t${cell(title)}\t${cell(text)}\n`))
      await new Promise((done) => out.once('drain', done));
  }
  await new Promise((done) => out.end(done));
  return file;
}

const sets = {
  'karlsruhe-qa': async () => ({ passages: join(data, 'retrieval/karlsruhe-qa/passages.jsonl'), questions: 'karlsruhe-qa' }),
  'xquad-de': async () => ({ passages: join(data, 'retrieval/xquad-de/passages.jsonl'), questions: 'xquad-de' }),
  council: async () => ({ passages: council(), questions: 'karlsruhe-gold', byDocument: true }),
  million: async () => ({ passages: await million(), questions: 'karlsruhe-gold', byDocument: true }),
};

for (const [name, set] of Object.entries(sets)) {
  if (wanted.length ? !wanted.includes(name) : name === 'million')
    continue;
  const { passages, questions: folder, byDocument } = await set();
  const questions = join(data, 'retrieval', folder, 'questions.jsonl');
  console.log(`== ${name}`);
  const peer = process.env.NO_LUCENE ? null : await lucene(passages, questions, byDocument);
  const own = JSON.parse(execFileSync(program, ['eval', '--questions', questions, '--passages', passages, '--json'], { maxBuffer: 1 << 26 }).toString());
  console.log(JSON.stringify({ engine: 'own', ...own }));
  if (peer)
    console.log(`   own / lucene: nDCG@10 ${(own.ndcg10 / peer.ndcg10).toFixed(3)}, p50 ${(own.p50_ms / peer.p50_ms).toFixed(2)}, p95 ${(own.p95_ms / peer.p95_ms).toFixed(2)}, passages/s ${(own.passages / own.index_seconds / peer.passages_per_second).toFixed(2)}`);
}

async function lucene(passages, questions, byDocument) {
  const asked = join(work, 'questions.tsv');
  writeFileSync(asked, lines(questions).map(({ id, question, relevant }) => `${id}\t${cell(question)}\t${Object.entries(relevant).map(([key, grade]) => `${key}=${grade}`).join(' ')}`).join('\n') + '\n');
  const index = join(work, 'lucene');
  rmSync(index, { recursive: true, force: true });
  const line = execFileSync('java', ['-Xmx2g', '-cp', jars, join(root, 'tests/benchmarks/lucene/LuceneSearch.java'), await toTsv(passages, byDocument), asked, index], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
  console.log(line);
  return JSON.parse(line);
}
