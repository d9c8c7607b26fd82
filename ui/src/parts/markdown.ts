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
import MarkdownIt from 'markdown-it';

const languages = { bash, go, java, javascript, json, python, rust, sql, typescript, yaml };
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** How deep lists, quotes and emphasis may be. */
const DEEPEST = 40;

/** Characters. */
const LONGEST = 20_000;

const markdown = new MarkdownIt({
  maxNesting: DEEPEST,
  highlight: (text, lang) => (hljs.getLanguage(lang) ? hljs.highlight(text, { language: lang }).value : escape(text)),
});
const { rules } = markdown.renderer;

rules.fence = rules.code_block = (tokens, at, { highlight }) => {
  const { content, info } = tokens[at]!;
  const text = content.replace(/\n$/, '');
  return `<pre dir="ltr"><code>${highlight?.(text, info.trim().split(/\s/)[0] ?? '', '') ?? escape(text)}\n</code></pre>`;
};
rules.code_inline = (tokens, at) => `<code dir="ltr">${escape(tokens[at]!.content)}</code>`;
// The headings of the page belong to the screen; a heading in a text is only a strong line.
rules.heading_open = () => '<p class="heading" dir="auto">';
rules.heading_close = () => '</p>';
rules.paragraph_open = (tokens, at) => (tokens[at]!.hidden ? '' : '<p dir="auto">');
// A list and a cell begin at the side where their words do. The content policy allows no styles.
rules.bullet_list_open = () => '<ul dir="auto">';
rules.ordered_list_open = (tokens, at) => `<ol dir="auto" start="${Number(tokens[at]!.attrGet('start') ?? 1)}">`;
for (const cell of ['th', 'td']) {
  rules[`${cell}_open`] = (tokens, at) => {
    const align = /left|center|right/.exec(String(tokens[at]!.attrGet('style') ?? ''));
    return `<${cell} dir="auto"${align ? ` align="${align[0]}"` : ''}>`;
  };
}
rules.image = (tokens, at) => escape(tokens[at]!.content);
// A link cannot be followed offline: its text stays, and its address if that says more.
rules.link_open = () => '';
rules.link_close = (tokens, at) => {
  const open = tokens.slice(0, at).findLastIndex(({ type }) => type === 'link_open');
  const href = String(tokens[open]?.attrGet('href') ?? '');
  const label = tokens.slice(open + 1, at).map(({ content }) => content).join('');
  return href === label || href === `mailto:${label}` ? '' : ` (${escape(href)})`;
};

/** "[x] done" at the start of a list item is a box. */
markdown.core.ruler.after('block', 'boxes', ({ tokens }) => {
  tokens.forEach((token, at) => {
    if (token.type !== 'inline' || tokens[at - 2]?.type !== 'list_item_open') return;
    token.content = token.content.replace(/^\[([ xX])\] /, (_, mark) => (mark === ' ' ? '☐ ' : '☑ '));
  });
});

/** HTML for a text; one that is longer or deeper than can be drawn at once is shown as it was typed, and none of it is lost. */
function html(text: string): string {
  if (text.length > LONGEST) return plain(text);
  const tokens = markdown.parse(text, {});
  const deep = tokens.some(({ level, children }) => level >= DEEPEST - 1 || children?.some((child) => child.level >= DEEPEST - 1));
  return deep ? plain(text) : markdown.renderer.render(tokens, markdown.options, {});
}

/** The text as it was typed, in paragraphs. */
const plain = (text: string): string =>
  text.split(/\n{2,}/).map((part) => `<p dir="auto">${escape(part).replace(/\n/g, '<br>')}</p>`).join('');

const allowed = 'p br strong em del code pre ul ol li blockquote hr table thead tbody tr th td span'.split(' ');

/** Texts that were shown lately with their HTML: whatever is written in an interview shows its question again. */
const shown = new Map<string, string>();
const KEPT = 200;

/** Safe HTML for a Markdown text. */
export function toHtml(text: string): string {
  const before = shown.get(text);
  if (before !== undefined) return before;
  const safe = DOMPurify.sanitize(html(text), { ALLOWED_TAGS: allowed, ALLOWED_ATTR: ['class', 'dir', 'start', 'align'] });
  if (shown.size >= KEPT) shown.clear();
  shown.set(text, safe);
  return safe;
}

/** Makes texts ready before they are shown, one at a time, so that no letter waits for all of them. Returns the way to stop. */
export function makeReady(texts: readonly string[]): () => void {
  const waiting = [...texts];
  const soon = setInterval(() => {
    const text = waiting.shift();
    if (text === undefined) clearInterval(soon);
    else toHtml(text);
  }, 50);
  return () => clearInterval(soon);
}
