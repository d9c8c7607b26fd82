// Markdown to HTML that is safe to show: no pictures, no links, no scripts, no styles; code is highlighted.
import DOMPurify from 'dompurify';
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import { Marked } from 'marked';

const languages = { bash, go, java, javascript, json, python, rust, sql, typescript, yaml };
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const marked = new Marked({
  gfm: true,
  renderer: {
    code({ text, lang }) {
      const name = lang?.trim().split(/\s/)[0] ?? '';
      const body = hljs.getLanguage(name) ? hljs.highlight(text, { language: name }).value : escape(text);
      return `<pre dir="ltr"><code>${body}\n</code></pre>`;
    },
    codespan: ({ text }) => `<code dir="ltr">${escape(text)}</code>`,
    // The headings of the page belong to the screen; a heading in a text is only a strong line.
    heading({ tokens }) {
      return `<p class="heading" dir="auto">${this.parser.parseInline(tokens)}</p>`;
    },
    paragraph({ tokens }) {
      return `<p dir="auto">${this.parser.parseInline(tokens)}</p>`;
    },
    // "List<int>" is something people write; as HTML it would vanish.
    html: ({ text }) => escape(text),
    // A link cannot be followed offline: its text stays, and its address if that says more.
    link({ tokens, href, text }) {
      const label = this.parser.parseInline(tokens);
      return href === text || href === `mailto:${text}` ? label : `${label} (${escape(href)})`;
    },
    image: ({ text }) => escape(text),
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

const allowed = 'p br strong em del code pre ul ol li blockquote hr table thead tbody tr th td span'.split(' ');

/** Texts that were shown lately with their HTML: whatever is written in an interview shows its question again. */
const shown = new Map<string, string>();
const KEPT = 200;

/** Safe HTML for a Markdown text. */
export function toHtml(text: string): string {
  const before = shown.get(text);
  if (before !== undefined) return before;
  // A list and a cell begin at the side where their words do; code shows its own brackets only escaped.
  const html = marked.parse(text, { async: false }).replace(/<(ul|ol|th|td)\b/g, '<$1 dir="auto"');
  const safe = DOMPurify.sanitize(html, { ALLOWED_TAGS: allowed, ALLOWED_ATTR: ['class', 'dir', 'start', 'align'] });
  if (shown.size >= KEPT) shown.clear();
  shown.set(text, safe);
  return safe;
}
