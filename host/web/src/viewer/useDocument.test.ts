import { expect, test } from 'vitest';
import { documentKey, documentPath } from './useDocument';

test('a document stands in paths as base64url of its UTF-8', () => {
  expect(documentKey('ris:1')).toBe('cmlzOjE');
  expect(documentKey('größe?>')).toBe('Z3LDtsOfZT8-');
  expect(documentPath('https://ris.example.org/paper/1')).toBe('/api/documents/aHR0cHM6Ly9yaXMuZXhhbXBsZS5vcmcvcGFwZXIvMQ');
});
