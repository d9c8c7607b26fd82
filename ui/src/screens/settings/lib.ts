// The words of the settings, and small conversions that need no window.
import type { Level, Licensed, PaperSize, TextSize, Theme } from '../../ipc';

/** What each choice is called. */
export const names: Record<Theme | TextSize | PaperSize, string> = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
  small: 'Small',
  normal: 'Normal',
  large: 'Large',
  larger: 'Larger',
  largest: '200\u00a0%',
  a4: 'A4',
  letter: 'Letter',
};

/** One word or phrase a line, without empty lines and repetitions. */
export function phrases(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean))];
}

/** A level as it is typed: a number that was emptied is null. */
export type Rung = Omit<Level, 'years_from'> & { years_from: number | null };

/** What is wrong with the years of a level, as a sentence, or nothing. The workspace checks the rest. */
export function rungWrong({ years_from, years_to }: Rung): string {
  const whole = (n: number) => Number.isInteger(n) && n >= 0 && n <= 80;
  if (years_from === null || !whole(years_from)) return 'Enter whole years from 0 to 80.';
  if (years_to !== null && !whole(years_to)) return 'Enter whole years from 0 to 80, or leave the field empty.';
  return '';
}

/** The list with the entry at `at` one place up or down. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const copy = [...list];
  copy.splice(at + by, 0, ...copy.splice(at, 1));
  return copy;
}

/** What holds every word of the query in its name or its license. */
export function licensed(all: readonly Licensed[], query: string): Licensed[] {
  const words = query.toLowerCase().split(/\s+/);
  return all.filter(({ name, version, license }) => words.every((word) => `${name} ${version} ${license}`.toLowerCase().includes(word)));
}
