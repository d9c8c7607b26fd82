// What the opening screens work out for themselves: days as they are typed, and which sets to offer first.
import type { Day, LevelKey, SetId, SetRow } from '../../ipc';

/** A day as typed ("2027-05-31", "31.5.2027"), null for nothing, or the sentence that says why it is none. */
export function dayTyped(text: string): { day: Day | null } | { wrong: string } {
  const typed = text.trim();
  if (!typed) return { day: null };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const dotted = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(typed);
  const [year, month, date] = (iso ? iso.slice(1) : (dotted?.slice(1).reverse() ?? [])).map(Number);
  const day = new Date(Date.UTC(year ?? NaN, (month ?? NaN) - 1, date ?? NaN));
  // A day that rolls over, such as 31 April, comes back as another one.
  const real = !Number.isNaN(day.valueOf()) && day.getUTCMonth() + 1 === month && day.getUTCDate() === date;
  return real ? { day: isoDay(day) } : { wrong: 'This is no day; write it as year-month-day, such as 2027-05-31.' };
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
