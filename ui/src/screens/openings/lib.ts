// What the opening screens work out for themselves: days as they are typed, and which sets to offer first.
import type { Day, LevelKey, SetId, SetRow } from '../../ipc';
import { readDate } from '../../parts/date';

/** A day as typed, null for nothing, or the sentence that says why it is none. */
export function dayTyped(text: string): { day: Day | null } | { wrong: string } {
  const { at, wrong } = readDate(text, { time: false });
  if (wrong) return { wrong };
  return { day: at ? isoDay(new Date(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()))) : null };
}

const isoDay = (day: Date): Day => day.toISOString().slice(0, 10);

/** The same day so many months later; the last of the month where that one is shorter. */
export function monthsFrom(today: Date, months: number): Day {
  const [year, month, date] = [today.getFullYear(), today.getMonth() + months, today.getDate()];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return isoDay(new Date(Date.UTC(year, month, Math.min(date, last))));
}

/** The day by which identities are to be erased lies behind us. */
export const passed = (retention: Day | null, today: Date): boolean => retention !== null && retention < monthsFrom(today, 0);

/** Sets to choose from: those of the opening's level first; archived ones only while they are chosen. */
export function offered(sets: readonly SetRow[], level: LevelKey, chosen: readonly SetId[]): SetRow[] {
  const shown = sets.filter((set) => !set.archived || chosen.includes(set.id));
  return [...shown.filter((set) => set.level === level), ...shown.filter((set) => set.level !== level)];
}
