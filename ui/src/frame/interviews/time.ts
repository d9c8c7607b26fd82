// A moment as two fields hold it, day and hour, by this machine's clock.
import type { Timestamp } from '../../ipc';

export interface DayAndHour {
  /** "2026-03-14", or empty. */
  date: string;
  /** "14:30", or empty. */
  time: string;
}

const two = (n: number) => String(n).padStart(2, '0');

/** What the fields hold for a moment; nothing for none. */
export function fields(at: Timestamp | null): DayAndHour {
  if (!at) return { date: '', time: '' };
  const day = new Date(at);
  return {
    date: `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`,
    time: `${two(day.getHours())}:${two(day.getMinutes())}`,
  };
}

/** The moment that day and hour mean; an hour alone means today. Null where they mean none. */
export function instant({ date, time }: DayAndHour, now = new Date()): Timestamp | null {
  if (!date && !time) return null;
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(date || fields(now.toISOString()).date);
  const hour = /^(\d{1,2}):(\d{2})(:00)?$/.exec(time);
  if (!day || !hour) return null;
  const [year, month, of, h, m] = [day[1], day[2], day[3], hour[1], hour[2]].map(Number) as [number, number, number, number, number];
  const made = new Date(year, month - 1, of, h, m);
  return made.getMonth() === month - 1 && made.getDate() === of && h < 24 && m < 60 ? made.toISOString() : null;
}

/** What is wrong with them, each at its field; both empty is well. */
export function timeProblems({ date, time }: DayAndHour): Partial<DayAndHour> {
  if (instant({ date, time }) || (!date && !time)) return {};
  if (!time) return { time: 'Say the time of day too, or take the date out.' };
  if (date && !instant({ date, time: '12:00' })) return { date: 'There is no such day. Write it as 2026-03-14.' };
  return { time: 'There is no such time. Write it as 14:30.' };
}
