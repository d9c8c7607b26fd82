// Reading, matching and drawing chords such as "Ctrl+Shift+Z", "Alt+1", "?" or the sequence "g h".
//
// A chord is written once, as it is pressed on Linux and Windows. On macOS "Alt" is Control and "Ctrl" is Command.
// Option types characters there, so it is never part of a chord.

export type Platform = 'linux' | 'windows' | 'mac';

const system = navigator.platform;
export const platform: Platform = /Mac|iP/.test(system) ? 'mac' : /Win/.test(system) ? 'windows' : 'linux';

export interface Stroke {
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  key: string;
}

/** What a keyboard event says about the key that was pressed. */
export interface Press {
  /** What the key means on this layout: "a", "Enter", "Dead". */
  key: string;
  /** Its place on the board, by the name it has on a US layout: "KeyA". */
  code: string;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  meta: boolean;
  altGraph: boolean;
  /** The system repeats a key that is held down. */
  repeat: boolean;
  /** It belongs to an input method, which is not done with it. */
  composing: boolean;
}

export const pressOf = (event: KeyboardEvent): Press => ({
  key: event.key,
  code: event.code,
  ctrl: event.ctrlKey,
  alt: event.altKey,
  shift: event.shiftKey,
  meta: event.metaKey,
  altGraph: event.getModifierState('AltGraph'),
  repeat: event.repeat,
  // The Enter that confirms a word comes without `isComposing` in some web views, but always as key 229.
  composing: event.isComposing || event.keyCode === 229 || event.key === 'Process',
});

/**
 * The chord on this platform. macOS keeps Cmd+Shift+3 to 6 for screenshots and Control with an arrow for Mission
 * Control: there such chords take both Control and Command.
 */
const local = (chord: string, on: Platform): string =>
  on === 'mac' ? chord.replace(/^Ctrl\+Shift\+(?=\d|number)|^Alt\+(?=Arrow)/, 'Ctrl+Alt+') : chord;

const parsed = new Map<string, Stroke[]>();

/** One stroke for each word of the chord, as it is pressed on this platform. */
export function parse(chord: string, on: Platform = platform): Stroke[] {
  const name = `${on} ${chord}`;
  const strokes = parsed.get(name) ?? read(chord, on);
  parsed.set(name, strokes);
  return strokes;
}

function read(chord: string, on: Platform): Stroke[] {
  return chord.split(' ').map((word) => {
    const names = local(word, on).split(/\+(?=.)/);
    const key = names.pop() ?? '';
    return { key, ctrl: names.includes('Ctrl'), alt: names.includes('Alt'), shift: names.includes('Shift') };
  });
}

/** Would this press type a character into a text? AltGr comes as AltGraph, as Ctrl+Alt, or both. */
export function types(press: Press, on: Platform = platform): boolean {
  if ([...press.key].length !== 1 && press.key !== 'Dead') return false;
  if (on === 'mac') return !press.ctrl && !press.meta;
  // Windows makes characters of Alt and the numbers typed on the number pad.
  if (on === 'windows' && press.alt && press.code.startsWith('Numpad')) return true;
  return press.altGraph || (press.ctrl === press.alt && !press.meta);
}

/** Small letters; the Turkish capital İ is an i. */
const small = (key: string) => key.toLowerCase().replace('\u0307', '');
const isLetter = (key: string) => /^[a-z]$/i.test(key);
const isDigit = (key: string) => /^\d$/.test(key);

/** The codes of punctuation on a US layout. */
const places: Record<string, string> = { '/': 'Slash', ',': 'Comma', '.': 'Period', '-': 'Minus', '=': 'Equal', '[': 'BracketLeft', ']': 'BracketRight' };

function sameModifiers(press: Press, stroke: Stroke, on: Platform): boolean {
  const [ctrl, alt, other] = on === 'mac' ? [press.meta, press.ctrl, press.alt] : [press.ctrl, press.alt, press.meta];
  return ctrl === stroke.ctrl && alt === stroke.alt && !other;
}

