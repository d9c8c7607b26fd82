// Draws the tokens of the visual language with the tokens themselves, and measures them: every value comes from the
// style sheet as this window computes it. Returns rows for docs/visual-language.md, or the name of a colour that is
// not described here.

/** Each colour: what it means, and the colours it must be read on or told apart from (4.5 for text, 3 for shapes). */
const COLOURS = {
  Surfaces: [
    ['paper', 'The desk: what everything lies on', []],
    ['sheet', 'A sheet on the desk: what is read or written', []],
    ['well', 'Pressed into a sheet: code, tracks, what the pointer is over', []],
    ['veil', 'Over everything that must wait for a dialog', []],
  ],
  'Ink and lines': [
    ['ink', 'What is read', ['paper', 'sheet', 'well']],
    ['ink-soft', 'What is read second: hints, units, codes', ['paper', 'sheet', 'well']],
    ['line', 'Parts things from one another; carries no meaning', []],
    ['edge', 'The edge of a control', ['paper', 'sheet', 'well']],
    ['focus', 'Where the next key goes', ['paper', 'sheet', 'well', 'accent-wash']],
  ],
  Meanings: [
    ['accent', 'What to do next, what is chosen', ['paper', 'sheet', 'accent-wash']],
    ['accent-strong', 'The same under the pointer, and as a word', ['accent-wash']],
    ['accent-ink', 'Words on the accent', ['accent', 'accent-strong']],
    ['accent-wash', 'Behind what is chosen', []],
    ['good', 'Speaks for: yes, a good signal, done', ['sheet', 'good-wash']],
    ['good-wash', 'Behind it', []],
    ['flag', 'Speaks against: no, a red flag, a mistake', ['sheet', 'flag-wash']],
    ['flag-wash', 'Behind it', []],
    ['warn', 'Unfinished: to decide, draft, a marked word', ['sheet', 'warn-wash']],
    ['warn-wash', 'Behind it', []],
  ],
  Ratings: [1, 2, 3, 4, 5].flatMap((n) => [
    [`rating-${n}`, `The rating ${n}, always with its numeral`, ['sheet']],
    [`rating-${n}-ink`, `The numeral of the rating ${n}`, [`rating-${n}`]],
  ]),
  Code: [
    ['code-keyword', 'Keywords', ['well']],
    ['code-string', 'Texts', ['well']],
    ['code-number', 'Numbers', ['well']],
    ['code-name', 'Names of functions and classes', ['well']],
    ['code-comment', 'Comments', ['well']],
  ],
};
const TEXTS = [
  ['text-2xl', 'The welcome'],
  ['text-xl', 'The heading of a screen, the prompt in the interview'],
  ['text-l', 'Headings inside a screen'],
  ['text-m', 'What is read and typed'],
  ['text-s', 'Labels, hints, second lines'],
  ['text-xs', 'Keys on buttons'],
];
const SPACES = ['s1', 's2', 's3', 's4', 's5', 's6'];

const part = arguments[0];
const probe = document.createElement('div');
document.documentElement.append(probe);
const computed = (property, value) => {
  probe.style.setProperty(property, value);
  const got = getComputedStyle(probe).getPropertyValue(property);
  probe.style.removeProperty(property);
  return got;
};
const channels = (name) => computed('color', `var(--${name})`).match(/[\d.]+/g).map(Number);
const hex = (name) => {
  const [r, g, b, alpha = 1] = channels(name);
  const solid = '#' + [r, g, b].map((c) => Math.round(c).toString(16).padStart(2, '0')).join('');
  return alpha < 1 ? `${solid} at ${Math.round(alpha * 100)} %` : solid;
};
const luminance = (name) => {
  const [r, g, b] = channels(name).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((high + 0.05) / (low + 0.05)).toFixed(1);
};
const least = (name, others) => others.map((o) => [contrast(name, o), o]).sort((a, b) => a[0] - b[0])[0];

const known = new Set(Object.values(COLOURS).flat().map(([name]) => name));
const declared = [...document.styleSheets].flatMap((s) => [...s.cssRules]).filter((r) => r.selectorText === ':root');
for (const name of declared.flatMap((r) => [...r.style]).filter((n) => n.startsWith('--'))) {
  const isColour = declared.some((r) => r.style.getPropertyValue(name).includes('light-dark(#')) && name !== '--shadow';
  if (isColour && !known.has(name.slice(2))) return name;
}

/** An element with styles and children. */
function draw(tag, styles, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(styles)) made.style.setProperty(name, value);
  made.append(...children);
  return made;
}
const column = (...children) => draw('section', { display: 'grid', gap: 'var(--s2)', 'align-content': 'start' }, ...children);
const soft = (text) => draw('span', { color: 'var(--ink-soft)', 'font-size': 'var(--text-s)' }, text);

