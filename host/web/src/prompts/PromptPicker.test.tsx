import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appStore } from '../app/store';
import type { Preferences, Prompt } from '../host/types';
import { PromptPicker } from './PromptPicker';
import { promptStore } from './promptStore';

const prompt = (id: string, scope: Prompt['scope'], title: string, text: string): Prompt => ({ id, scope, department: null, title, text, variables: [], mine: scope === 'own', updatedAt: '' });
const prompts = [prompt('1', 'own', 'Straße', 'Was wurde zur {{Straße}} im {{Jahr}} beschlossen?'), prompt('2', 'city', 'Wochenrückblick', 'Was ist neu?')];
const onPick = vi.fn();
const onSubmit = vi.fn();

beforeEach(() => {
  onPick.mockReset();
  onSubmit.mockReset();
  promptStore.setState({ prompts: null, error: null });
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) { this.open = true; };
  appStore.setState({
    language: 'de', city: { id: 'trier', name: { de: 'Trier', en: null }, departments: [] }, preferences: { department: null } as Preferences,
    limits: { questionCharacters: 60, uploadBytes: 1, uploadsPerQuestion: 1, uploadTypes: [] },
  });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(prompts))));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = async () => {
  render(<form onSubmit={onSubmit}><PromptPicker onPick={onPick} /></form>);
  fireEvent.click(screen.getByRole('button', { name: 'Vorlage einfügen' }));
  await screen.findByText('Wochenrückblick');
};

describe('PromptPicker', () => {
  it('hands over at once what asks for nothing', async () => {
    await open();
    fireEvent.click(screen.getByText('Wochenrückblick'));
    expect(onPick).toHaveBeenCalledWith('Was ist neu?');
  });

  it('finds by words of title and text, whatever their case and accents', async () => {
    await open();
    const search = (value: string) => fireEvent.change(screen.getByLabelText('Vorlagen durchsuchen'), { target: { value } });
    search('STRASSE jahr');
    expect(screen.queryByText('Wochenrückblick')).toBeNull();
    expect(screen.getByText('Was wurde zur', { exact: false })).toBeTruthy();
    search('ruckblick');
    expect(screen.getByText('Wochenrückblick')).toBeTruthy();
    search('Radweg');
    expect(screen.getByText('Keine Vorlage mit „Radweg“')).toBeTruthy();
  });

  it('asks for the variables, shows the question, and does not send the form that it stands in', async () => {
    await open();
    fireEvent.click(screen.getByText('Was wurde zur', { exact: false }));
    fireEvent.change(screen.getByLabelText('Straße'), { target: { value: 'Uferstraße' } });
    const form = screen.getByLabelText('Straße').closest('form')!;
    fireEvent.submit(form);
    expect(screen.getByText('Bitte füllen Sie diese Angabe aus.')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Jahr'), { target: { value: '2025' } });
    expect(form.textContent).toContain('Was wurde zur Uferstraße im 2025 beschlossen?');
    fireEvent.submit(form);
    expect(onPick).toHaveBeenCalledWith('Was wurde zur Uferstraße im 2025 beschlossen?');
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('does not hand over what is too long to ask', async () => {
    await open();
    fireEvent.click(screen.getByText('Was wurde zur', { exact: false }));
    fireEvent.change(screen.getByLabelText('Straße'), { target: { value: 'x'.repeat(60) } });
    fireEvent.change(screen.getByLabelText('Jahr'), { target: { value: '2025' } });
    expect(screen.getByText(/Zeichen zu lang/)).toBeTruthy();
    fireEvent.submit(screen.getByLabelText('Straße').closest('form')!);
    expect(onPick).not.toHaveBeenCalled();
  });

  it('says why there is nothing, and asks again', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ title: 'Die Datenbank antwortet nicht.' }), { status: 503 })));
    render(<PromptPicker onPick={onPick} />);
    fireEvent.click(screen.getByRole('button', { name: 'Vorlage einfügen' }));
    await screen.findByText('Die Datenbank antwortet nicht.');
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(prompts))));
    fireEvent.click(screen.getByText('Noch einmal versuchen'));
    await waitFor(() => expect(screen.getByText('Wochenrückblick')).toBeTruthy());
  });
});
