import { render } from '@testing-library/svelte';
import DOMPurify from 'dompurify';
import { describe, expect, it, vi } from 'vitest';
import { expectAccessible } from '../test/axe';
import Markdown from './Markdown.svelte';
import { makeReady, toHtml } from './markdown';

describe('Markdown', () => {
  it('highlights code of a known language and leaves other code as it is', () => {
    expect(toHtml('```python\ndef f(): return 1\n```')).toContain('<span class="hljs-keyword">def</span>');
    expect(toHtml('```brainfuck\n<+>\n```')).toContain('&lt;+&gt;');
  });

  it('shows what looks like HTML instead of losing or running it', () => {
    const html = toHtml('What is a List<int>?\n\n<script>alert(1)</script>\n\n<b onclick="x()">b</b>');
    expect(html).toContain('List&lt;int&gt;');
    const { container } = render(Markdown, { text: '<img src=x onerror="alert(1)"> <style>*{}</style>' });
    expect(container.querySelector('script, img, style, [onerror], [onclick]')).toBeNull();
    expect(container.textContent).toContain('onerror');
  });

  it('keeps the words of links and pictures and nothing that could be fetched', () => {
    const html = toHtml('[docs](https://example.org/a?b="c") ![a plan](https://example.org/x.png) [x](javascript:alert(1))');
    expect(html).toContain('docs (https://example.org/a?b=');
    expect(html).toContain('a plan');
    expect(html).not.toMatch(/href|src=|<a|<img/);
  });

  it('makes texts ready one at a time, so that showing them later takes no work', () => {
    vi.useFakeTimers();
    const work = vi.spyOn(DOMPurify, 'sanitize');
    const texts = ['What is **ready**', 'and what is `next`'];
    makeReady(texts);
    vi.advanceTimersByTime(50);
    expect(work, 'a letter that is typed now waits for one text at most').toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1000);
    expect(texts.map(toHtml)).toEqual(['<p dir="auto">What is <strong>ready</strong></p>\n', '<p dir="auto">and what is <code dir="ltr">next</code></p>\n']);
    expect(work).toHaveBeenCalledTimes(2);
    makeReady(['never shown'])();
    vi.advanceTimersByTime(1000);
    expect(work, 'it was stopped').toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });

  it('shows lists, boxes, tables, and a heading as a strong line', () => {
    const html = toHtml('## Plan\n\n- [x] call\n- [ ] write\n\n3. three\n4. four\n\n| a | b |\n| :-- | --: |\n| 1 | **2** |\n\n> quoted ~~not~~');
    for (const part of ['<p class="heading" dir="auto">Plan</p>', '☑ call', '☐ write', 'start="3"', 'align="right"', '<strong>2</strong>', '<blockquote>']) {
      expect(html).toContain(part);
    }
  });

  // Each of these, or one like it, held the window for seconds up to minutes with a parser that goes back over the text.
  const times = (text: string, many: number) => text.repeat(many);
  const nested = Array.from({ length: 130 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n');
  it.each([
    ['brackets', times('[', 20_000)], ['brackets beyond the limit', times('[', 190_000)], ['a nested list', nested], ['a nested list on one line', `${times('- ', 9_000)}a`],
    ['quotes', times('>', 20_000)], ['stars', times('*a ', 6_600)], ['stars and lines', times('*_', 10_000)], ['links', times('[a](', 5_000)], ['pictures', times('![[', 6_000)],
    ['ticks', Array.from({ length: 190 }, (_, n) => `${times('`', n + 1)} x `).join('')], ['angles', times('<a ', 6_000)], ['a table', `${times('|', 9_000)}\n${times('|-', 5_000)}`],
    ['entities', times('&amp', 5_000)], ['struck out', times('~~a ', 5_000)], ['references', Array.from({ length: 900 }, (_, n) => `[a${n}]: b\n\n[a${n}]`).join('\n\n')], ['code', times('```python\ndef f(: "\n', 900)],
  ])('does not stop the window: %s', (_, text) => {
    // One that hangs meets the time limit of every test.
    expect(toHtml(text).length).toBeGreaterThan(text.length / 10);
  });

  it('writes no style attribute, so that the content policy holds', () => {
    expect(toHtml('| a | b |\n| :-- | --: |\n| 1 | 2 |')).not.toContain('style');
  });

  it('adds no heading to the page and lets each paragraph choose its direction', async () => {
    const { container } = render(Markdown, { text: '# Title\n\nمرحبا\n\n- one\n- two' });
    expect(container.querySelector('h1')).toBeNull();
    expect(container.querySelectorAll('p[dir=auto]')).toHaveLength(2);
    await expectAccessible();
  });
});
