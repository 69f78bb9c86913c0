import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appStore } from '../app/store';
import { connection, connectionStore } from '../host/connection';
import { createUploadStore } from './uploadStore';

/** What stands for the browser's: the test says how far a request is and how it ends. */
class FakeRequest {
  static made: FakeRequest[] = [];
  upload: { onprogress?: (event: unknown) => void; onload?: () => void } = {};
  onload?: () => void;
  onerror?: () => void;
  status = 0;
  responseText = '';
  url = '';
  headers: Record<string, string> = {};
  isAborted = false;
  constructor() { FakeRequest.made.push(this); }
  open(_method: string, url: string) { this.url = url; }
  setRequestHeader(name: string, value: string) { this.headers[name] = value; }
  send() {}
  abort() { this.isAborted = true; }
  moves(loaded: number, total: number) { this.upload.onprogress?.({ lengthComputable: true, loaded, total }); }
  async answers(status: number, body: unknown) {
    this.status = status;
    this.responseText = typeof body === 'string' ? body : JSON.stringify(body);
    this.onload?.();
    await settled();
  }
  async fails() {
    this.onerror?.();
    await settled();
  }
}
const settled = () => new Promise((resolve) => setTimeout(resolve));
const request = (index: number) => FakeRequest.made[index]!;

const file = (name: string, bytes = 1_000) => new File([new Uint8Array(bytes)], name);
const taken = (id: string, name = `${id}.pdf`, notice: string | null = null) => ({ id, name, pages: 1, characters: 10, notice });

let deleted: string[] = [];
let uploads: ReturnType<typeof createUploadStore>;
const items = () => uploads.store.getState().items;

beforeEach(() => {
  FakeRequest.made = [];
  deleted = [];
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (init.method === 'DELETE')
      deleted.push(url);
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  connection.session = '0123456789abcdef';
  connection.city = 'trier';
  connectionStore.setState({ state: 'online' });
  appStore.setState({ language: 'de', limits: { questionCharacters: 4_000, uploadBytes: 2_000, uploadsPerQuestion: 3, uploadTypes: ['.pdf', '.txt'] } });
  uploads = createUploadStore();
});
afterEach(() => vi.unstubAllGlobals());

