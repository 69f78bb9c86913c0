/** What outlives a reload in this tab: what is typed but not sent, and which run answers which conversation. */
function read<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null || value === '')
      sessionStorage.removeItem(key);
    else
      sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden: then a reload costs the draft.
  }
}

// Without the visitor in the key: a draft must outlive an expired session.
const draft = (conversation: string | null) => `draft:${conversation ?? ''}`;
export const readDraft = (conversation: string | null): string => read<string>(draft(conversation)) ?? '';
export const keepDraft = (conversation: string | null, text: string) => write(draft(conversation), text);

export interface KeptRun { runId: string; answerId: string | null }
export const readRun = (conversation: string): KeptRun | null => read<KeptRun>(`run:${conversation}`);
export const keepRun = (conversation: string, run: KeptRun | null) => write(`run:${conversation}`, run);
