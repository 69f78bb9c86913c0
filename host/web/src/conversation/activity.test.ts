import { describe, expect, test } from 'vitest';
import type { Skill } from '../host/types';
import { firstSentence, readableArguments, stepsOf } from './activity';
import { newRun } from './model/run';
import { conversationTexts } from './texts';
import { examplesOf } from './Welcome';

const texts = conversationTexts.de;
const skill = (id: string, examples: string[], active = true): Skill => ({ plugin: 'ris', pluginName: 'RIS', id, name: `Fähigkeit ${id}`, description: '', examples, active });

describe('what is being done', () => {
  test('is told in plain words, the last of it under way', () => {
    const run = { ...newRun('r'), skills: ['ris/a', 'ris/unbekannt'], calls: [{ id: 'c', name: 'ris__find_papers', arguments: '{"dateFrom":"2025-03-27","open":true,"words":["a","b"]}', result: '', labels: [{ name: 'dateFrom', label: 'Erster Tag', hint: 'Erster Tag (JJJJ-MM-TT)' }, { name: 'open', label: 'open', hint: null }] }], search: { hits: 12, passages: 65_519 }, queue: 3 };
    const steps = stepsOf(run, [skill('a', [])], 'de', texts);
    expect(steps.map((step) => step.text)).toEqual(['Die Frage wird gelesen', 'Zuständig: Fähigkeit a', 'Find papers hat geantwortet', '12 von 65.519 Textstellen passen', 'Platz 3 in der Warteschlange']);
    expect(steps[2]!.details).toEqual([
      { label: 'Erster Tag', value: '27.03.2025', hint: 'Erster Tag (JJJJ-MM-TT)' }, { label: 'Open', value: 'ja', hint: null }, { label: 'Words', value: 'a, b', hint: null },
    ]);
    expect(steps.map((step) => step.isDone)).toEqual([true, true, true, true, false]);
  });
  test('calls a tool by its name for people as soon as that is known', () => {
    const run = { ...newRun('r'), calls: [{ id: 'c', name: 'x', arguments: '', result: '' }], parts: [{ callId: 'c', tool: 'x', title: 'Vorlagensuche', parts: [] }] };
    expect(stepsOf(run, [], 'de', texts)[1]!.text).toBe('Vorlagensuche hat geantwortet');
    const calling = { ...newRun('r'), calls: [{ id: 'c', name: 'x', arguments: '', result: null, title: 'Vorlagensuche' }] };
    expect(stepsOf(calling, [], 'de', texts)[1]!.text).toBe('Vorlagensuche arbeitet');
  });
  test('reads arguments that are no object, too', () => {
    expect(readableArguments('kein JSON', null, 'de', texts)).toEqual([{ label: '', value: 'kein JSON', hint: null }]);
    expect(readableArguments('[1.5]', null, 'de', texts)).toEqual([{ label: '', value: '1,5', hint: null }]);
    expect(readableArguments('', null, 'de', texts)).toEqual([]);
  });
});

test.each([
  ['Der Rat stimmte am 12. März 2025 dem Antrag nach § 3 Abs. 2 zu [1]. Danach kam mehr.', 'Der Rat stimmte am 12. März 2025 dem Antrag nach § 3 Abs. 2 zu. Danach kam mehr.'],
  ['Der Stadtrat hat **zugestimmt** [1][2]. Es kostet mehr.', 'Der Stadtrat hat zugestimmt.'],
  ['## Ergebnis\n\nDie [Satzung](https://a.example) gilt.', 'Ergebnis Die Satzung gilt.'],
  ['Ohne Punkt', 'Ohne Punkt'],
])('the first sentence of %j', (text, expected) => expect(firstSentence(text)).toBe(expected));

test('examples come from every skill that is active, in turn', () =>
  expect(examplesOf([skill('a', ['a1', 'a2', 'a3']), skill('b', ['b1']), skill('c', ['c1'], false)])).toEqual(['a1', 'b1', 'a2', 'a3']));