/** Is this the digit, by its place where the layout hides digits behind Shift? */
function sameDigit(press: Press, stroke: Stroke): boolean {
  const bare = !stroke.ctrl && !stroke.alt && !stroke.shift;
  if (bare && press.key === stroke.key) return true;
  if (press.shift !== stroke.shift) return false;
  const onPad = press.code.startsWith('Numpad');
  return press.code === '' || onPad ? press.key === stroke.key : press.code === `Digit${stroke.key}`;
}

/** A key whose character is no Latin letter and no digit counts by its place: Greek, Hebrew, Cyrillic, a dead key. */
function samePlace(press: Press, { key, ctrl, alt, shift }: Stroke): boolean {
  if (press.shift !== shift || isDigit(press.key)) return false;
  const otherScript = /^\p{L}$/u.test(press.key) && !/^\p{Script=Latin}$/u.test(press.key);
  if (isLetter(key)) {
    const foreign = otherScript || ((ctrl || alt) && !/^\p{L}$/u.test(press.key) && (press.key === 'Dead' || [...press.key].length === 1));
    return foreign && press.code === `Key${key.toUpperCase()}`;
  }
  return (ctrl || alt) && !isLetter(press.key) && press.code === places[key];
}

/** How well a press fits a stroke: 0 not at all, 1 by its place, 2 by its character, 3 as a digit. */
export function fit(press: Press, stroke: Stroke, on: Platform = platform): 0 | 1 | 2 | 3 {
  if (!sameModifiers(press, stroke, on)) return 0;
  if (isDigit(stroke.key)) return sameDigit(press, stroke) ? 3 : 0;
  // Punctuation such as "?" is what it is, however the layout reaches it.
  const shiftCounts = stroke.key.length > 1 || isLetter(stroke.key);
  if (small(press.key) === small(stroke.key)) return shiftCounts && press.shift !== stroke.shift ? 0 : 2;
  return samePlace(press, stroke) ? 1 : 0;
}

/** Would this stroke type or edit something in a text field? */
export function typesText(stroke: Stroke): boolean {
  if (stroke.ctrl || stroke.alt) return false;
  return !/^(Escape|F\d+)$/.test(stroke.key);
}

const drawn: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
};

/** The caps to draw: one list of keys for each stroke. */
export function caps(chord: string, on: Platform = platform): string[][] {
  const mac = on === 'mac';
  return parse(chord, on).map(({ ctrl, alt, shift, key }) => [
    ...(mac && alt ? ['⌃'] : []),
    ...(mac && shift ? ['⇧'] : []),
    ...(ctrl ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(!mac && alt ? ['Alt'] : []),
    ...(!mac && shift ? ['Shift'] : []),
    mac && /^(Alt|Ctrl)$/.test(key) ? { Alt: '⌃', Ctrl: '⌘' }[key]! : (drawn[key] ?? (key.length === 1 ? key.toUpperCase() : key)),
  ]);
}

/** The chord as `aria-keyshortcuts` wants it; a sequence has no such form. */
export function shortcut(chord: string | undefined, on: Platform = platform): string | undefined {
  const [stroke, more] = chord ? parse(chord, on) : [];
  if (!stroke || more) return undefined;
  const [ctrl, alt] = on === 'mac' ? ['Meta', 'Control'] : ['Control', 'Alt'];
  return [...(stroke.ctrl ? [ctrl] : []), ...(stroke.alt ? [alt] : []), ...(stroke.shift ? ['Shift'] : []), stroke.key].join('+');
}

/** A name with its key behind it, for a tooltip: "Hide answer guide (Alt+H)". */
export function tip(name: string, chord: string | undefined, on: Platform = platform): string {
  return chord ? `${name} (${caps(chord, on).map((stroke) => stroke.join(on === 'mac' ? '' : '+')).join(' then ')})` : name;
}
