// Days and times as people type them: "12.1.2026", "12 Jan 2026", "1/12/2026", "tomorrow 10:30". What was understood is
// shown beside the field, so that a guess (an order of day and month, a year left out) is never a surprise.

export interface Wanted {
  /** A time of day belongs to it: a day alone is incomplete, a time alone means today. Without it only a day is read. */
  time: boolean;
  /** What is left out is filled in towards the past ("12 Jan" was, "Friday" was). Without it, towards the future. */
  past?: boolean;
}

export interface Circumstances {
  now?: Date;
  /** Does 1/12 mean January 12 here? By default, as the locale of the machine has it. */
  monthFirst?: boolean;
}

/** A moment (midnight where no time is wanted), or the sentence that says what is wrong; neither where nothing was typed. */
export interface Reading {
  at?: Date;
  wrong?: string;
}

interface Day {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}
interface Time {
  hour: number;
  minute: number;
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const NEAR: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 };
/** Years that can be meant; anything else is a slip of the finger. */
const YEARS = { first: 1900, last: 2199 };

const EXAMPLE = 'Write it like 12 Jan 2026';
const unread = (what: string, example: string) => ({ wrong: `This is not a ${what} that can be read. ${example}.` });

/** A name by its first three letters or more: "jan", "sept", "Tues". */
function named(list: readonly string[], word: string): number {
  return word.length < 3 ? -1 : list.findIndex((name) => name.startsWith(word));
}

/** Does the locale write the month before the day, as the United States do? */
export function localeMonthFirst(language: string | undefined = globalThis.navigator?.language): boolean {
  // A machine without a language names "C", which is none.
  const known = [language ?? []].flat().filter((name) => /^[a-z]{2,3}(-|$)/i.test(name));
  const parts = new Intl.DateTimeFormat(known).formatToParts(new Date(2026, 0, 12));
  const at = (type: string) => parts.findIndex((part) => part.type === type);
  return at('month') < at('day') && at('year') > at('day');
}

const fullYear = (typed: string) => (typed.length <= 2 ? 2000 + Number(typed) : Number(typed));
const daysIn = (year: number, month: number) => new Date(year, month, 0).getDate();

/** Why there is no such day, as a sentence; none where there is. */
function impossible({ year, month, day }: Day): string | undefined {
  if (year < YEARS.first || year > YEARS.last) return `The year ${year} is not one that can be meant. ${EXAMPLE}.`;
  if (month < 1 || month > 12) return `There is no month ${month}. ${EXAMPLE}.`;
  const name = MONTHS[month - 1]!;
  const days = daysIn(year, month);
  if (day < 1 || day > days) return `${name[0]!.toUpperCase()}${name.slice(1)} ${year} has no day ${day}; it has ${days} days.`;
  return undefined;
}

const dayOf = (date: Date): Day => ({ year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() });
const shifted = (now: Date, days: number) => dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));

