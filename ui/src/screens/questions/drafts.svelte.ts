// Edits that are not saved yet. They outlive the screen and the window, so that nothing typed is ever lost; a question's
// draft ends when it is saved or thrown away.
import type { Content, QuestionId } from '../../ipc';

export interface Draft {
  content: Content;
  /** The version that was edited; 0 for a question that is not stored yet. */
  version: number;
  /** A topic that is being typed and not yet taken over. */
  topic?: string;
}

/** The id under which a question that is not stored yet keeps its draft. */
export const NEW = 'new';

const KEY = 'question-drafts';

function read(): Record<QuestionId, Draft> {
  try {
    return (JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {}) as Record<QuestionId, Draft>;
  } catch {
    // An unreadable copy cannot be shown; what is stored in the workspace stands.
    return {};
  }
}

let all = $state.raw(read());

function write(next: Record<QuestionId, Draft>): void {
  all = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // No room for the copy: the draft still stands for as long as the window does.
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