function swatch([name, meaning, on]) {
  const worst = on.length ? least(name, on) : undefined;
  const ink = name.endsWith('-ink');
  const shown = ink ? on[0] : name;
  return draw(
    'div',
    { display: 'grid', 'grid-template-columns': '3.5rem 1fr', gap: 'var(--s2)', 'align-items': 'center' },
    draw(
      'span',
      { display: 'grid', 'place-items': 'center', 'block-size': '2.25rem', background: `var(--${shown})`, color: `var(--${name})`, border: '1px solid var(--line)', 'border-radius': 'var(--radius-s)', 'font-weight': '650' },
      ink ? (name.match(/\d/)?.[0] ?? 'Aa') : '',
    ),
    draw('span', { display: 'grid', 'line-height': '1.25' }, draw('b', { 'font-size': 'var(--text-s)' }, `${name}${worst ? `  ${worst[0]}` : ''}`), soft(meaning)),
  );
}

const drawn = {
  colours: () =>
    draw(
      'div',
      { display: 'grid', 'grid-template-columns': 'repeat(3, 1fr)', gap: 'var(--s4) var(--s5)' },
      column(draw('h2', {}, 'Surfaces'), ...COLOURS.Surfaces.map(swatch), draw('h2', {}, 'Ink and lines'), ...COLOURS['Ink and lines'].map(swatch)),
      column(draw('h2', {}, 'Meanings'), ...COLOURS.Meanings.map(swatch)),
      column(draw('h2', {}, 'Ratings'), ...COLOURS.Ratings.filter(([name]) => name.endsWith('-ink')).map(swatch), draw('h2', {}, 'Code'), ...COLOURS.Code.map(swatch)),
    ),
  type: () =>
    draw(
      'div',
      { display: 'grid', 'grid-template-columns': '3fr 2fr', gap: 'var(--s5)' },
      column(
        draw('h2', {}, 'Type'),
        ...TEXTS.map(([name, use]) => draw('p', { 'font-size': `var(--${name})`, 'line-height': '1.3' }, `${name}, ${parseFloat(computed('font-size', `var(--${name})`))} px. ${use}`)),
        draw('p', { 'font-family': 'var(--mono)', 'font-size': 'var(--text-m)' }, 'mono: C-7K2M, async with lock:'),
        draw('h2', {}, 'Numbers stand under one another'),
        ...['1.0 of 5   100 %   45:00', '4.2 of 5     8 %    7:11'].map((line) => draw('p', { 'white-space': 'pre', 'font-variant-numeric': 'tabular-nums' }, line)),
        draw('h2', {}, 'Scripts'),
        ...['Łukasz Żółtowski, Nguyễn Thị Hạnh', 'Ибрагимова Екатерина, Ελένη Παπαδάκη', 'عبد الرحمن الأنصاري', 'אביגיל רוזנבלום', 'लक्ष्मी नारायणी, สมชาย ใจดี', '欧阳静怡, 佐藤 葵, 김서연'].map((name) => {
          const made = draw('p', { 'font-weight': '600' }, name);
          made.dir = 'auto';
          made.className = 'one-line';
          return made;
        }),
      ),
      column(
        draw('h2', {}, 'Space'),
        ...SPACES.map((name) =>
          draw(
            'div',
            { display: 'flex', gap: 'var(--s2)', 'align-items': 'center' },
            draw('span', { 'inline-size': `var(--${name})`, 'block-size': '1rem', background: 'var(--accent)' }),
            soft(`${name}, ${parseFloat(computed('width', `var(--${name})`))} px`),
          ),
        ),
        draw('h2', {}, 'Corners, lines, focus'),
        draw('div', { padding: 'var(--s3)', background: 'var(--sheet)', border: '1px solid var(--line)', 'border-radius': 'var(--radius)' }, 'A sheet'),
        draw('div', { padding: 'var(--s2)', background: 'var(--sheet)', border: '1px solid var(--edge)', 'border-radius': 'var(--radius)' }, 'A control'),
        draw('div', { padding: 'var(--s2)', background: 'var(--sheet)', border: '1px solid var(--edge)', 'border-radius': 'var(--radius)', outline: '3px solid var(--focus)', 'outline-offset': '2px' }, 'With the focus'),
        draw('div', { padding: 'var(--s2) var(--s3)', background: 'var(--sheet)', 'border-radius': 'var(--radius)', 'box-shadow': 'var(--shadow)' }, 'Lies above the rest'),
      ),
    ),
};
function show() {
  document.documentElement.append(probe);
  document.body.replaceChildren(draw('main', { display: 'block', padding: 'var(--s4) var(--s5)' }, drawn[part]()));
  probe.remove();
}
if (part) {
  show();
  // What is measured belongs to the theme.
  new MutationObserver(show).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
}
document.documentElement.append(probe);
const rows = Object.entries(COLOURS).flatMap(([group, all]) =>
  all.map(([name, meaning, on]) => ({ group, name, meaning, hex: hex(name), least: on.length ? least(name, on) : null })),
);
probe.remove();
return rows;
