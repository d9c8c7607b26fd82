// Short messages at the foot of the window. News goes by itself; a failure stays until it is dismissed.
import { latest } from '../ipc';

/** What undo and redo would act on, by the numbers of their steps. */
interface Steps {
  undo_step: number | null;
  redo_step: number | null;
}

export interface Toast {
  id: number;
  kind: 'news' | 'failure';
  text: string;
  action?: { title: string; run: () => void } | undefined;
  /** The steps that must be on top for this to be true: news is gone with the next step. */
  top: Partial<Steps>;
}

/** How long news stays, in milliseconds. */
const STAY = 8000;

let next = 1;
const shown = $state<Toast[]>([]);
/** News of this very moment: a step that leads to another page may speak just before it goes there. */
const fresh = new Set<number>();

function add(toast: Omit<Toast, 'id'>): number {
  // One news at a time; the same failure once.
  const old = shown.filter(({ kind, text }) => kind === toast.kind && (kind === 'news' || text === toast.text));
  old.forEach(({ id }) => dismiss(id));
  const id = next++;
  shown.push({ ...toast, id });
  if (toast.kind === 'news') {
    fresh.add(id);
    setTimeout(() => fresh.delete(id));
    setTimeout(() => dismiss(id), STAY);
  }
  return id;
}

function dismiss(id: number): void {
  const at = shown.findIndex((toast) => toast.id === id);
  if (at >= 0) shown.splice(at, 1);
}

export const toasts = {
  get all(): readonly Toast[] {
    return shown;
  },
  /** News, with one thing that can be done about it; `top` where that depends on a step being on top. */
  say: (text: string, action?: Toast['action'], top: Partial<Steps> = { undo_step: latest.top }) => add({ kind: 'news', text, action, top }),
  fail: (text: string, action?: Toast['action']) => add({ kind: 'failure', text, action, top: {} }),
  dismiss,
  /** Another page is shown: news of the one before goes, but not what the step that led here says. */
  turn(): void {
    const over = shown.filter(({ id, kind }) => kind === 'news' && !fresh.has(id));
    over.forEach(({ id }) => dismiss(id));
  },
  /** Other steps may be on top now: news that speaks of an earlier one goes. */
  settle(now: Steps): void {
    latest.top = now.undo_step ?? null;
    const over = shown.filter(({ top }) => (Object.keys(top) as (keyof Steps)[]).some((which) => top[which] !== (now[which] ?? null)));
    over.forEach(({ id }) => dismiss(id));
  },
};
