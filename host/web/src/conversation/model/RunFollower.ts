import { createStore, type StoreApi } from 'zustand/vanilla';
import { appStore } from '../../app/store';
import type { call } from '../../host/api';
import { Problem } from '../../host/problem';
import type { Conversation } from '../../host/types';
import { touchConversation } from '../../history/history';
import { conversationTexts } from '../texts';
import type { AgentEvent } from './events';
import type { Follow, FollowEnd } from './follow';
import { keepRun, readRun } from './kept';
import { newRun, reduceRun, type Run } from './run';
import * as reduce from './state';
import type { ConversationState } from './state';
import { throttled } from './throttled';

/** What is being written; apart from the conversation, so that what streams concerns one message alone. */
export interface Live { run: Run | null; attempt: number; isContinued: boolean }

export interface Host {
  call: typeof call;
  follow: (options: Follow) => Promise<FollowEnd>;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** A turn under the ids that the page has given it, and what was shown before. */
export interface Local { questionId: string | null; answerId: string; leaf: string | null }

/** What a conversation is told of its runs, beside what they change in its store. */
export interface RunWatcher {
  /** The host has kept an answer under an id of its own. */
  onKept: (answerId: string, hostAnswerId: string) => void;
  onFinished: (answerId: string, run: Run) => void;
  /** The conversation is as it was before the question. */
  onRefused: () => void;
  /** A restart of the host cut an answer off. */
  onCutOff: (answerId: string) => Promise<void>;
  /** What the host has stored was shown in place of the run; where its person stopped it, that may not be its end. */
  onStored: (isStopped: boolean) => void;
}

const pollEvery = 2_000;

/** Follows the run that answers a conversation to its end, whatever becomes of the connection and the host. */
export class RunFollower {
  readonly live = createStore<Live>(() => ({ run: null, attempt: 0, isContinued: false }));
  /** Where the host has the conversation. */
  readonly path: string;
  #abort: AbortController | null = null;
  #runId: string | null = null;
  #isStopping = false;

  constructor(readonly id: string, readonly store: StoreApi<ConversationState>, readonly host: Host, readonly watcher: RunWatcher) {
    this.path = `/api/conversations/${encodeURIComponent(id)}`;
  }

  #set(change: (state: ConversationState) => ConversationState) { this.store.setState(change, true); }

