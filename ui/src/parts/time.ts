// How durations are written: a clock for what runs, words for what is planned.

/** Whole seconds as "4:05" or "1:02:09"; less than nothing gets a minus sign. */
export function clock(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  const sign = seconds <= -1 ? '−' : '';
  return sign + (h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`);
}

/** Whole minutes as "45 min" or "1 h 10 min". */
export function minutes(count: number): string {
  const [h, m] = [Math.floor(count / 60), count % 60];
  if (h === 0) return `${m} min`;
  return m === 0 ? `${h} h` : `${h} h ${m} min`;
}

/** ISO 8601, for machines. */
export const duration = (seconds: number): string => `PT${Math.max(0, Math.trunc(seconds))}S`;
