// The words of the settings, and small conversions that need no window.
import type { PaperSize, TextSize, Theme } from '../../ipc';

/** What each choice is called. */
export const names: Record<Theme | TextSize | PaperSize, string> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  small: 'Small',
  normal: 'Normal',
  large: 'Large',
  larger: 'Larger',
  a4: 'A4',
  letter: 'Letter',
};

/** One word or phrase a line, without empty lines and repetitions. */
export function phrases(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean))];
}

/** Bytes as people read them: "340 kB", "2.4 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
