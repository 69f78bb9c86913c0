import { defineTexts } from '../../texts';

export const adminUiTexts = defineTexts(
  {
    pending: 'Wird ausgeführt …',
    cancel: 'Abbrechen',
    dismiss: 'Hinweis schließen',
    asOf: (time: string) => `Liste von ${time}`,
    outdated: 'Inzwischen hat sich etwas geändert.',
    reloadList: 'Liste erneuern',
    more: 'Weitere anzeigen',
    loadingMore: 'Wird geladen …',
    cameMore: (came: number, all: number) => `${came} weitere, zusammen ${all}.`,
    shown: (count: string) => `${count} angezeigt, es gibt mehr`,
    shownAll: (count: string) => `${count} angezeigt, das sind alle`,
    again: 'Noch einmal versuchen',
  },
  {
    pending: 'Under way …',
    cancel: 'Cancel',
    dismiss: 'Dismiss',
    asOf: (time: string) => `List of ${time}`,
    outdated: 'Something has changed since.',
    reloadList: 'Renew the list',
    more: 'Show more',
    loadingMore: 'Loading …',
    cameMore: (came: number, all: number) => `${came} more, ${all} together.`,
    shown: (count: string) => `${count} shown, there are more`,
    shownAll: (count: string) => `${count} shown, these are all`,
    again: 'Try again',
  },
);
