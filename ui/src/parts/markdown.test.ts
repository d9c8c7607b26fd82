import { render } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../test/axe';
import Markdown from './Markdown.svelte';
import { toHtml } from './markdown';

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
