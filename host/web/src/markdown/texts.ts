import { defineTexts } from '../texts';

export const markdownTexts = defineTexts(
  {
    table: 'Tabelle',
    newTab: '(öffnet einen neuen Tab)',
    image: (alt: string, address: string) => `[Bild: ${alt || 'ohne Beschreibung'}, ${address}]`,
  },
  {
    table: 'Table',
    newTab: '(opens a new tab)',
    image: (alt: string, address: string) => `[Image: ${alt || 'no description'}, ${address}]`,
  },
);
