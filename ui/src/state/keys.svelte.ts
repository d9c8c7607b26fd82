// The verbs that can be done now, with their keys: one registry feeds the keyboard, the palette and the key map.
import { parse, platform, pressOf, type Press } from '../parts/chord';
import { takesText } from '../parts/text';
import { chordsOf, decide, type Focus, type Held } from './decide';
import { redoTyping, typingOf, undoTyping } from './text-undo';

export interface Verb {
  /** As a menu would say it: "Next question". */
  title: string;
  /** What it reads as now, where that is more than the title: "Undo rate answer". */
  label?: () => string;
  /** One chord or several: "Ctrl+K", "g h", "?". None: found in the palette only. */
  chord?: string | string[];
  run: () => void;
  /** False keeps the verb from running for now and hides it from the palette. */
  when?: () => boolean;
  /** Acts again and again while its key is held: scrolling only. */
  repeats?: boolean;
  /** Its key works while a modal dialog is open, too. */
  inDialogs?: boolean;
  /** Leaves it out of the palette: "Command palette" itself, or a verb that needs the place of the focus. */
  keysOnly?: boolean;
}

export interface Bound extends Verb {
  scope: string;
}

// Unbinding happens while effects are torn down, where Svelte shows the state of before: what is true is kept here,
// and `bound` only tells the readers.
let list: Bound[] = [];
let bound = $state.raw(list);

/** How long a sequence such as "g h" waits for its second key, in milliseconds. */
const PATIENCE = 1500;
let pending: { first: Press; until: number } | undefined;

export const keys = {
  /** Everything bound now, the latest scope first. */
  get all(): readonly Bound[] {
    return bound;
  },
};

/** Binds verbs under a heading of the key map. Returns the way to unbind them: `onMount(() => bind('Interview', [...]))`. */
export function bind(scope: string, verbs: Verb[]): () => void {
  const mine = verbs.map((verb) => ({ ...verb, scope }));
  bound = list = [...mine, ...list];
  return () => {
    bound = list = list.filter((verb) => !mine.includes(verb));
  };
}

let notes: readonly (() => void)[] = [];
let wording = $state(false);

/** The chords of a verb that work now: letters and digits alone are words while there is a note for them. */
export const chordsNow = (verb: Verb): string[] =>
  chordsOf(verb).filter((chord) => !wording || parse(chord).every(({ key, ctrl, alt }) => ctrl || alt || key.length > 1));

/**
 * While it is bound, a character typed where nothing would take it goes into the note: `focus` puts the cursor there
 * at once, before the character is typed. Returns the way to end that.
 */
export function words(focus: () => void): () => void {
  // A function of its own, so that ending one never ends another that does the same.
  const mine = () => focus();
  notes = [...notes, mine];
  wording = true;
  return () => {
    notes = notes.filter((each) => each !== mine);
    wording = notes.length > 0;
  };
}

/** Everything that can be found by its words, each title once: the latest binding of it. */
export function verbs(): Bound[] {
  const titles = new Set<string>();
  return bound.filter(({ title, keysOnly }) => !keysOnly && !titles.has(title) && titles.add(title));
}

/** Runs a verb by its title, as the native menu does; a modal dialog has the menu to itself, too. */
export function runByTitle(title: string): void {
  if (inDialog()) return;
  const verb = list.find((each) => each.title === title);
  if (verb && (verb.when?.() ?? true)) verb.run();
}

const inDialog = () => document.querySelector('dialog[open]') !== null;

/** What Space presses or chooses. */
const CONTROL =
  'button, a[href], input, summary, [role=button], [role=option], [role=checkbox], [role=radio], [role=switch], [role=tab], [role^=menuitem]';

function focusOf(target: EventTarget | null): Focus {
  if (takesText(target)) return 'text';
  if (!(target instanceof Element)) return 'elsewhere';
  if (target.matches('select')) return 'choice';
  return target.matches(CONTROL) ? 'control' : 'elsewhere';
}

/** A key that went down and has not come up: some web views do not say that an event is a repetition. */
interface Down {
  /** When it was last heard of, in milliseconds. */
  at: number;
  again: boolean;
  /** What had the focus when it went down. */
  from: EventTarget | null;
  /** It ran this verb, or took back typing. */
  command?: string | undefined;
}
const downs = new Map<string, Down>();
/** A key of which nothing was heard for so long is up: its release went to another window. Milliseconds. */
const LOST = 1500;

