import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { touch } from '../ipc';
import { inEffect, typed } from '../test/runes.svelte';
import { paged } from './paged.svelte';

const settled = async () => {
  for (let n = 0; n < 6; n++) await Promise.resolve();
};

/** A shell with this many rows, whose names tell the version and the place. */
function shell(total: number) {
  const state = { total, version: 'a' };
  const query = vi.fn(async (_text: string, offset: number, limit: number) => ({
    total: state.total,
    rows: Array.from({ length: Math.max(0, Math.min(limit, state.total - offset)) }, (_, at) => `${state.version}${offset + at}`),
  }));
  return { state, query };
}

describe('a paged query', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('reads only the pages that are looked at, once', async () => {
    const { query } = shell(100_000);
    const [result, stop] = inEffect(() => paged(() => '', query, ['question']));
    await settled();
    expect(result.items.length).toBe(100_000);
    expect([result.items[0], result.items[199], result.items[200]]).toEqual(['a0', 'a199', undefined]);
    result.need([3, 90_000, 90_001]);
    result.need([3, 90_000, 90_001]);
    await settled();
    expect(result.items[90_001]).toBe('a90001');
    expect(query.mock.calls).toEqual([['', 0, 200], ['', 90_000, 200]]);
    stop();
  });

  it('reads the pages in use again after a change, and forgets the others', async () => {
    const { state, query } = shell(1000);
    const [result, stop] = inEffect(() => paged(() => '', query, ['question']));
    await settled();
    result.need([400]);
    await settled();
    state.version = 'b';
    state.total = 999;
    touch(['set']);
    await settled();
    expect(result.items[400]).toBe('a400');
    touch(['question']);
    expect(result.items[400]).toBe('a400');
    await settled();
    expect([result.items.length, result.items[400], result.items[0]]).toEqual([999, 'b400', undefined]);
    stop();
  });

  it('starts anew when another text has rested, and says whose rows it shows', async () => {
    const { state, query } = shell(1000);
    const search = typed();
    const [result, stop] = inEffect(() => paged(() => search.text, query, ['question']));
    expect(result.stale).toBe(true);
    await settled();
    expect(result.stale).toBe(false);
    result.need([400]);
    await settled();
    state.total = 3;
    for (const text of ['g', 'gi']) {
      search.text = text;
      flushSync();
      vi.advanceTimersByTime(30);
    }
    expect([result.stale, result.asked, result.items.length]).toEqual([true, '', 1000]);
    await vi.advanceTimersByTimeAsync(30);
    flushSync();
    await settled();
    expect(result.asked).toBe('gi');
    expect([...result.items]).toEqual(['a0', 'a1', 'a2']);
    expect(query.mock.calls.slice(2)).toEqual([['gi', 0, 200]]);
    expect(result.stale).toBe(false);
    stop();
  });

  it('asks for one text at a time, and then for the newest', async () => {
    const { query } = shell(5);
    let answer = () => {};
    query.mockImplementationOnce(() => new Promise((done) => (answer = () => done({ total: 0, rows: [] }))));
    const search = typed();
    const [result, stop] = inEffect(() => paged(() => search.text, query, ['question']));
    for (const text of ['g', 'ge', 'gen']) {
      search.text = text;
      flushSync();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(query.mock.calls).toEqual([['', 0, 200]]);
    answer();
    await settled();
    flushSync();
    await settled();
    expect(query.mock.calls).toEqual([['', 0, 200], ['gen', 0, 200]]);
    expect([result.items.length, result.stale]).toEqual([5, false]);
    stop();
  });

  it('shows no rows of another text beside an error', async () => {
    const { query } = shell(5);
    const search = typed();
    const [result, stop] = inEffect(() => paged(() => search.text, query, ['question']));
    await settled();
    query.mockRejectedValueOnce({ code: 'busy', message: 'Busy.' });
    search.text = 'gil';
    flushSync();
    await vi.advanceTimersByTimeAsync(60);
    flushSync();
    await settled();
    expect([result.error?.code, result.items.length, result.stale]).toEqual(['busy', 0, false]);
    stop();
  });

  it('keeps its rows beside an error', async () => {
    const { query } = shell(5);
    const [result, stop] = inEffect(() => paged(() => '', query, ['question']));
    await settled();
    query.mockRejectedValueOnce({ code: 'busy', message: 'Busy.' });
    touch(['question']);
    await settled();
    expect([result.error?.code, result.items.length, result.loading]).toEqual(['busy', 5, false]);
    stop();
  });
});
