// Undo of typing, for every text field. The web view's own undo is bound to no key on Linux, is shared by all fields
// of the page and is lost when a value is set by program, so that each field keeps a small history here.
import { takesText, type TextField } from '../parts/text';

interface Moment {
  text: string;
  /** The selection; null in fields that do not tell, such as one for numbers. */
  from: number | null;
  to: number | null;
}

interface Edit {
  before: Moment;
  after: Moment;
}

interface History {
  past: Edit[];
  future: Edit[];
  /** The text after the latest edit: if the field shows another, a program has changed it. */
  text: string;
  /** The field as it was just before the edit that is being made. */
  before: Moment;
  /** The kind of the latest edit, and when it was made, in milliseconds. Further typing joins it unless it is closed. */
  kind: string;
  at: number;
  closed: boolean;
}

/** A pause that ends a group of edits, in milliseconds. */
const PAUSE = 1000;
/** At most so many edits of one field are kept, and so many characters. */
const EDITS = 500;
const CHARACTERS = 4_000_000;

const histories = new WeakMap<TextField, History>();
let applying = false;

const momentOf = (field: TextField): Moment => ({ text: field.value, from: field.selectionStart, to: field.selectionEnd });

function asField(target: EventTarget | null): TextField | undefined {
  if (!takesText(target) || !('value' in target)) return undefined;
  const field = target as TextField;
  // A date is typed in parts that only the web view knows.
  return field.readOnly || /^(date|time|month|week|datetime-local)$/.test(field.type) ? undefined : field;
}

/** The history of a field; a new one if a program has changed the text. */
function historyOf(field: TextField): History {
  const known = histories.get(field);
  if (known?.text === field.value) return known;
  const fresh = { past: [], future: [], text: field.value, before: momentOf(field), kind: '', at: 0, closed: true };
  histories.set(field, fresh);
  return fresh;
}

/** Edits of one kind may form a group; a paste, a cut or a dropped text is always an edit of its own. */
function kindOf(event: Event): string {
  const type = event instanceof InputEvent ? event.inputType : '';
  if (/Composition/.test(type)) return 'compose';
  if (/^(insertText|insertLineBreak|insertParagraph)$/.test(type)) return 'insert';
  return /^deleteContent(Back|For)ward$/.test(type) ? type : '';
}

/** Does this edit go on with the latest one? */
function joins(history: History, kind: string, after: Moment): boolean {
  const last = history.past.at(-1);
  if (!last || history.closed || !kind || kind !== history.kind) return false;
  if (kind === 'compose') return true;
  const { from, to } = history.before;
  if (performance.now() - history.at > PAUSE || from !== to || to !== last.after.to) return false;
  // A new word begins a new group.
  const newWord = kind === 'insert' && to !== null && /\s$/.test(after.text.slice(0, to)) && !/^\s/.test(after.text.slice(to));
  return !newWord;
}

function edited(event: Event): void {
  const field = asField(event.target);
  const history = field && histories.get(field);
  if (applying || !history || history.text === field.value) return;
  const after = momentOf(field);
  const kind = kindOf(event);
  const last = history.past.at(-1);
  if (last && joins(history, kind, after)) last.after = after;
  else history.past.push({ before: { ...history.before, text: history.text }, after });
  Object.assign(history, { future: [], text: after.text, kind, at: performance.now(), closed: false });
  const size = () => history.past.reduce((sum, edit) => sum + edit.before.text.length, 0);
  while (history.past.length > 1 && (history.past.length > EDITS || size() > CHARACTERS)) history.past.shift();
}

/** Puts a text back with its selection and tells those who listen to the field, so that it is stored. */
function apply(field: TextField, history: History, { text, from, to }: Moment, inputType: string): void {
  field.value = text;
  if (from !== null) field.setSelectionRange(from, to ?? from);
  Object.assign(history, { text: field.value, closed: true });
  applying = true;
  try {
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType }));
  } finally {
    applying = false;
  }
}

const has = (target: EventTarget | null, edits: 'past' | 'future'): boolean => {
  const field = asField(target);
  const history = field && histories.get(field);
  return history !== undefined && history.text === field?.value && history[edits].length > 0;
};

/** What the field that has the focus can take back and bring back by itself. */
export const typingOf = (target: EventTarget | null) => ({ undo: has(target, 'past'), redo: has(target, 'future') });

/** Takes back the latest edit of a field. */
export function undoTyping(target: EventTarget | null): void {
  const field = asField(target);
  const history = field && historyOf(field);
  const edit = history?.past.pop();
  if (!field || !history || !edit) return;
  history.future.push(edit);
  apply(field, history, edit.before, 'historyUndo');
}

/** Makes the edit again that was taken back last. */
export function redoTyping(target: EventTarget | null): void {
  const field = asField(target);
  const history = field && historyOf(field);
  const edit = history?.future.pop();
  if (!field || !history || !edit) return;
  history.past.push(edit);
  apply(field, history, edit.after, 'historyRedo');
}

/** Follows what is typed into any field of the window. Returns the way to stop. */
export function followTyping(): () => void {
  const seen = ({ target }: Event) => {
    const field = asField(target);
    if (field && !applying) historyOf(field).before = momentOf(field);
  };
  const close = ({ target }: Event) => {
    const field = asField(target);
    if (field) historyOf(field).closed = true;
  };
  const all: [string, (event: Event) => void][] = [['focusin', seen], ['beforeinput', seen], ['input', edited], ['compositionstart', close]];
  for (const [name, listener] of all) document.addEventListener(name, listener, true);
  return () => all.forEach(([name, listener]) => document.removeEventListener(name, listener, true));
}
