// Short messages at the foot of the window. News goes by itself; a failure stays until it is dismissed.

export interface Toast {
  id: number;
  kind: 'news' | 'failure';
  text: string;
  action?: { title: string; run: () => void } | undefined;
}

/** How long news stays, in milliseconds. */
const STAY = 8000;

let next = 1;
const shown = $state<Toast[]>([]);

function add(toast: Omit<Toast, 'id'>): number {
  const same = shown.find((t) => t.text === toast.text && t.kind === toast.kind);
  if (same) dismiss(same.id);
  const id = next++;
  shown.push({ ...toast, id });
  if (toast.kind === 'news') setTimeout(() => dismiss(id), STAY);
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
  /** News, with one thing that can be done about it. */
  say: (text: string, action?: Toast['action']) => add({ kind: 'news', text, action }),
  fail: (text: string, action?: Toast['action']) => add({ kind: 'failure', text, action }),
  dismiss,
};
