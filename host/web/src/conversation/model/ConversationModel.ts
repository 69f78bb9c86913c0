import { createStore, type StoreApi } from 'zustand/vanilla';
import { conversationPath, navigate } from '../../app/router';
import { appStore, refreshStatus } from '../../app/store';
import { call as callHost } from '../../host/api';
import { Problem } from '../../host/problem';
import type { Conversation, FilterKind, PendingApproval } from '../../host/types';
import { touchConversation } from '../../history/history';
import { toast } from '../../ui/Toasts';
import { conversationTexts } from '../texts';
import type { AgentEvent } from './events';
import { type Follow, type FollowEnd, followRun, pause } from './follow';
import { newId } from './ids';
import { type AskOptions, inputOf } from './input';
import { keepRun, readRun } from './kept';
import { newRun, reduceRun, type Run } from './run';
import * as reduce from './state';
import type { ConversationState } from './state';
import { throttled } from './throttled';

/** What is being written; apart from the conversation, so that what streams concerns one message alone. */
export interface Live { run: Run | null; attempt: number; isContinued: boolean }

/** An answer that is being told again in plain language. */
export interface Simplifying { messageId: string; run: Run; problem: string | null }

export interface Host {
  call: typeof callHost;
  follow: (options: Follow) => Promise<FollowEnd>;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

interface Local { questionId: string | null; answerId: string; leaf: string | null }

const pollEvery = 2_000;

/** One conversation: what it holds, and what can be done with it. */
export class ConversationModel {
  readonly store: StoreApi<ConversationState>;
  readonly live = createStore<Live>(() => ({ run: null, attempt: 0, isContinued: false }));
  readonly simplifying = createStore<{ now: Simplifying | null }>(() => ({ now: null }));
  /** Told when the first question has been taken in, and when it came back. */
  onBegun: ((begun: boolean) => void) | null = null;
  #abort: AbortController | null = null;
  #runId: string | null = null;
  #isStopping = false;
  readonly #withoutImplied = new Map<string, FilterKind[]>();
  readonly #host: Host;

  constructor(readonly id: string, isNew: boolean, host: Partial<Host> = {}) {
    this.store = createStore(() => reduce.newConversation(id, isNew ? 'new' : 'loading'));
    this.#host = { call: callHost, follow: followRun, wait: pause, ...host };
  }

  get state() { return this.store.getState(); }

  get isRunning() { return this.state.running !== null; }

  #set(change: (state: ConversationState) => ConversationState) { this.store.setState(change, true); }

  get #path() { return `/api/conversations/${encodeURIComponent(this.id)}`; }

  get #texts() { return conversationTexts[appStore.getState().language]; }

  /** Loads it, or looks whether it has changed. */
  async load(): Promise<void> {
    if (this.isRunning || this.state.phase === 'new')
      return;
    try {
      const conversation = await this.#host.call<Conversation>(this.#path);
      if (this.isRunning)
        return;
      this.#set((state) => reduce.loaded(state, conversation));
    } catch (error) {
      if (this.state.phase !== 'ready')
        this.#set((state) => ({ ...state, phase: isMissing(error) ? 'missing' : 'failed', problem: messageOf(error) }));
      return;
    }
    void this.#loadApprovals();
    const last = this.state.views.at(-1)?.message;
    if (last?.role === 'assistant' && last.state === 'running')
      await this.#resume(last.id, last.parent);
  }

  async ask(text: string, options: AskOptions = {}): Promise<void> {
    if (this.isRunning)
      return;
    const [questionId, leaf, isFirst] = [newId(), this.state.leaf, this.state.order.length === 0];
    const local = { questionId, answerId: `${questionId}-answer`, leaf };
    this.#set((state) => reduce.asked(state, { ...local, questionId, parent: leaf, text, ...options }));
    if (isFirst) {
      this.onBegun?.(true);
      navigate(conversationPath(this.id), { replace: true });
    }
    this.#remember(local.answerId, options);
    // The run bears the question's id, so that whoever loads the conversation while it is answered finds the run.
    await this.#run(questionId, inputOf({ conversationId: this.id, runId: questionId, question: { id: questionId, text }, ...options }), local);
  }

  /** Asks another version of a question, beside it. */
  async edit(id: string, text: string): Promise<void> {
    const edited = this.state.messages[id];
    if (this.isRunning || !edited)
      return;
    const options = { filters: edited.filters ?? null, attachments: edited.attachments ?? [] };
    const [questionId, runId] = [newId(), newId()];
    const local = { questionId, answerId: `${runId}-answer`, leaf: this.state.leaf };
    this.#set((state) => reduce.asked(state, { ...local, questionId, parent: edited.parent, text, ...options }));
    await this.#run(runId, inputOf({ conversationId: this.id, runId, question: { id: questionId, text }, editOf: id, ...options }), local);
  }

