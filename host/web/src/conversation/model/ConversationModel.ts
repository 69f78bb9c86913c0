import { createStore, type StoreApi } from 'zustand/vanilla';
import { conversationPath, navigate } from '../../app/router';
import { appStore, refreshStatus } from '../../app/store';
import { call as callHost } from '../../host/api';
import { Problem } from '../../host/problem';
import type { Conversation, FilterKind, PendingApproval } from '../../host/types';
import { toast } from '../../ui/Toasts';
import { conversationTexts } from '../texts';
import { followRun, pause } from './follow';
import { newId } from './ids';
import { type AskOptions, inputOf } from './input';
import { newRun, reduceRun, type Run } from './run';
import { type Host, type Live, RunFollower } from './RunFollower';
import * as reduce from './state';
import type { ConversationState } from './state';
import { throttled } from './throttled';

/** An answer that is being told again in plain language. */
export interface Simplifying { messageId: string; run: Run; problem: string | null }

/** One conversation: what it holds, and what can be done with it. */
export class ConversationModel {
  readonly store: StoreApi<ConversationState>;
  readonly live: StoreApi<Live>;
  readonly simplifying = createStore<{ now: Simplifying | null }>(() => ({ now: null }));
  /** Told when the first question has been taken in, and when it came back. */
  onBegun: ((begun: boolean) => void) | null = null;
  readonly #withoutImplied = new Map<string, FilterKind[]>();
  readonly #host: Host;
  readonly #follower: RunFollower;

  constructor(readonly id: string, isNew: boolean, host: Partial<Host> = {}) {
    this.store = createStore(() => reduce.newConversation(id, isNew ? 'new' : 'loading'));
    this.#host = { call: callHost, follow: followRun, wait: pause, ...host };
    this.#follower = new RunFollower(id, this.store, this.#host, {
      onKept: (answerId, hostAnswerId) => this.#remember(hostAnswerId, { withoutImplied: this.#withoutImplied.get(answerId) ?? [] }),
      onFinished: (answerId, run) => this.#finished(answerId, run),
      onRefused: () => { if (this.state.order.length === 0) this.onBegun?.(false); },
      onCutOff: (answerId) => this.regenerate(answerId, {}, true),
      onStored: (isStopped) => void (isStopped ? this.load() : this.#loadApprovals()),
    });
    this.live = this.#follower.live;
  }

  get state() { return this.store.getState(); }

  get isRunning() { return this.state.running !== null; }

  #set(change: (state: ConversationState) => ConversationState) { this.store.setState(change, true); }

  get #texts() { return conversationTexts[appStore.getState().language]; }

  /** Loads it, or looks whether it has changed. */
  async load(): Promise<void> {
    if (this.isRunning || this.state.phase === 'new')
      return;
    try {
      const conversation = await this.#host.call<Conversation>(this.#follower.path);
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
      await this.#follower.resume(last.id, last.parent);
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
    await this.#follower.run(questionId, inputOf({ conversationId: this.id, runId: questionId, question: { id: questionId, text }, ...options }), local);
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
    await this.#follower.run(runId, inputOf({ conversationId: this.id, runId, question: { id: questionId, text }, editOf: id, ...options }), local);
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
    await this.#follower.run(runId, inputOf({ conversationId: this.id, runId, question: { id: question.id, text: question.text }, regenerate: id, ...all }), local, isContinued);
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
  stop(): Promise<void> { return this.#follower.stop(); }

  /** Shows another version of a message, and what came after it. */
  async show(id: string): Promise<void> {
    if (this.isRunning)
      return;
    const before = this.state.leaf;
    this.#set((state) => reduce.shown(state, id));
    try {
      await this.#host.call(this.#follower.path, { method: 'PATCH', body: { activeLeaf: this.state.leaf } });
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

  #finished(answerId: string, run: Run) {
    const { preferences, status } = appStore.getState();
    // Written without the models that there should be: the page as a whole says so, until they are back.
    if (run.answer?.mode === 'extractive' && status?.models.configured)
      void refreshStatus();
    if (preferences?.simple && run.answer?.mode === 'generated' && !run.answer.refused)
      void this.simplify(answerId);
  }

  async #loadApprovals() {
    try {
      const approvals = await this.#host.call<PendingApproval[]>(`${this.#follower.path}/approvals`);
      this.#set((state) => reduce.approvalsLoaded(state, approvals.filter((one) => !state.decisions[one.id])));
    } catch {
      // They wait on the server; the next load shows them.
    }
  }
}

const isMissing = (error: unknown) => error instanceof Problem && (error.status === 404 || error.status === 403);
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
