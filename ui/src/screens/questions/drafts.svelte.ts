// Edits that are not saved yet. They outlive the screen and the window, so that nothing typed is ever lost; a question's
// draft ends when it is saved or discarded.
import type { Content, QuestionId } from '../../ipc';

export interface Draft {
  content: Content;
  /** The version that was edited; 0 for a question that is not stored yet. */
  version: number;
  /** A topic that is being typed and not added yet. */
  topic?: string;
}

/** The id under which a question that is not stored yet keeps its draft. */
export const NEW = 'new';

const KEY = 'question-drafts';

function read(): Record<QuestionId, Draft> {
  try {
    const kept = (JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {}) as Record<QuestionId, Draft>;
    // Drafts written before questions had titles have none.
    return Object.fromEntries(Object.entries(kept).map(([id, draft]) => [id, { ...draft, content: { ...draft.content, title: draft.content.title ?? '' } }]));
  } catch {
    // An unreadable copy cannot be shown; the stored questions are not affected.
    return {};
  }
}

let all = $state.raw(read());

function write(next: Record<QuestionId, Draft>): void {
  all = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // No room for the copy: the draft is still kept until the window closes.
  }
}

export const drafts = {
  of: (id: QuestionId): Draft | undefined => all[id],
  /** Ids of questions with unsaved edits. */
  get ids(): QuestionId[] {
    return Object.keys(all);
  },
  put: (id: QuestionId, draft: Draft) => write({ ...all, [id]: draft }),
  drop(id: QuestionId): void {
    const { [id]: gone, ...rest } = all;
    if (gone) write(rest);
  },
  /** Forgets the copy in memory and reads again what was kept. */
  reread: () => (all = read()),
};

/** What the screen showed when it was left: it opens like this again. */
export const left = $state({ query: '', current: undefined as QuestionId | undefined, chosen: new Set<QuestionId>() as ReadonlySet<QuestionId> });
