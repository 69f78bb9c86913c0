/** A call that did not succeed; the message is a sentence for the person. */
export class Problem extends Error {
  constructor(
    message: string,
    /** The HTTP status; 0 where the host was not reached. */
    readonly status: number,
    readonly type: string | null = null,
    /** Seconds after which it may be tried again. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
    this.name = 'Problem';
  }

  get isOffline() { return this.status === 0; }

  get isSessionExpired() { return this.status === 401 && this.type === 'session-expired'; }

  static async of(response: Response): Promise<Problem> {
    let title = `HTTP ${response.status}`;
    let type: string | null = null;
    try {
      const body = (await response.json()) as { title?: string; detail?: string; type?: string };
      title = body.title ?? body.detail ?? title;
      type = body.type ?? null;
    } catch {
      // No problem document: a proxy between, say. The status must do.
    }
    const after = Number(response.headers.get('Retry-After'));
    return new Problem(title, response.status, type, Number.isFinite(after) && after > 0 ? after : null);
  }
}