  /** Begins a run, or joins one that is under way where there is no input. */
  async run(runId: string, input: unknown | null, local: Local, isContinued = false): Promise<void> {
    const abort = (this.#abort = new AbortController());
    [this.#runId, this.#isStopping] = [runId, false];
    let run = newRun(runId);
    let answerId = local.answerId;
    const publish = (attempt = this.live.getState().attempt) => this.live.setState({ run, attempt, isContinued });
    const later = throttled(() => publish());
    publish(0);
    keepRun(this.id, { runId, answerId: input === null ? answerId : null });
    const onEvent = (event: AgentEvent) => {
      run = reduceRun(run, event);
      if (event.type === 'CUSTOM' && event.name === 'stored') {
        if (input === null && event.value.answer !== answerId) {
          abort.abort(new OtherRun());
          return;
        }
        const host = { questionId: event.value.question, answerId: event.value.answer };
        if (host.answerId !== answerId || this.store.getState().messages[answerId]?.local) {
          const asked = local.questionId ?? host.questionId;
          this.#set((state) => reduce.kept(state, { questionId: asked, answerId }, host));
          this.watcher.onKept(answerId, host.answerId);
          answerId = host.answerId;
        }
        keepRun(this.id, { runId, answerId });
        this.#touch();
      }
      later();
    };
    let end: FollowEnd;
    try {
      end = await this.host.follow({ runId, input, signal: abort.signal, onEvent, onAttempt: (attempt) => publish(attempt) });
    } catch (error) {
      later.cancel();
      if (error instanceof OtherRun)
        return await this.#poll(answerId);
      this.#end(answerId, run, { state: 'stopped' });
      return;
    }
    later.cancel();
    await this.#close(end, run, { ...local, answerId }, isContinued);
  }

  /** Follows an answer that the host is writing since before this page was loaded. */
  async resume(answerId: string, questionId: string | null) {
    const known = readRun(this.id);
    const runId = known && (known.answerId === answerId || known.answerId === null) ? known.runId : questionId;
    this.#set((state) => reduce.followed(state, answerId));
    if (runId)
      await this.run(runId, null, { questionId: null, answerId, leaf: this.store.getState().leaf });
    else
      await this.#poll(answerId);
  }

  /** Ends the answer that is being written; what is written stays. */
  async stop(): Promise<void> {
    const [runId, answerId] = [this.#runId, this.store.getState().running];
    if (!answerId || this.#isStopping)
      return;
    this.#isStopping = true;
    try {
      await this.host.call(`/api/agent/runs/${encodeURIComponent(runId ?? '')}/stop`, { method: 'POST' });
    } catch {
      try {
        await this.host.call(`${this.path}/messages/${encodeURIComponent(answerId)}/stop`, { method: 'POST' });
      } catch {
        // Out of reach: the host ends by itself an answer that nobody reads.
      }
      this.#abort?.abort();
    }
  }

  async #close(end: FollowEnd, run: Run, local: Local, isContinued: boolean): Promise<void> {
    const { answerId } = local;
    if (end.kind === 'over' && run.outcome?.kind === 'finished') {
      this.#end(answerId, run, { state: 'done' });
      this.watcher.onFinished(answerId, run);
    } else if (end.kind === 'over' && run.outcome?.kind === 'failed') {
      const { code, message } = run.outcome;
      if (code === 'stopped' && this.#isStopping)
        this.#end(answerId, run, { state: 'stopped' });
      else if (code === 'stopped')
        await this.#recover(run, local, isContinued); // Not by us: the host is ending.
      else if (run.stored)
        this.#end(answerId, run, { state: 'failed', note: message, failure: code });
      else
        this.#refuse(local, message);
    } else if (end.kind === 'refused') {
      if (run.stored)
        this.#end(answerId, run, { state: 'interrupted', note: end.problem.message, failure: 'refused' });
      else
        this.#refuse(local, end.problem.message);
    } else {
      await this.#recover(run, local, isContinued);
    }
  }

  /** The run is gone from the host's memory: what it has stored counts. An answer that a restart cut off is made anew, once. */
  async #recover(run: Run, local: Local, isContinued: boolean): Promise<void> {
    const conversation = await this.#reload();
    const stored = conversation?.messages.find((message) => message.id === local.answerId);
    if (!stored) {
      if (run.stored || local.questionId === null)
        this.#end(local.answerId, run, { state: 'interrupted' });
      else
        this.#refuse(local, conversationTexts[appStore.getState().language].lost);
      return;
    }
    if (stored.state === 'running') {
      await this.#poll(local.answerId);
      return;
    }
    this.#set((state) => ({ ...reduce.loaded({ ...state, running: null }, conversation!), running: null }));
    this.#rest();
    this.watcher.onStored(false);
    if (stored.state === 'interrupted' && !isContinued && !this.#isStopping)
      await this.watcher.onCutOff(stored.id);
  }

  /** An answer is written by a run that cannot be followed from here: what is stored of it is shown until it has ended. */
  async #poll(answerId: string): Promise<void> {
    const abort = (this.#abort = new AbortController());
    this.#set((state) => reduce.followed(state, answerId));
    try {
      for (;;) {
        const conversation = await this.#reload(abort.signal);
        if (!conversation)
          break;
        const stored = conversation.messages.find((message) => message.id === answerId);
        this.#set((state) => ({ ...reduce.loaded(state, conversation), running: stored?.state === 'running' ? answerId : null }));
        if (stored?.state !== 'running')
          break;
        this.live.setState({ run: { ...newRun(''), text: stored.text }, attempt: 0, isContinued: false });
        await this.host.wait(pollEvery, abort.signal);
      }
    } catch {
      // Stopped by its person.
    }
    this.#set((state) => reduce.followed(state, null));
    this.#rest();
    this.watcher.onStored(this.#isStopping);
  }

  /** The conversation as the host has it, as soon as there is a host; null where there is no such conversation. */
  async #reload(signal = this.#abort?.signal ?? new AbortController().signal): Promise<Conversation | null> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.host.call<Conversation>(this.path, { signal });
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429)
          return null;
        this.live.setState({ attempt });
        await this.host.wait(Math.min(500 * attempt, 3_000), signal);
      }
    }
  }

  #end(answerId: string, run: Run, end: Parameters<typeof reduce.ended>[3]) {
    this.#set((state) => reduce.ended(state, answerId, run, end));
    this.#rest();
    this.#touch();
  }

  #refuse(local: Local, why: string) {
    this.#set((state) => reduce.refused(state, local, why));
    this.#rest();
    this.watcher.onRefused();
  }

  #rest() {
    this.live.setState({ run: null, attempt: 0, isContinued: false });
    [this.#abort, this.#runId] = [null, null];
    keepRun(this.id, null);
  }

  #touch() { touchConversation({ id: this.id, title: this.store.getState().title }); }
}

class OtherRun extends Error {}
