// How things look: the workspace's settings decide, and the web view keeps a copy, so that the next start knows it before
// the first paint and the candidate's window, which may not read the settings, follows.
import type { Settings, TextSize, Theme } from '../ipc';

export const themes: readonly Theme[] = ['system', 'light', 'dark'];
export const textSizes: readonly TextSize[] = ['small', 'normal', 'large', 'larger', 'largest'];

type Appearance = Pick<Settings, 'theme' | 'text_size'>;

const KEY = 'appearance';

function kept(): Appearance {
  let found: Partial<Record<string, unknown>> = {};
  try {
    found = (JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {}) as typeof found;
  } catch {
    // An unreadable copy means the defaults until the settings are read.
  }
  return {
    theme: themes.find((theme) => theme === found.theme) ?? 'system',
    text_size: textSizes.find((size) => size === found.text_size) ?? 'normal',
  };
}

function apply({ theme, text_size }: Appearance): void {
  document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.textSize = text_size;
}

/** Shows the page like this, and keeps the copy. */
export function showAs({ theme, text_size }: Appearance): void {
  localStorage.setItem(KEY, JSON.stringify({ theme, text_size }));
  apply({ theme, text_size });
}

/** The theme of the app as it was kept last. */
export const themeKept = (): Theme => kept().theme;

/** Applies the copy, and follows the other window. Returns the way to stop. */
export function followAppearance(): () => void {
  const again = () => apply(kept());
  again();
  window.addEventListener('storage', again);
  return () => window.removeEventListener('storage', again);
}