function held(event: KeyboardEvent): Held {
  const down = downs.get(event.code);
  if (!event.repeat && !down?.again) return 'no';
  return down?.command === undefined ? 'typed' : 'command';
}

/** May a key that is still down act once more here? Text repeats in its own field only; of the rest only what moves. */
function mayRepeat({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent, { from }: Down): boolean {
  if (/^(Control|Alt|AltGraph|Shift|Meta|Tab|Home|End)$|^(Arrow|Page)/.test(key)) return true;
  if (target !== from || key === 'Escape') return false;
  return key !== 'Enter' || (target instanceof HTMLTextAreaElement && !ctrlKey && !altKey && !metaKey);
}

/** Does what a key stands for, if anything. The latest binding wins, so a screen may take a key from the frame. */
export function onkey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const press = pressOf(event);
  const first = pending && pending.until > event.timeStamp ? pending.first : undefined;
  const decision = decide({
    press,
    focus: focusOf(event.target),
    verbs: list,
    on: platform,
    held: held(event),
    dialog: inDialog(),
    words: notes.length > 0,
    typing: typingOf(event.target),
    first,
  });
  if (!/^(Control|Alt|Shift|Meta)$/.test(press.key)) pending = undefined;
  if (decision.what === 'leave') return;
  if (decision.what === 'wait') return void (pending = { first: press, until: event.timeStamp + PATIENCE });
  const down = downs.get(event.code);
  if (decision.what === 'type') {
    notes.at(-1)?.();
    // The letter goes on in the note.
    if (down) down.from = document.activeElement;
    return;
  }
  event.preventDefault();
  const title = decision.what === 'run' ? decision.verb.title : '';
  // It went down for something else, perhaps on another screen.
  if (decision.what === 'run' && held(event) !== 'no' && down?.command !== title) return;
  if (down) down.command = title;
  if (decision.what === 'undo-typing') undoTyping(event.target);
  if (decision.what === 'redo-typing') redoTyping(event.target);
  if (decision.what === 'run') decision.verb.run();
}

/** How long Alt is held alone before the key caps appear, in milliseconds. */
const HOLD = 300;

/**
 * Follows which keys are down: a held key acts once, the key caps appear (`data-keys` on the root) while Alt, on macOS
 * Control, is held alone, and an input method keeps its keys. Returns the way to stop.
 */
export function followKeys(): () => void {
  const root = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    delete root.dataset.keys;
  };
  const down = (event: KeyboardEvent) => {
    // What belongs to an input method reaches no handler at all: its Enter confirms a word and finishes no note.
    if (pressOf(event).composing) return event.stopImmediatePropagation();
    // macOS does not tell that a key came up while Command is held, but says which events are repetitions.
    const before = downs.get(event.code);
    const again = event.repeat || (platform !== 'mac' && before !== undefined && event.timeStamp - before.at < LOST);
    const now: Down = { at: event.timeStamp, again, from: again && before ? before.from : event.target, command: again ? before?.command : undefined };
    if (event.code) downs.set(event.code, now);
    if (again && !mayRepeat(event, now)) {
      event.preventDefault();
      return event.stopPropagation();
    }
    const alone = platform === 'mac' ? event.key === 'Control' && !event.altKey : event.key === 'Alt' && !event.ctrlKey;
    if (alone && again) return;
    hide();
    if (alone && !event.shiftKey && !event.metaKey) timer = setTimeout(() => (root.dataset.keys = ''), HOLD);
  };
  const up = (event: KeyboardEvent) => {
    downs.delete(event.code);
    hide();
  };
  const away = () => {
    downs.clear();
    hide();
  };
  window.addEventListener('keydown', down, true);
  window.addEventListener('keyup', up, true);
  window.addEventListener('pointerdown', hide, true);
  window.addEventListener('blur', away);
  return () => {
    window.removeEventListener('keydown', down, true);
    window.removeEventListener('keyup', up, true);
    window.removeEventListener('pointerdown', hide, true);
    window.removeEventListener('blur', away);
    away();
  };
}
