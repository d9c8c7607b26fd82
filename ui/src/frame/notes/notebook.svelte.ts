// The lines being typed. What is stored belongs to the workspace; a line lives here only while it holds keystrokes that
// the workspace has not confirmed, or the cursor, and it outlives the screen. The queue stores it in its turn.
import { act, commands, rethrow, type AnswerId, type InterviewId, type NoteId, type NoteKind, type NoteView } from '../../ipc';
import { Saving, writes } from '../../state/saving.svelte';
import { real } from '../interviews/writes.svelte';

interface Typed {
  kind: NoteKind;
  text: string;
}

/** Everything that controls and does not print, but tabs and line breaks. */
const CONTROL = /(?![\t\n])[\p{Cc}\ufeff]/gu;

let made = 0;

export class Line {
  /** Identity on the screen, so that a field keeps its cursor: that of the note a line was opened for, or its own. */
  readonly key: string;
  kind = $state<NoteKind>('quote');
  text = $state('');
  id = $state<NoteId>();
  /** The note this line was until it was emptied; shown answers may still hold it for a moment. */
  was: NoteId | undefined;
  /** The cursor is in it. */
  held = $state(false);
  readonly saving: Saving<Typed>;
  /** The workspace has shown this line with exactly this text. */
  #confirmed = false;

  constructor(
    readonly answer: AnswerId,
    readonly book: Notebook,
    from: Typed & { id?: NoteId },
  ) {
    this.key = from.id ?? `line-${++made}`;
    this.kind = from.kind;
    this.text = from.text;
    this.id = from.id;
    this.#confirmed = from.id !== undefined;
    this.saving = new Saving((typed: Typed) => this.#store(typed), writes);
  }

  get empty(): boolean {
    return this.text.trim() === '';
  }

  type(typed: string): void {
    // As the workspace stores it: a pasted control character would make the two differ for ever.
    const text = typed.replace(CONTROL, '');
    if (text === this.text) return;
    this.text = text;
    this.#put();
  }

  become(kind: NoteKind): void {
    if (kind === this.kind) return;
    this.kind = kind;
    this.book.remember(this.answer, kind);
    if (this.id || !this.empty) this.#put();
  }

  /** Takes over what the workspace says once nothing newer was typed: after undo, or an edit elsewhere. */
  follow(notes: readonly NoteView[]): void {
    // Once it is gone it may come back by undo, as a line of its own.
    if (!notes.some(({ id }) => id === this.was)) this.was = undefined;
    if (this.saving.state !== 'saved' || this.id === undefined) return;
    const note = notes.find((each) => each.id === this.id);
    if (note?.text === this.text && note.kind === this.kind) this.#confirmed = true;
    else if (this.#confirmed && note) [this.text, this.kind] = [note.text, note.kind];
    else if (this.#confirmed) [this.text, this.id, this.#confirmed] = ['', undefined, false];
  }

  /** Nothing here that the workspace does not show. */
  settled(notes: readonly NoteView[]): boolean {
    if (this.held || this.saving.state !== 'saved') return false;
    if (this.id === undefined) return this.empty;
    return notes.some((note) => note.id === this.id && note.text === this.text && note.kind === this.kind);
  }

  #put(): void {
    this.#confirmed = false;
    this.saving.put({ kind: this.kind, text: this.text });
  }

  async #store({ kind, text }: Typed): Promise<void> {
    if (text.trim() === '') {
      if (this.id) await act(commands.removeNote(this.id), rethrow);
      this.was = this.id ?? this.was;
      this.id = undefined;
    } else if (this.id) {
      await act(commands.editNote(this.id, kind, text), rethrow);
    } else {
      const changes = await act(commands.addNote(real(this.answer), kind, text), rethrow);
      this.id = changes?.made ?? undefined;
    }
  }
}

/** The lines of one answer: one that is always there to type into, and earlier ones being edited or on their way. */
export class Page {
  composer = $state.raw() as Line;
  lines = $state.raw<readonly Line[]>([]);

  constructor(
    readonly answer: AnswerId,
    readonly book: Notebook,
  ) {
    this.composer = this.#fresh();
  }

  #fresh = () => new Line(this.answer, this.book, { kind: this.book.kindOf(this.answer), text: '' });

  /** Ends the line being typed and begins the next. */
  finish(): void {
    const line = this.composer;
    void line.saving.now();
    if (line.empty) return;
    this.lines = [...this.lines, line];
    this.composer = this.#fresh();
  }

  /** The line to type into for a stored note. */
  edit(note: NoteView): Line {
    const there = this.lines.find((line) => line.id === note.id);
    if (there) return there;
    const line = new Line(this.answer, this.book, note);
    this.lines = [...this.lines, line];
    return line;
  }

  /** After a new answer of the workspace: adopts it where nothing newer was typed, and forgets what it shows. */
  settle(notes: readonly NoteView[]): void {
    for (const line of [this.composer, ...this.lines]) line.follow(notes);
    const open = this.lines.filter((line) => !line.settled(notes));
    if (open.length < this.lines.length) this.lines = open;
  }
}

/** All lines of one interview. */
export class Notebook {
  /** The kind the next line begins with: the last one that was chosen. */
  kind = $state<NoteKind>('quote');
  #pages = new Map<AnswerId, Page>();

  /** The kinds of steps that have one of their own: what the candidate asks is no quote for the next question. */
  #own = new Map<AnswerId, NoteKind>();

  /** The lines of one answer. With `own`, its lines begin with that kind and the other answers keep theirs. */
  page(answer: AnswerId, own?: NoteKind): Page {
    if (own && !this.#own.has(answer)) this.#own.set(answer, own);
    let page = this.#pages.get(answer);
    if (!page) this.#pages.set(answer, (page = new Page(answer, this)));
    return page;
  }

  /** The kind the next line of this answer begins with. */
  kindOf(answer: AnswerId): NoteKind {
    return this.#own.get(answer) ?? this.kind;
  }

  remember(answer: AnswerId, kind: NoteKind): void {
    if (this.#own.has(answer)) this.#own.set(answer, kind);
    else this.kind = kind;
  }
}

const books = new Map<InterviewId, Notebook>();

export function notebook(interview: InterviewId): Notebook {
  let book = books.get(interview);
  if (!book) books.set(interview, (book = new Notebook()));
  return book;
}

export interface Row {
  key: string;
  note: NoteView | undefined;
  line: Line | undefined;
}

/** What the list of notes shows: the stored ones with what is being typed over them, then those on their way. */
export function rows(notes: readonly NoteView[], page: Page): Row[] {
  const holds = (line: Line, { id }: NoteView) => line.id === id || line.was === id;
  const stored = notes
    .filter((note) => !holds(page.composer, note))
    .map((note) => {
      const line = page.lines.find((each) => holds(each, note));
      return { key: line?.key ?? note.id, note, line };
    });
  const fresh = page.lines.filter((line) => !notes.some((note) => holds(line, note)));
  return [...stored, ...fresh.map((line) => ({ key: line.key, note: undefined, line }))];
}
