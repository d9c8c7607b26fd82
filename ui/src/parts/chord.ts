// Reading and matching chords such as "Ctrl+Shift+Z", "Alt+1", "?" or the sequence "g h".

interface Stroke {
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  key: string;
}

/** On macOS the command key takes the place of Ctrl. */
export const mac = /Mac|iP/.test(navigator.platform);

/** One stroke for each word of the chord. */
export function parse(chord: string): Stroke[] {
  return chord.split(' ').map((word) => {
    const names = word.split(/\+(?=.)/);
    const key = names.pop() ?? '';
    return { key, ctrl: names.includes('Ctrl'), alt: names.includes('Alt'), shift: names.includes('Shift') };
  });
}

/** Does the key that was pressed stand for this one, on this keyboard layout? */
function sameKey(event: KeyboardEvent, stroke: Stroke): boolean {
  if (event.key.toLowerCase() === stroke.key.toLowerCase()) return true;
  // Digits sit behind Shift on some layouts and Alt changes what is typed on others: then the place on the board counts.
  if (/^\d$/.test(stroke.key)) return event.code === `Digit${stroke.key}` || event.code === `Numpad${stroke.key}`;
  const foreign = !/^[\x20-\x7e]$/.test(event.key) && event.key.length <= 2;
  if (/^[a-z]$/i.test(stroke.key)) return foreign && event.code === `Key${stroke.key.toUpperCase()}`;
  return false;
}

export function matches(event: KeyboardEvent, stroke: Stroke): boolean {
  const ctrl = event.ctrlKey || (mac && event.metaKey);
  if (ctrl !== stroke.ctrl || event.altKey !== stroke.alt || (event.metaKey && !mac)) return false;
  // Punctuation such as "?" is what it is, however the layout reaches it.
  const shiftCounts = stroke.key.length > 1 || /[\da-z]/i.test(stroke.key);
  if (shiftCounts && event.shiftKey !== stroke.shift) return false;
  return sameKey(event, stroke);
}

/** Would this stroke type or edit something in a text field? */
export function typesText(stroke: Stroke): boolean {
  if (stroke.ctrl || stroke.alt) return false;
  return !/^(Escape|F\d+)$/.test(stroke.key);
}

const spoken: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
};

/** The caps to draw: one list of keys for each stroke. */
export function caps(chord: string): string[][] {
  return parse(chord).map(({ ctrl, alt, shift, key }) => [
    ...(ctrl ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(shift ? ['Shift'] : []),
    spoken[key] ?? (key.length === 1 ? key.toUpperCase() : key),
  ]);
}

/** The chord as `aria-keyshortcuts` wants it; a sequence has no such form. */
export function shortcut(chord: string | undefined): string | undefined {
  if (!chord || chord.includes(' ')) return undefined;
  return chord.replace('Ctrl', mac ? 'Meta' : 'Control');
}

/** A name with its key behind it, for a tooltip: "Hide answer guide (Alt+G)". */
export function tip(name: string, chord: string | undefined): string {
  return chord ? `${name} (${caps(chord).map((stroke) => stroke.join('+')).join(' then ')})` : name;
}
