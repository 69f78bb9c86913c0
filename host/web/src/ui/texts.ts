import { defineTexts } from '../texts';

export const uiTexts = defineTexts(
  { close: 'Schließen', loading: 'Wird geladen …', more: 'Mehr', undo: 'Rückgängig' },
  { close: 'Close', loading: 'Loading …', more: 'More', undo: 'Undo' },
);
