// The decision as it is being made. One that differs from the suggestion is saved together with its reason, never
// without; until then it is pending: shown everywhere, and not dropped unless somebody says so.
import { act, commands, rethrow, type Closing, type Decision, type InterviewId } from '../../ipc';
import { beforeGoing } from '../../state/route.svelte';
import { beforeLeaving, Saving, writes } from '../../state/saving.svelte';
import { differs } from './lib';

interface Choice {
  decision: Decision | null;
  reason: string;
}

export class Deciding {
  readonly saving: Saving<Choice>;
  #closing: () => Closing | undefined;
  #draft = $state.raw<Choice>();
  /** The draft was never handed on, for want of a reason. */
  #held = false;
  /** Where the person was about to go while a decision was pending. */
  #leave = $state.raw<() => void>();

  constructor(interview: InterviewId, closing: () => Closing | undefined) {
    this.#closing = closing;
    this.saving = new Saving((choice: Choice) => act(commands.decide(interview, choice.decision, choice.reason), rethrow), writes);
  }

  get #stored(): Choice {
    const closing = this.#closing();
    return { decision: closing?.decision ?? null, reason: closing?.decision_reason ?? '' };
  }
  get now(): Choice {
    return this.#draft ?? this.#stored;
  }
  get proposal(): Decision | null {
    return this.#closing()?.score.proposal ?? null;
  }
  /** Ratings come first. */
  get waiting(): boolean {
    const closing = this.#closing();
    return closing !== undefined && closing.unrated.length > 0 && closing.decision === null;
  }
  /** It differs and nobody has said why. */
  get unexplained(): boolean {
    return differs(this.now.decision, this.proposal) && !this.now.reason.trim();
  }
  /** Chosen here and not saved, for want of a reason. */
  get pending(): boolean {
    return this.#draft !== undefined && this.unexplained;
  }
  get leaving(): boolean {
    return this.#leave !== undefined;
  }

  /**
   * What is saved is shown again once it says what was typed: then undo can be followed, too. A pending decision that
   * the ratings agree with by now is saved. Call it in an effect.
   */
  follow(): void {
    if (this.#draft && this.#held && !this.unexplained) return this.#put(this.#draft);
    const [draft, stored] = [this.#draft, this.#stored];
    const same = draft?.decision === stored.decision && (draft.decision === null || draft.reason === stored.reason);
    if (same && this.saving.state === 'saved') this.#draft = undefined;
  }

  choose(decision: Decision | null): void {
    this.#put({ ...this.now, decision });
    if (!this.unexplained) void this.saving.now();
  }

  explain(reason: string): void {
    this.#put({ ...this.now, reason });
  }

  /** Saved without the white space at its ends. */
  leaveReason(): void {
    if (this.#draft) this.#draft = { ...this.#draft, reason: this.#draft.reason.trim() };
    void this.saving.now();
  }

  #put(choice: Choice): void {
    this.#draft = choice;
    this.#leave = undefined;
    this.#held = this.unexplained;
    if (!this.#held) this.saving.put(choice);
  }

  /** Back to what is saved. */
  discard(): void {
    const leave = this.#leave;
    this.#draft = this.#leave = undefined;
    leave?.();
  }

  stay(): void {
    this.#leave = undefined;
  }

  /** Asks before the page or the window is left with a pending decision. Returns the way to stop. */
  guard(): () => void {
    const stops = [
      beforeGoing((leave) => {
        if (this.pending) this.#leave = leave;
        return this.pending;
      }),
      beforeLeaving(async () => !this.pending),
    ];
    return () => stops.forEach((stop) => stop());
  }
}
