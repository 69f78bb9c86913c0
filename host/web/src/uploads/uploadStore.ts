import { createStore } from 'zustand/vanilla';
import { announce } from '../app/announcer';
import { appStore } from '../app/store';
import { call } from '../host/api';
import { Problem } from '../host/problem';
import { refusal } from './checks';
import { sendFile } from './sendFile';
import { uploadTexts } from './texts';

/** A file at a question. `refused`: it is not attached, and why; `canRetry` where the reason may have gone. */
export interface UploadItem {
  key: string;
  name: string;
  /** 0 where it is not known: a file of an earlier question. */
  bytes: number;
  state: 'uploading' | 'ready' | 'refused';
  /** 0 to 1; 1 while the host reads the file. */
  progress: number;
  id: string | null;
  reason: string | null;
  notice: string | null;
  canRetry: boolean;
}

/** As many as the host reads at a time. */
const parallel = 2;

export type UploadStore = ReturnType<typeof createUploadStore>;

/** The files at a question that is being written. */
export function createUploadStore() {
  const store = createStore<{ items: UploadItem[] }>(() => ({ items: [] }));
  const files = new Map<string, File>();
  const running = new Map<string, AbortController>();
  const waiting: string[] = [];
  // What this page has sent, and so may take back; files of earlier questions stay with these.
  const own = new Set<string>();
  let next = 1;

  const items = () => store.getState().items;
  const attached = () => items().filter((item) => item.state !== 'refused').length;
  const change = (key: string, to: Partial<UploadItem>) =>
    store.setState(({ items: before }) => ({ items: before.map((item) => (item.key === key ? { ...item, ...to } : item)) }));
  const texts = () => uploadTexts[appStore.getState().language];

  function refuse(key: string, name: string, reason: string, canRetry: boolean) {
    change(key, { state: 'refused', reason, canRetry, progress: 0 });
    announce(texts().saysRefused(name, reason));
  }

  async function send(key: string) {
    const file = files.get(key);
    if (!file)
      return;
    const controller = new AbortController();
    running.set(key, controller);
    try {
      const upload = await sendFile(file, (progress) => change(key, { progress }), controller.signal);
      own.add(upload.id);
      change(key, { state: 'ready', progress: 1, id: upload.id, name: upload.name, notice: upload.notice });
      announce([texts().saysReady(upload.name), upload.notice].filter(Boolean).join(' '));
    } catch (error) {
      const status = error instanceof Problem ? error.status : 0;
      refuse(key, file.name, (error as Error).message || texts().unreadable, status === 0 || status === 429 || status >= 500 || status < 300);
    } finally {
      if (running.get(key) === controller)
        running.delete(key);
      pump();
    }
  }

  function pump() {
    while (running.size < parallel && waiting.length > 0)
      void send(waiting.shift()!);
  }

  function forget(key: string) {
    const at = waiting.indexOf(key);
    if (at >= 0)
      waiting.splice(at, 1);
    // An aborted request never settles: its place is given on here.
    running.get(key)?.abort();
    running.delete(key);
    files.delete(key);
    pump();
  }

  function add(added: Iterable<File>) {
    const { limits, language } = appStore.getState();
    let free = limits.uploadsPerQuestion - attached();
    const tooMany: File[] = [];
    const made: UploadItem[] = [];
    for (const file of added) {
      if ([...items(), ...made].some((item) => item.state !== 'refused' && item.name === file.name && item.bytes === file.size))
        continue; // It is there already.
      const key = `upload-${next++}`;
      const reason = refusal(file, limits, language);
      if (!reason && free <= 0) {
        tooMany.push(file);
        continue;
      }

      made.push({ key, name: file.name, bytes: file.size, state: reason ? 'refused' : 'uploading', progress: 0, id: null, reason, notice: null, canRetry: false });
      if (reason)
        continue;
      free--;
      files.set(key, file);
      waiting.push(key);
    }

    if (tooMany.length > 0) {
      const name = tooMany.length === 1 ? tooMany[0]!.name : texts().others(tooMany.length);
      made.push({ key: `upload-${next++}`, name, bytes: tooMany.length === 1 ? tooMany[0]!.size : 0, state: 'refused', progress: 0, id: null, reason: texts().tooMany(limits.uploadsPerQuestion), notice: null, canRetry: false });
    }

    // A file that is tried again takes the place of its refusal.
    store.setState(({ items: before }) => ({ items: [...before.filter((item) => item.state !== 'refused' || !made.some((one) => one.name === item.name)), ...made] }));
    const refused = made.filter((item) => item.state === 'refused');
    if (refused.length > 0)
      announce(refused.map((item) => texts().saysRefused(item.name, item.reason!)).join(' '));
    pump();
  }

  function retry(key: string) {
    const item = items().find((one) => one.key === key);
    if (!item?.canRetry || !files.has(key))
      return;
    // Others may have taken its place meanwhile.
    const { uploadsPerQuestion } = appStore.getState().limits;
    if (attached() >= uploadsPerQuestion) {
      refuse(key, item.name, texts().tooMany(uploadsPerQuestion), true);
      return;
    }

    change(key, { state: 'uploading', progress: 0, reason: null, canRetry: false });
    waiting.push(key);
    pump();
  }

  function remove(key: string) {
    const item = items().find((one) => one.key === key);
    forget(key);
    store.setState(({ items: before }) => ({ items: before.filter((one) => one.key !== key) }));
    // The host lets an unused file go after a day: a failure here costs nothing.
    if (item?.id && own.delete(item.id))
      call<unknown>(`/api/uploads/${encodeURIComponent(item.id)}`, { method: 'DELETE' }).catch(() => undefined);
  }

  /** Empties the list after the question was sent; the files are the question's now. */
  function clear() {
    items().forEach((item) => forget(item.key));
    own.clear();
    store.setState({ items: [] });
  }

  /** Puts back the files of a question that is changed, or that did not go out. */
  function restore(refs: { id: string; name: string }[]) {
    items().forEach((item) => forget(item.key));
    store.setState({ items: refs.map(({ id, name }) => ({ key: `upload-${next++}`, name, bytes: 0, state: 'ready', progress: 1, id, reason: null, notice: null, canRetry: false })) });
  }

  /** Nobody looks any more. */
  const stop = () => [...files.keys()].forEach(forget);

  return { store, add, retry, remove, clear, restore, stop };
}
