import type { Language } from '../host/types';
import { defineTexts } from '../texts';
import type { IconName } from '../ui/Icon';
import { stateKey } from './format';

export type Tone = 'good' | 'busy' | 'off' | 'warning' | 'danger';
export const toneIcons: Record<Tone, IconName> = { good: 'check', busy: 'refresh', off: 'stop', warning: 'warning', danger: 'danger' };

const tones: Record<string, Tone> = {
  active: 'good', degraded: 'warning', faulted: 'danger', leaked: 'danger', incompatible: 'danger', untrusted: 'danger',
  disabled: 'off', unloaded: 'off', discovered: 'busy', verified: 'busy', loading: 'busy', draining: 'busy',
  up: 'good', coolingdown: 'warning', down: 'danger', unknown: 'busy',
  idle: 'good', running: 'busy', waiting: 'busy', stuck: 'danger',
};

const words = defineTexts<Record<string, string>>(
  {
    active: 'Aktiv', degraded: 'Eingeschränkt', faulted: 'Ausgefallen', leaked: 'Bleibt im Speicher', incompatible: 'Unverträglich', untrusted: 'Nicht vertrauenswürdig',
    disabled: 'Abgeschaltet', unloaded: 'Entladen', discovered: 'Gefunden', verified: 'Geprüft', loading: 'Wird geladen', draining: 'Läuft aus',
    up: 'Erreichbar', coolingdown: 'Pausiert nach Fehler', down: 'Nicht erreichbar', unknown: 'Noch nicht geprüft',
    idle: 'Bereit', running: 'Läuft', waiting: 'Wartet', stuck: 'Hängt fest',
  },
  {
    active: 'Active', degraded: 'Degraded', faulted: 'Failed', leaked: 'Stays in memory', incompatible: 'Incompatible', untrusted: 'Not trusted',
    disabled: 'Switched off', unloaded: 'Unloaded', discovered: 'Found', verified: 'Verified', loading: 'Loading', draining: 'Draining',
    up: 'In reach', coolingdown: 'Paused after a failure', down: 'Out of reach', unknown: 'Not yet probed',
    idle: 'Ready', running: 'Running', waiting: 'Waiting', stuck: 'Stuck',
  },
);

const reasons = defineTexts<Record<string, string>>(
  {
    partial: 'Nur teilweise gelesen', notext: 'Kein Text (Scan)', encrypted: 'Mit Passwort geschützt', broken: 'Beschädigt', unsupported: 'Format wird nicht gelesen',
    overlimit: 'Zu groß', unreachable: 'Nicht abrufbar', gone: 'Nicht mehr vorhanden',
  },
  {
    partial: 'Read in part only', notext: 'No text (scan)', encrypted: 'Protected by a password', broken: 'Damaged', unsupported: 'Format is not read',
    overlimit: 'Too large', unreachable: 'Could not be fetched', gone: 'No longer there',
  },
);

/** How a state looks; one that is not known yet speaks for itself. */
export const toneOf = (state: string): Tone => tones[stateKey(state)] ?? 'busy';
export const stateWord = (state: string, language: Language): string => words[language][stateKey(state)] ?? state;
/** Why a file was not read; a sentence of the host stays one. */
export const reasonWord = (reason: string, language: Language): string => reasons[language][stateKey(reason)] ?? reason;
