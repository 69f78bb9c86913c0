import { describe, expect, it } from 'vitest';
import { fill, piecesOf, variablesOf } from './variables';

describe('variablesOf', () => {
  it.each([
    ['Was wurde zu {{Thema}} im Jahr {{ Jahr }} beschlossen? ({{Thema}})', ['Thema', 'Jahr']],
    ['Keine { {Lücke} } und keine {einfache}', []],
    ['{{}} {{  }} {{zwei\nZeilen}} {{a{b}}', []],
    ['{{{Name}}}', ['Name']],
    [`{{${'x'.repeat(81)}}}`, []],
    ['{{constructor}} {{__proto__}}', ['constructor', '__proto__']],
  ])('%s', (text, names) => expect(variablesOf(text)).toEqual(names));
});

describe('fill', () => {
  it('puts in the values, everywhere', () => expect(fill('{{A}} und {{ A }} und {{B}}', { A: ' eins ', B: 'zwei' })).toBe('eins und eins und zwei'));
  it('leaves what is empty', () => expect(fill('{{A}} {{B}}', { A: '  ' })).toBe('{{A}} {{B}}'));
  it('does not read what is typed', () => expect(fill('{{A}} {{B}}', { A: '{{B}} $& $1', B: 'zwei' })).toBe('{{B}} $& $1 zwei'));
  it('knows no inherited names', () => expect(fill('{{constructor}} {{toString}}', {})).toBe('{{constructor}} {{toString}}'));
  it('finds the variable in three braces', () => expect(fill('{{{Name}}}', { Name: 'x' })).toBe('{x}'));
});

describe('piecesOf', () => {
  it('tells words and variables apart', () => expect(piecesOf('Zu {{A}}, {{B}}?', { B: 'b' })).toEqual([
    { text: 'Zu ', variable: null }, { text: '{{A}}', variable: 'A' }, { text: ', ', variable: null }, { text: 'b', variable: 'B' }, { text: '?', variable: null },
  ]));
});
