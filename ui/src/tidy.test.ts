import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>('./**/*.{svelte,ts}', { query: '?raw', import: 'default', eager: true });
const ours = Object.entries(sources).filter(([path]) => !path.endsWith('.test.ts') && !path.includes('/test/'));
const offenders = (wrong: (path: string, text: string) => boolean) =>
  ours.filter(([path, text]) => wrong(path, text)).map(([path]) => path);

const sheets = import.meta.glob<string>('./style/*.css', { query: '?raw', import: 'default', eager: true });

/** The rules of all styles that make something scroll, and whether a rule with the same selector positions it. */
const scrollers = [...ours, ...Object.entries(sheets)].flatMap(([path, text]) => {
  const styles = path.endsWith('.css') ? text : (text.split('<style>')[1] ?? '');
  const rules = [...styles.replace(/\/\*[^]*?\*\//g, '').matchAll(/([^{};]+)\{([^{}]*)\}/g)].map(([, selector, body]) => ({ selector: selector!.trim(), body: body! }));
  const position = /position: (relative|absolute|fixed|sticky)/;
  return rules
    .filter(({ body }) => /overflow(-[xy])?:[^;]*(auto|scroll)/.test(body))
    .map(({ selector }) => ({ path, selector, positioned: rules.some((rule) => rule.selector === selector && position.test(rule.body)) }));
});

const imports = (text: string) => [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1]!);

describe('the house rules of the interface', () => {
  it('lets only src/ipc know the shell', () => {
    const shell = /^@tauri-apps|\/bindings$/;
    expect(offenders((path, text) => !path.startsWith('./ipc/') && imports(text).some((i) => shell.test(i)))).toEqual([]);
  });

  it('keeps parts blind to the state, the shell and the screens', () => {
    const above = /^\.\.\/(ipc|state|screens|frame|features)/;
    expect(offenders((path, text) => path.startsWith('./parts/') && imports(text).some((i) => above.test(i)))).toEqual([]);
  });

  it('keeps screens apart from one another', () => {
    const screen = /^\.\/screens\/([^/]+)\//;
    const other = (path: string, from: string) => /^\.\.\/[^.]/.test(from) && screen.test(path);
    expect(offenders((path, text) => imports(text).some((from) => other(path, from)))).toEqual([]);
  });

  it('writes no inline style and no raw HTML, which the content policy and safety forbid', () => {
    expect(offenders((path, text) => path.endsWith('.svelte') && /\sstyle=["{]/.test(text))).toEqual([]);
    expect(offenders((_, text) => text.includes('{@html'))).toEqual(['./parts/Markdown.svelte']);
  });

  it('takes every colour from the tokens', () => {
    const colour = /:[^;{]*(#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\()/i;
    const styles = (text: string) => text.split('<style>')[1] ?? '';
    expect(offenders((path, text) => path.endsWith('.svelte') && colour.test(styles(text)))).toEqual([]);
  });

  it('takes every weight from the tokens', () => {
    const weight = /font-weight:[^;]*(\d|bold|lighter)|font:\s*(\d{3}|bold)/;
    const styles = [...ours, ...Object.entries(sheets)].filter(([path]) => /\.(svelte|css)$/.test(path) && path !== './style/tokens.css');
    expect(styles.filter(([, text]) => weight.test(text)).map(([path]) => path)).toEqual([]);
  });

  it('asks with :has() for no element and once in a selector: the web view tries such a selector at every part that comes or goes', () => {
    // A switched radio cost 14 ms and a new row 10 ms where it was otherwise.
    const costly = /:has\((?=[a-z]+\))|:has\([^{},]*:has\(/;
    const styles = (path: string, text: string) => (path.endsWith('.css') ? text : (text.split('<style>')[1] ?? ''));
    const selectors = [...ours, ...Object.entries(sheets)].flatMap(([path, text]) => [...styles(path, text).matchAll(/([^{};]+)\{/g)].map((match) => `${path} ${match[1]!.trim()}`));
    expect(selectors.filter((selector) => costly.test(selector))).toEqual([]);
  });

  it('gives each scroller a position, so that what is placed absolutely inside scrolls with it and never makes the window scroll', () => {
    expect(scrollers.filter(({ selector, positioned }) => selector !== 'textarea' && !positioned).map(({ path, selector }) => `${path} ${selector}`)).toEqual([]);
  });

  it('keeps files short, except for what is generated', () => {
    expect(offenders((path, text) => path !== './ipc/bindings.ts' && text.split('\n').length > 400)).toEqual([]);
  });
});
