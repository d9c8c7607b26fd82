// How the candidate's window looks: as large as it fits, and as its own buttons say. It is kept apart from the app's
// settings, since it is read from further away, often on another display.
import { themeKept } from '../../state/appearance';

/** Shares of the largest type, tried from large to small until the prompt fits the window. */
export const sizes: readonly number[] = [1, 0.9, 0.8, 0.7, 0.62, 0.55];

/** The text sizes to choose from, as shares of what fits. */
const steps: readonly number[] = [0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.35, 1.6, 2];

export interface Look {
  /** One of `steps`. */
  scale: number;
  /** Undefined follows the app. */
  theme?: 'light' | 'dark';
}

const KEY = 'candidate-window';

export function keptLook(): Look {
  let found: Partial<Record<keyof Look, unknown>> = {};
  try {
    found = (JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {}) as typeof found;
  } catch {
    // An unreadable copy means the defaults.
  }
  const scale = steps.find((step) => step === found.scale) ?? 1;
  return found.theme === 'light' || found.theme === 'dark' ? { scale, theme: found.theme } : { scale };
}

export function keepLook(look: Look): void {
  localStorage.setItem(KEY, JSON.stringify(look));
}

/** The next size up (1) or down (-1); the last one stays. */
export function nextScale(scale: number, by: 1 | -1): number {
  return steps[steps.indexOf(scale) + by] ?? scale;
}

/** Whether the window is dark now, by its own choice, the app's, or the system's. */
export function isDark(look: Look): boolean {
  const theme = look.theme ?? themeKept();
  return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}
