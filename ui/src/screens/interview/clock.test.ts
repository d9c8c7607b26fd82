import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inEffect, typed } from '../../test/runes.svelte';
import { clockOf, secondsOn } from './clock.svelte';

const BEGAN = '2026-03-02T09:30:00.000Z';
const running = { counted_ms: 1000, running_since: BEGAN };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('counts whole seconds while a watch runs, and keeps them while it does not', () => {
  const now = Date.parse(BEGAN);
  expect(secondsOn({ counted_ms: 61_900, running_since: null }, now)).toBe(61);
  expect(secondsOn(running, now + 2500)).toBe(3);
  expect(secondsOn(running, now - 60_000), 'before it began it counts nothing').toBe(1);
});

it('counts on from the workspace’s clock, whatever the system’s clock says', () => {
  vi.setSystemTime('2001-01-01');
  const [clock, stop] = inEffect(() => clockOf(() => ({ now: BEGAN })));
  expect(clock.elapsed(running)).toBe(1);
  vi.setSystemTime('2030-01-01');
  vi.advanceTimersByTime(5000);
  flushSync();
  expect(clock.elapsed(running), 'five seconds later, with the clock set twice').toBe(6);
  stop();
});

it('never falls while a watch runs, and takes over what the workspace counted once it has stopped', () => {
  const read = typed();
  read.text = '2026-03-02T09:30:10.000Z';
  const [clock, stop] = inEffect(() => clockOf(() => ({ now: read.text })));
  expect(clock.elapsed(running)).toBe(11);
  read.text = '2026-03-02T09:30:09.000Z';
  flushSync();
  expect(clock.elapsed(running), 'an answer that came late').toBe(11);
  expect(clock.elapsed({ counted_ms: 4000, running_since: null }), 'stopped at the last sign of life').toBe(4);
  stop();
});
