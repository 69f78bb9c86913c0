// The plain page until the web chat comes: one question, one streamed answer (AG-UI over fetch).
'use strict';

const form = document.getElementById('ask');
const question = document.getElementById('question');
const city = document.getElementById('city');
const status = document.getElementById('status');
const result = document.getElementById('result');
const answer = document.getElementById('answer');
const label = document.getElementById('label');
const sources = document.getElementById('sources');
const suggestions = document.getElementById('suggestions');
const button = form.querySelector('button');

form.addEventListener('submit', event => {
  event.preventDefault();
  ask(question.value);
});

question.addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

async function ask(text) {
  button.disabled = true;
  result.hidden = true;
  say('Ich suche …');
  const run = { text: '', sources: [], state: null };
  try {
    const response = await fetch('api/agent', {
      method: 'POST',
      // The answer speaks the language of the page, whatever the browser prefers.
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', 'Accept-Language': document.documentElement.lang },
      body: JSON.stringify({
        threadId: crypto.randomUUID(), runId: crypto.randomUUID(), state: {}, tools: [], context: [],
        messages: [{ id: crypto.randomUUID(), role: 'user', content: text }],
        // This page has no list of conversations, so it keeps none.
        forwardedProps: { city: city.value || undefined, store: false },
      }),
    });
    if (!response.ok) throw new Error((await response.json()).detail);
    for await (const event of events(response.body)) handle(event, run);
  } catch (error) {
    say(error.message || 'Der Assistent ist gerade nicht erreichbar.', true);
  } finally {
    button.disabled = false;
  }
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const parts = rest.split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      const data = part.split('\n').find(line => line.startsWith('data: '));
      if (data) yield JSON.parse(data.slice(6));
    }
  }
}

function handle(event, run) {
  switch (event.type) {
    case 'CUSTOM':
      if (event.name === 'search') say(`${event.value.hits} Fundstellen in ${event.value.passages.toLocaleString('de-DE')} Abschnitten …`);
      if (event.name === 'queue' && event.value > 0) say(`Die Sprachmodelle sind beschäftigt; Sie sind an ${event.value}. Stelle …`);
      if (event.name === 'text') stream(run, event.value);
      if (event.name === 'sources') run.sources = event.value;
      if (event.name === 'answer') run.state = event.value;
      break;
    case 'TEXT_MESSAGE_CONTENT':
      stream(run, run.text + event.delta);
      break;
    case 'RUN_FINISHED':
      show(run);
      break;
    case 'RUN_ERROR':
      say(event.message, true);
      break;
  }
}

// While it is being written: plain text; sources and marks come when it is finished.
function stream(run, text) {
  run.text = text;
  result.hidden = false;
  label.textContent = '';
  sources.replaceChildren();
  suggestions.replaceChildren();
  answer.replaceChildren(...text.split('\n\n').map(paragraph));
}

function show(run) {
  say(run.state.refused ? 'Nichts gefunden.' : 'Fertig.');
  result.hidden = false;
  label.textContent = [run.state.label, run.state.notice].filter(Boolean).join(' – ');
  // Suggestions are buttons below, so their list need not stand in the text too.
  const last = run.state.suggestions.at(-1);
  const blocks = run.text.split('\n\n').filter(text => !last || !text.endsWith(`– ${last}`));
  // What to check stands under the paragraph whose words it is about; what is about none of them, at the end.
  const open = [...run.state.checks];
  const taken = text => open.filter(entry => entry.words && text.includes(entry.words)).map(entry => open.splice(open.indexOf(entry), 1)[0]);
  const checked = blocks.flatMap(text => {
    const found = taken(text);
    return [block(text, found.map(entry => entry.words)), ...found.map(check)];
  });
  answer.replaceChildren(...checked, ...open.map(check));
  suggestions.replaceChildren(...(last ? [paragraph('Versuchen Sie es so:')] : []), ...run.state.suggestions.map(suggestion));
  // An answer made of quotes shows them itself.
  sources.replaceChildren(...run.sources.map(entry => source(entry, run.state.mode === 'generated')));
  document.getElementById('sources-heading').hidden = run.sources.length === 0;
}

function block(text, marked) {
  const rows = text.split('\n').filter(line => line.startsWith('| '));
  if (rows.length > 2) return table(rows);
  const element = cited(text.replaceAll('**', ''), marked);
  if (/^[„“][^]*[“”] \[\d+\]$/.test(text)) element.className = 'quote';
  return element;
}

// Numbers of citations lead to their source below; words to check are marked.
function cited(text, marked) {
  const element = document.createElement('p');
  for (const part of pieces(text, marked)) {
    const number = /^\[(\d{1,4})\]$/.exec(part);
    if (number) {
      const link = document.createElement('a');
      link.href = `#source-${number[1]}`;
      link.textContent = part;
      element.append(link);
    } else if (marked.includes(part)) {
      const mark = document.createElement('mark');
      mark.textContent = part;
      element.append(mark);
    } else {
      element.append(part);
    }
  }
  return element;
}

function pieces(text, marked) {
  return marked.reduce(
    (parts, words) => parts.flatMap(part => marked.includes(part) ? [part] : part.split(words).flatMap((piece, index) => index ? [words, piece] : [piece])),
    text.split(/(\[\d{1,4}\])/));
}

function paragraph(text) {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

function table(rows) {
  const element = document.createElement('table');
  rows.filter(row => !/^\|( --- \|)+$/.test(row)).forEach((row, index) => {
    const line = element.insertRow();
    for (const cell of row.slice(2, -2).split(' | ')) {
      const field = document.createElement(index === 0 ? 'th' : 'td');
      field.textContent = cell.replaceAll('\\|', '|');
      line.append(field);
    }
  });
  const scroll = document.createElement('div');
  scroll.className = 'scroll';
  scroll.tabIndex = 0;
  scroll.append(element);
  return scroll;
}

// What the sources do not carry stands below the answer in words of its own.
function check(entry) {
  const element = paragraph(entry.words ? `Bitte prüfen: „${entry.words}“ – ${entry.reason}` : `Bitte prüfen: ${entry.reason}`);
  element.className = 'check';
  return element;
}

function suggestion(text) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'link';
  element.textContent = text;
  element.addEventListener('click', () => { question.value = text; ask(text); });
  const line = document.createElement('p');
  line.append(element);
  return line;
}

function source(entry, withQuote) {
  const item = document.createElement('li');
  item.id = `source-${entry.n}`;
  const target = entry.link || entry.document.url;
  const title = document.createElement(isWeb(target) ? 'a' : 'strong');
  title.textContent = entry.document.title;
  if (isWeb(target)) {
    title.href = target;
    title.target = '_blank';
    title.rel = 'noopener noreferrer';
  }
  const place = document.createElement('span');
  place.className = 'place';
  place.textContent = [entry.document.reference, day(entry.document.date), entry.file, entry.page && `Seite ${entry.page}`].filter(Boolean).join(', ');
  item.append(title, place);
  if (withQuote) {
    const quote = document.createElement('q');
    quote.textContent = entry.quote;
    item.append(quote);
  }
  return item;
}

function isWeb(url) { return typeof url === 'string' && /^https?:\/\//.test(url); }

function day(text) { return text ? text.split('-').reverse().join('.') : null; }

function say(text, isError = false) {
  status.textContent = text;
  status.className = isError ? 'error' : '';
}