/** Takes the time of day out of a text: "10:30", "14h05", "2 pm", "noon". */
function cutTime(text: string): { time?: Time; rest: string; wrong?: string } {
  const found = /(?:^|\s|t)(?:at\s+)?(\d{1,2})(?:[:h](\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*([ap])\.?m\b\.?|(?:^|\s|t)(?:at\s+)?(\d{1,2})[:h](\d{2})(?::\d{2}(?:\.\d+)?)?(?=\s|$)/.exec(text);
  const noon = /(?:^|\s)(?:at\s+)?noon(?=\s|$)/.exec(text);
  const match = found ?? noon;
  if (!match) return { rest: text };
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim();
  if (!found) return { rest, time: { hour: 12, minute: 0 } };
  const half = found[3];
  const typed = Number(found[1] ?? found[4]);
  const minute = Number(found[2] ?? found[5] ?? 0);
  if (minute > 59 || typed > (half ? 12 : 23) || (half && typed < 1)) {
    return { rest, wrong: 'There is no such time of day. Write it like 14:30.' };
  }
  return { rest, time: { hour: half ? (typed % 12) + (half === 'p' ? 12 : 0) : typed, minute } };
}

/** A day without its year: the next such day, or the last one. */
function nearest(month: number, day: number, now: Date, past: boolean): Day {
  const today = shifted(now, 0);
  const order = (month - today.month) * 100 + day - today.day;
  const year = past ? today.year - (order > 0 ? 1 : 0) : today.year + (order < 0 ? 1 : 0);
  return { year, month, day };
}

/** "Friday", "next Tuesday", "last Monday". */
function byWeekday(words: readonly string[], now: Date, past: boolean): Day | undefined {
  const which = words.length === 2 ? words[0] : '';
  const weekday = named(WEEKDAYS, words.at(-1) ?? '');
  if (words.length > 2 || weekday < 0 || !/^(|next|last|this|on)$/.test(which!)) return undefined;
  const back = which === 'last' || (past && which !== 'next');
  const away = (weekday - now.getDay() + 7) % 7 || 7;
  return shifted(now, back ? away - 7 || -7 : away);
}

/** "12 Jan 2026", "January 12th, 2026", "12-Jan-26", "12 Jan". */
function byMonthName(words: readonly string[], now: Date, past: boolean): Day | undefined {
  const at = words.findIndex((word) => named(MONTHS, word) >= 0);
  const numbers = words.filter((_, place) => place !== at).map((word) => word.replace(/^(\d{1,2})(st|nd|rd|th)$/, '$1'));
  if (at < 0 || numbers.length < 1 || numbers.length > 2 || !numbers.every((word) => /^(\d{1,2}|\d{4})$/.test(word))) return undefined;
  const month = named(MONTHS, words[at]!) + 1;
  const [one, two] = numbers as [string, string?];
  if (two === undefined) return one.length === 4 ? undefined : nearest(month, Number(one), now, past);
  return one.length === 4 ? { year: Number(one), month, day: Number(two) } : { year: fullYear(two), month, day: Number(one) };
}

/** Two numbers as day and month: in the given order, or in the only one there can be. */
function ordered(first: number, second: number, monthFirst: boolean): { month: number; day: number } {
  if (monthFirst ? first > 12 && second <= 12 : second > 12 && first <= 12) monthFirst = !monthFirst;
  return monthFirst ? { month: first, day: second } : { month: second, day: first };
}

/** "2026-01-12", "12.1.2026", "1/12/2026", "12.1.", "12012026", "20260112". */
function byNumbers(text: string, now: Date, past: boolean, monthFirst: boolean): Day | undefined {
  const yearFirst = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})\.?$/.exec(text);
  if (yearFirst) return { year: Number(yearFirst[1]), month: Number(yearFirst[3]), day: Number(yearFirst[4]) };
  const parted = /^(\d{1,2})\s?([-./])\s?(\d{1,2})(?:\s?\2\s?(\d{2}|\d{4})?)?\.?$/.exec(text);
  if (parted) {
    const [one, two] = [Number(parted[1]), Number(parted[3])];
    // Dots are written where the day comes first.
    const { month, day } = parted[2] === '.' ? { month: two, day: one } : ordered(one, two, monthFirst);
    return parted[4] ? { year: fullYear(parted[4]), month, day } : nearest(month, day, now, past);
  }
  if (!/^\d{8}$/.test(text)) return undefined;
  const compact = { year: Number(text.slice(0, 4)), month: Number(text.slice(4, 6)), day: Number(text.slice(6)) };
  if (!impossible(compact)) return compact;
  return { year: Number(text.slice(4)), ...ordered(Number(text.slice(0, 2)), Number(text.slice(2, 4)), monthFirst) };
}

function readDay(text: string, now: Date, past: boolean, monthFirst: boolean): Day | undefined {
  if (text in NEAR) return shifted(now, NEAR[text]!);
  // Commas, hyphens beside a name and "of" say nothing; a weekday beside a date repeats it.
  const words = text.replace(/[,-](?=\D)|(?<=[a-z.])[-,]|,/g, ' ').replace(/(?<=[a-z])\./g, '').split(/\s+/).filter((word) => word && word !== 'of');
  const dated = words.length > 1 && named(WEEKDAYS, words[0]!) >= 0 ? words.slice(1) : words;
  return byWeekday(words, now, past) ?? byMonthName(dated, now, past) ?? byNumbers(dated.join(' '), now, past, monthFirst);
}

/** Reads a day, or a day and a time, by this machine's clock. */
export function readDate(typed: string, { time: timed, past = false }: Wanted, { now = new Date(), monthFirst = localeMonthFirst() }: Circumstances = {}): Reading {
  const text = typed.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  if (!text) return {};
  const example = `${EXAMPLE}${timed ? ', 10:30' : ''}`;
  const { time, rest, wrong } = timed ? cutTime(text) : { time: undefined, rest: text, wrong: undefined };
  const left = rest.replace(/^[,\s]+|[,\s]+$/g, '');
  const day = left || !time ? readDay(left, now, past, monthFirst) : shifted(now, 0);
  if (!day) return unread(timed ? 'date and time' : 'date', example);
  const no = impossible(day) ?? wrong;
  if (no) return { wrong: no };
  if (timed && !time) return { wrong: 'Add the time of day, for example 10:30.' };
  return { at: new Date(day.year, day.month - 1, day.day, time?.hour ?? 0, time?.minute ?? 0) };
}

const two = (n: number) => String(n).padStart(2, '0');
const short = (name: string) => name[0]!.toUpperCase() + name.slice(1, 3);

/** How a date is said: "Mon 12 Jan 2026", with its time "Mon 12 Jan 2026, 10:30". `readDate` reads it back. */
export function sayDate(at: Date, { time }: Wanted): string {
  const day = `${short(WEEKDAYS[at.getDay()]!)} ${at.getDate()} ${short(MONTHS[at.getMonth()]!)} ${at.getFullYear()}`;
  return time ? `${day}, ${two(at.getHours())}:${two(at.getMinutes())}` : day;
}