  /** Has a question answered anew, as another version beside the answer. */
  async regenerate(id: string, options: AskOptions = {}, isContinued = false): Promise<void> {
    const answer = this.state.messages[id];
    const question = answer?.parent ? this.state.messages[answer.parent] : null;
    if (this.isRunning || !question)
      return;
    if (answer!.local) {
      await this.ask(question.text, { filters: question.filters ?? null, ...options });
      return;
    }
    const runId = newId();
    const local = { questionId: null, answerId: `${runId}-answer`, leaf: this.state.leaf };
    const all = { filters: question.filters ?? null, withoutImplied: this.#withoutImplied.get(id) ?? [], attachments: question.attachments ?? [], ...options };
    this.#set((state) => reduce.askedAgain(state, question.id, local.answerId));
    this.#remember(local.answerId, all);
    await this.#run(runId, inputOf({ conversationId: this.id, runId, question: { id: question.id, text: question.text }, regenerate: id, ...all }), local, isContinued);
  }

  /** Has it answered without a filter that was applied. */
  async withoutFilter(id: string, kind: FilterKind): Promise<void> {
    const applied = this.state.messages[id]?.answer?.filters;
    if (applied?.implied.some((one) => one.kind === kind)) {
      await this.regenerate(id, { withoutImplied: [...(this.#withoutImplied.get(id) ?? []), kind] });
      return;
    }
    const { since, until, committee, paperType, outcome } = applied?.given ?? {};
    await this.regenerate(id, {
      filters: {
        ...(kind === 'period' ? {} : { since, until }),
        ...(kind === 'committee' ? {} : { committee }),
        ...(kind === 'paperType' ? {} : { paperType }),
        ...(kind === 'outcome' ? {} : { outcome }),
      },
    });
  }

  /** Ends the answer that is being written; what is written stays. */
  async stop(): Promise<void> {
    const [runId, answerId] = [this.#runId, this.state.running];
    if (!answerId || this.#isStopping)
      return;
    this.#isStopping = true;
    try {
      await this.#host.call(`/api/agent/runs/${encodeURIComponent(runId ?? '')}/stop`, { method: 'POST' });
    } catch {
      try {
        await this.#host.call(`${this.#path}/messages/${encodeURIComponent(answerId)}/stop`, { method: 'POST' });
      } catch {
        // Out of reach: the host ends by itself an answer that nobody reads.
      }
      this.#abort?.abort();
    }
  }

  /** Shows another version of a message, and what came after it. */
  async show(id: string): Promise<void> {
    if (this.isRunning)
      return;
    const before = this.state.leaf;
    this.#set((state) => reduce.shown(state, id));
    try {
      await this.#host.call(this.#path, { method: 'PATCH', body: { activeLeaf: this.state.leaf } });
    } catch (error) {
      toast(messageOf(error));
      if (before && this.state.messages[before])
        this.#set((state) => reduce.shown(state, before));
    }
  }

  /** Has an answer told again in plain language; it is kept with the answer. */
  async simplify(messageId: string): Promise<void> {
    if (this.simplifying.getState().now?.problem === null)
      return;
    let run = newRun(newId());
    const show = (problem: string | null) => this.simplifying.setState({ now: { messageId, run, problem } });
    const showSoon = throttled(() => show(null));
    show(null);
    try {
      const end = await this.#host.follow({
        runId: run.id,
        input: inputOf({ conversationId: this.id, runId: run.id, question: null, simplify: messageId }),
        signal: new AbortController().signal,
        onEvent: (event) => { run = reduceRun(run, event); showSoon(); },
      });
      showSoon.cancel();
      if (end.kind === 'over' && run.outcome?.kind === 'finished' && run.text) {
        this.#set((state) => reduce.changed(state, messageId, { simple: { text: run.text, checks: run.answer?.checks ?? [] } }));
        this.simplifying.setState({ now: null });
      } else {
        show(run.outcome?.kind === 'failed' ? run.outcome.message : end.kind === 'refused' ? end.problem.message : this.#texts.simpleFailed);
      }
    } catch (error) {
      showSoon.cancel();
      show(messageOf(error));
    }
  }

  /** Tells the host what its person has decided about a call that waits. */
  async decide(approval: PendingApproval, approved: boolean): Promise<void> {
    this.#set((state) => reduce.decided(state, approval, { state: 'deciding', text: null }));
    try {
      const { result, failed, text } = await this.#host.call<{ result: string; failed: boolean; text: string }>(
        `/api/approvals/${encodeURIComponent(approval.id)}`, { method: 'POST', body: { approved } });
      this.#set((state) => reduce.decided(state, approval, { state: result === 'declined' ? 'declined' : failed ? 'failed' : 'executed', text }));
    } catch (error) {
      if (error instanceof Problem && (error.status === 404 || error.status === 409)) {
        this.#set((state) => reduce.decided(state, approval, { state: 'gone', text: this.#texts.approvalGone }));
        return;
      }
      toast(messageOf(error));
      this.#set((state) => ({ ...state, approvals: [...state.approvals, approval], decisions: Object.fromEntries(Object.entries(state.decisions).filter(([id]) => id !== approval.id)) }));
    }
  }

  #remember(answerId: string, options: AskOptions) {
    if (options.withoutImplied?.length)
      this.#withoutImplied.set(answerId, options.withoutImplied);
  }

  async #run(runId: string, input: unknown | null, local: Local, isContinued = false): Promise<void> {
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
        if (host.answerId !== answerId || this.state.messages[answerId]?.local) {
          const asked = local.questionId ?? host.questionId;
          this.#set((state) => reduce.kept(state, { questionId: asked, answerId }, host));
          const without = this.#withoutImplied.get(answerId);
          if (without)
            this.#withoutImplied.set(host.answerId, without);
          answerId = host.answerId;
        }
        keepRun(this.id, { runId, answerId });
        touchConversation({ id: this.id, title: this.state.title });
      }
      later();
    };
    let end: FollowEnd;
    try {
      end = await this.#host.follow({ runId, input, signal: abort.signal, onEvent, onAttempt: (attempt) => publish(attempt) });
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

  async #close(end: FollowEnd, run: Run, local: Local, isContinued: boolean): Promise<void> {
    const { answerId } = local;
    if (end.kind === 'over' && run.outcome?.kind === 'finished') {
      this.#end(answerId, run, { state: 'done' });
      const { preferences, status } = appStore.getState();
      // Written without the models that there should be: the page as a whole says so, until they are back.
      if (run.answer?.mode === 'extractive' && status?.models.configured)
        void refreshStatus();
      if (preferences?.simple && run.answer?.mode === 'generated' && !run.answer.refused)
        void this.simplify(answerId);
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

  #end(answerId: string, run: Run, end: Parameters<typeof reduce.ended>[3]) {
    this.#set((state) => reduce.ended(state, answerId, run, end));
    this.#rest();
    touchConversation({ id: this.id, title: this.state.title });
  }

  #refuse(local: Local, why: string) {
    this.#set((state) => reduce.refused(state, local, why));
    this.#rest();
    if (this.state.order.length === 0)
      this.onBegun?.(false);
  }

  #rest() {
    this.live.setState({ run: null, attempt: 0, isContinued: false });
    [this.#abort, this.#runId] = [null, null];
    keepRun(this.id, null);
  }

  async #resume(answerId: string, questionId: string | null) {
    const known = readRun(this.id);
    const runId = known && (known.answerId === answerId || known.answerId === null) ? known.runId : questionId;
    this.#set((state) => reduce.followed(state, answerId));
    if (runId)
      await this.#run(runId, null, { questionId: null, answerId, leaf: this.state.leaf });
    else
      await this.#poll(answerId);
  }

  /** The run is gone from the host's memory: what it has stored counts. An answer that a restart cut off is made anew, once. */
  async #recover(run: Run, local: Local, isContinued: boolean): Promise<void> {
    const conversation = await this.#reload();
    const stored = conversation?.messages.find((message) => message.id === local.answerId);
    if (!stored) {
      if (run.stored || local.questionId === null)
        this.#end(local.answerId, run, { state: 'interrupted' });
      else
        this.#refuse(local, this.#texts.lost);
      return;
    }
    if (stored.state === 'running') {
      await this.#poll(local.answerId);
      return;
    }
    this.#set((state) => ({ ...reduce.loaded({ ...state, running: null }, conversation!), running: null }));
    this.#rest();
    void this.#loadApprovals();
    if (stored.state === 'interrupted' && !isContinued && !this.#isStopping)
      await this.regenerate(stored.id, {}, true);
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
        await this.#host.wait(pollEvery, abort.signal);
      }
    } catch {
      // Stopped by its person.
    }
    this.#set((state) => reduce.followed(state, null));
    this.#rest();
    if (this.#isStopping)
      void this.load();
    else
      void this.#loadApprovals();
  }

  /** The conversation as the host has it, as soon as there is a host; null where there is no such conversation. */
  async #reload(signal = this.#abort?.signal ?? new AbortController().signal): Promise<Conversation | null> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#host.call<Conversation>(this.#path, { signal });
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429)
          return null;
        this.live.setState({ attempt });
        await this.#host.wait(Math.min(500 * attempt, 3_000), signal);
      }
    }
  }

  async #loadApprovals() {
    try {
      const approvals = await this.#host.call<PendingApproval[]>(`${this.#path}/approvals`);
      this.#set((state) => reduce.approvalsLoaded(state, approvals.filter((one) => !state.decisions[one.id])));
    } catch {
      // They wait on the server; the next load shows them.
    }
  }
}

class OtherRun extends Error {}

const isMissing = (error: unknown) => error instanceof Problem && (error.status === 404 || error.status === 403);
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
