import { describe, expect, it } from 'vitest';
import { fileNameOf } from './download';

describe('fileNameOf', () => {
  it.each([
    ['attachment; filename="2025-03-27-Radweg.pdf"', '2025-03-27-Radweg.pdf'],
    ['attachment; filename=a.md', 'a.md'],
    ['attachment; filename="_.pdf"; filename*=UTF-8\'\'R%C3%A4der%20%26%20Wege.pdf', 'Räder & Wege.pdf'],
    ['attachment; filename="sagt \\"ja\\".pdf"', 'sagt -ja-.pdf'],
    ['attachment; filename="../../etc/passwd"', '..-..-etc-passwd'],
    ['attachment; filename="a\u202efdp.exe"', 'a-fdp.exe'],
    ['attachment; filename="b.pdf"; filename*=UTF-8\'\'%E4.pdf', 'b.pdf'],
    ['attachment', null],
    [null, null],
  ])('%s', (disposition, name) => expect(fileNameOf(disposition)).toBe(name));
});