describe('uploads', () => {
  it('go from uploading to ready, with progress, the session and the city', async () => {
    uploads.add([file('Vorlage.pdf')]);
    expect(request(0).url).toBe('/api/uploads?city=trier&name=Vorlage.pdf');
    expect(request(0).headers).toMatchObject({ 'X-Assistant-Session': '0123456789abcdef', 'Accept-Language': 'de' });
    request(0).moves(250, 1_000);
    expect(items()).toMatchObject([{ state: 'uploading', progress: 0.25, id: null }]);
    await request(0).answers(201, taken('u1', 'Vorlage.pdf', 'Seite 3 war nicht zu lesen.'));
    expect(items()).toMatchObject([{ state: 'ready', id: 'u1', notice: 'Seite 3 war nicht zu lesen.' }]);
  });

  it('of a wrong kind, size or number never leave the page', () => {
    uploads.add([file('a.exe'), file('b.pdf', 2_001), file('c.pdf', 0), file('1.pdf'), file('2.PDF'), file('3.txt'), file('4.pdf'), file('5.pdf')]);
    expect(FakeRequest.made).toHaveLength(2); // Two at a time; the third waits.
    const refused = items().filter((item) => item.state === 'refused');
    expect(refused.map((item) => item.name)).toEqual(['a.exe', 'b.pdf', 'c.pdf', '2 weitere Dateien']);
    expect(refused.map((item) => item.reason)).toEqual([
      'Diese Art von Datei kann der Assistent nicht lesen. Möglich sind PDF oder Text.',
      'Die Datei ist mit 2 kB zu groß. Möglich sind höchstens 2 kB.',
      'Die Datei ist leer.',
      'Zu einer Frage können höchstens 3 Dateien angehängt werden.',
    ]);
  });

  it('beyond two at a time wait for their turn', async () => {
    uploads.add([file('1.pdf'), file('2.pdf'), file('3.pdf')]);
    expect(FakeRequest.made).toHaveLength(2);
    await request(0).answers(201, taken('u1'));
    expect(FakeRequest.made).toHaveLength(3);
  });

  it('that the host refuses say why, and are not tried again', async () => {
    uploads.add([file('kaputt.pdf')]);
    await request(0).answers(422, { title: 'In der Datei ist kein Text.' });
    expect(items()).toMatchObject([{ state: 'refused', reason: 'In der Datei ist kein Text.', canRetry: false }]);
    uploads.retry(items()[0]!.key);
    uploads.add([file('besser.pdf')]);
    expect(items().map((item) => item.state)).toEqual(['refused', 'uploading']);
  });

  it('are tried again after the connection was lost', async () => {
    uploads.add([file('1.pdf')]);
    await request(0).fails();
    expect(items()).toMatchObject([{ state: 'refused', canRetry: true }]);
    expect(connectionStore.getState().state).toBe('offline');
    uploads.retry(items()[0]!.key);
    expect(items()).toMatchObject([{ state: 'uploading', reason: null }]);
    await request(1).answers(201, taken('u1', '1.pdf'));
    expect(items()).toMatchObject([{ state: 'ready', id: 'u1' }]);
    expect(connectionStore.getState().state).toBe('online');
  });

  it('are not tried again where others have taken their place', async () => {
    uploads.add([file('1.pdf')]);
    await request(0).answers(503, { title: 'Später.' });
    uploads.add([file('2.pdf'), file('3.pdf'), file('4.pdf')]);
    uploads.retry(items()[0]!.key);
    expect(items()[0]).toMatchObject({ state: 'refused', reason: 'Zu einer Frage können höchstens 3 Dateien angehängt werden.' });
  });

  it('say that the session has expired', async () => {
    uploads.add([file('1.pdf')]);
    await request(0).answers(401, { type: 'session-expired', title: 'Abgelaufen.' });
    expect(connectionStore.getState().state).toBe('expired');
  });

  it('that a proxy answers unreadably can be tried again', async () => {
    uploads.add([file('1.pdf')]);
    await request(0).answers(201, '<html>');
    expect(items()).toMatchObject([{ state: 'refused', canRetry: true, reason: 'Die Antwort auf die Datei war nicht zu lesen. Bitte versuchen Sie es noch einmal.' }]);
  });

  it('are aborted when removed under way, and give their place to the next', () => {
    uploads.add([file('1.pdf'), file('2.pdf'), file('3.pdf')]);
    uploads.remove(items()[0]!.key);
    expect(request(0).isAborted).toBe(true);
    expect(FakeRequest.made).toHaveLength(3);
    expect(items().map((item) => item.name)).toEqual(['2.pdf', '3.pdf']);
    expect(deleted).toEqual([]);
  });

  it('are deleted at the host when removed, but not those of an earlier question, nor after sending', async () => {
    uploads.add([file('1.pdf')]);
    await request(0).answers(201, taken('u1', '1.pdf'));
    uploads.remove(items()[0]!.key);
    expect(deleted).toEqual(['/api/uploads/u1?city=trier']);
    uploads.restore([{ id: 'old', name: 'alt.pdf' }]);
    expect(items()).toMatchObject([{ state: 'ready', id: 'old', name: 'alt.pdf' }]);
    uploads.remove(items()[0]!.key);
    uploads.add([file('2.pdf')]);
    await request(1).answers(201, taken('u2', '2.pdf'));
    uploads.clear();
    expect(items()).toEqual([]);
    expect(deleted).toEqual(['/api/uploads/u1?city=trier']);
  });

  it('take the place of their own refusal, and are not attached twice', async () => {
    uploads.add([file('1.pdf', 0)]);
    uploads.add([file('1.pdf'), file('1.pdf')]);
    expect(items().map((item) => item.state)).toEqual(['uploading']);
    await request(0).answers(201, taken('u1', '1.pdf'));
    uploads.add([file('1.pdf')]);
    expect(items()).toHaveLength(1);
  });

  it('stop when nobody looks any more', () => {
    uploads.add([file('1.pdf')]);
    uploads.stop();
    expect(request(0).isAborted).toBe(true);
  });
});
