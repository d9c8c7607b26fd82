import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { act, ask, Failure, rethrow, touch, touchAll, whenFailed, type Noun } from '../ipc';
import { changes } from '../ipc/fake';
import { live, type Live } from './live.svelte';
import { counter, inEffect } from '../test/runes.svelte';

const settled = () => new Promise<void>((done) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(done))));

describe('a live query', () => {
  let stop: () => void = () => {};
  beforeEach(() => stop());

  function start<T>(query: () => Promise<T>, nouns: Noun[] | 'any' = ['answer']): Live<T> {
    const [value, end] = inEffect(() => live(query, nouns));
    stop = end;
    return value;
  }

  it('loads, then reruns for nouns it reads and for no others', async () => {
    const query = vi.fn(async () => query.mock.calls.length);
    const result = start(query);
    expect(result.loading).toBe(true);
    await settled();
    expect([result.loading, result.data]).toEqual([false, 1]);
    touch(['question']);
    touch(['interview', 'answer']);
    await settled();
    expect(result.data).toBe(2);
    touchAll();
    await settled();
    expect(result.data).toBe(3);
  });

  it('reruns when what it reads changes, and never shows an older answer last', async () => {
    const answers: ((text: string) => void)[] = [];
    const page = counter();
    const result = start(() => {
      void page.value;
      return new Promise<string>((done) => answers.push(done));
    });
    page.value = 2;
    flushSync();
    expect(answers).toHaveLength(2);
    answers[1]!('new');
    await settled();
    answers[0]!('old');
    await settled();
    expect(result.data).toBe('new');
  });

  it('keeps the last answer beside an error, and recovers', async () => {
    let broken = false;
    const result = start(() => ask(broken ? Promise.reject({ code: 'busy', message: 'Busy.' }) : Promise.resolve('yes')));
    await settled();
    broken = true;
    result.again();
    await settled();
    await settled();
    expect([result.data, result.error?.code]).toEqual(['yes', 'busy']);
    broken = false;
    touch(['answer']);
    await settled();
    await settled();
    expect(result.error).toBeUndefined();
  });

  it('lets go of what is gone', async () => {
    let there = true;
    const result = start(() => ask(there ? Promise.resolve('yes') : Promise.reject({ code: 'gone', message: 'It is gone.' })));
    await settled();
    there = false;
    result.again();
    await settled();
    await settled();
    expect([result.data, result.error?.code]).toEqual([undefined, 'gone']);
  });

  it('stops with its component', async () => {
    const query = vi.fn(async () => 1);
    start(query, 'any');
    stop();
    touch(['answer']);
    expect(query).toHaveBeenCalledOnce();
  });
});

describe('a write', () => {
  it('tells the readers of what it touched and returns the answer', async () => {
    const query = vi.fn(async () => 1);
    const [, stop] = inEffect(() => live(query, ['answer']));
    expect(await act(Promise.resolve(changes('rate answer', 'answer')))).toMatchObject({ op: 'rate answer' });
    expect(query).toHaveBeenCalledTimes(2);
    stop();
  });

  it('hands a failure to whoever shows them, or to the one who asked for it', async () => {
    const shown = vi.fn();
    const stop = whenFailed(shown);
    expect(await act(Promise.reject({ code: 'sealed', message: 'This interview is sealed.' }))).toBeUndefined();
    expect(shown.mock.lastCall![0]).toEqual(new Failure('sealed', 'This interview is sealed.'));
    const mine = vi.fn();
    await act(Promise.reject('missing argument'), mine);
    expect(shown).toHaveBeenCalledOnce();
    expect(mine.mock.lastCall![0].code).toBe('internal');
    await expect(act(Promise.reject(new Error('gone')), rethrow)).rejects.toBeInstanceOf(Failure);
    stop();
  });
});
