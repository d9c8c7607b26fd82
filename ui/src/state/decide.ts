// The one place that decides what a pressed key does: run a verb, type into the note, take back typing, or nothing.
import { fit, parse, types, typesText, type Platform, type Press, type Stroke } from '../parts/chord';

/** What has the focus: a text, a native choice that is searched by typing, a control that Space presses, or none of these. */
export type Focus = 'text' | 'choice' | 'control' | 'elsewhere';

/** What is known of a key that is still down: that it typed something, or that it ran a command. */
export type Held = 'no' | 'typed' | 'command';

/** A verb as far as keys are concerned. */
export interface Keyed {
  chord?: string | string[];
  when?: () => boolean;
  repeats?: boolean;
  inDialogs?: boolean;
}

export interface Situation<V extends Keyed> {
  press: Press;
  focus: Focus;
  /** The latest bound first. */
  verbs: readonly V[];
  on: Platform;
  held: Held;
  /** A modal dialog is open. */
  dialog: boolean;
  /** There is a note that takes what is typed anywhere. */
  words: boolean;
  /** What the text with the focus can take back and bring back by itself. */
  typing: { undo: boolean; redo: boolean };
  /** The first key of a sequence, while its second is awaited. */
  first?: Press | undefined;
}

export type Decision<V> =
  | { what: 'run'; verb: V }
  /** Give the focus to the note; the key then types there. */
  | { what: 'type' }
  | { what: 'undo-typing' | 'redo-typing' }
  /** The first key of a sequence. */
  | { what: 'wait' }
  /** Whatever has the focus does with it what it does. */
  | { what: 'leave' }
  /** Nothing happens, not even what the web view would do. */
  | { what: 'ignore' };

const UNDO = ['Ctrl+Z'];
const REDO = ['Ctrl+Shift+Z', 'Ctrl+Y'];

export const chordsOf = (verb: Keyed): string[] => [verb.chord ?? []].flat();

export function decide<V extends Keyed>(now: Situation<V>): Decision<V> {
  const { press, focus, on, held } = now;
  if (press.composing || /^(Control|Alt|AltGraph|Shift|Meta|CapsLock|NumLock)$/.test(press.key)) return { what: 'leave' };
  if (types(press, on)) {
    // Alt was released before the letter: what is still held down is no text.
    if (held === 'command') return { what: 'ignore' };
    if (focus === 'text' || focus === 'choice') return { what: 'leave' };
    if (press.key === ' ' && focus === 'control') return { what: 'leave' };
    if (now.words && !now.dialog) return { what: 'type' };
    if (press.altGraph || press.ctrl || press.alt) return { what: 'leave' };
  }
  const pressed = (chords: string[]) => chords.some((chord) => fit(press, parse(chord, on)[0]!, on) > 0);
  const [undo, redo] = focus === 'text' ? [pressed(UNDO), pressed(REDO)] : [false, false];
  if (undo && now.typing.undo) return { what: 'undo-typing' };
  if (redo && now.typing.redo) return { what: 'redo-typing' };
  const { verb, waits } = find(now);
  if (verb) return held !== 'no' && !verb.repeats ? { what: 'ignore' } : { what: 'run', verb };
  if (waits) return { what: 'wait' };
  // The web view's own undo belongs to all fields together; it must not act in place of the field's.
  return undo || redo || held === 'command' ? { what: 'ignore' } : { what: 'leave' };
}

/** The verb that fits best; among equals the one bound last. `waits`: this may be the first key of a sequence. */
function find<V extends Keyed>({ press, focus, verbs, on, dialog, first }: Situation<V>): { verb: V | undefined; waits: boolean } {
  let best: { verb: V; fits: number } | undefined;
  let waits = false;
  const able = verbs.filter((verb) => (!dialog || verb.inDialogs) && (verb.when?.() ?? true));
  // Where the digits 1 to 9 have verbs, their row is theirs on every layout, also if it types "-" or "/".
  const digitsOnly = (press.ctrl || press.alt || press.meta) && /^Digit/.test(press.code) && able.some((verb) => hasDigit(verb, press, on));
  for (const verb of able) {
    for (const strokes of chordsOf(verb).map((chord) => parse(chord, on))) {
      const [one, two] = strokes;
      if (!one || (focus === 'text' && strokes.some(typesText))) continue;
      const fits = two ? (first && fit(first, one, on) ? fit(press, two, on) : 0) : first ? 0 : fit(press, one, on);
      if (fits > (best?.fits ?? 0) && (!digitsOnly || fits === 3)) best = { verb, fits };
      if (two && !first && fit(press, one, on)) waits = true;
    }
  }
  return { verb: best?.verb, waits };
}

/** Has the verb a digit from 1 to 9 among its keys, with the modifiers that are held? */
function hasDigit(verb: Keyed, press: Press, on: Platform): boolean {
  const asDigit = (stroke: Stroke) => /^[1-9]$/.test(stroke.key) && fit({ ...press, code: `Digit${stroke.key}` }, stroke, on) === 3;
  return chordsOf(verb).some((chord) => asDigit(parse(chord, on)[0]!));
}
