//! Glyphs of a page to lines of text. Some writers place every letter by itself, with widths that the font does not
//! tell, and still set the spaces; others set no space at all: the whole page is looked at before a gap is one.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// A gap between letters of a page that sets no spaces, in sizes of a letter.
const NARROW: f64 = 0.1;
/// A gap on a page that does, as between columns; no letter is wider.
const WIDE: f64 = 1.2;

/// More lines than a page of text has; charts have more, and are left as they are.
const LINES: usize = 300;

/// A letter, or several that were set as one.
struct Glyph {
    text: String,
    /// Where it begins and ends, and its height on the page.
    from: f64,
    to: f64,
    y: f64,
    size: f64,
    /// Ends of lines before it.
    breaks: usize,
}

impl Glyph {
    /// What lies between this and the next letter of its line.
    fn gap(&self, next: &Self) -> f64 {
        if next.size > 0.0 { (next.from - self.to) / next.size } else { 0.0 }
    }
}

/// What `pdf_extract` fills, and the text of it.
pub(super) struct Glyphs<'a> {
    out: &'a mut String,
    page: Vec<Glyph>,
    height: f64,
    /// Where the last letter ended, on this page or the one before.
    end: f64,
    y: f64,
    any: bool,
    /// A string of letters begins.
    begins: bool,
}

impl<'a> Glyphs<'a> {
    pub(super) fn new(out: &'a mut String) -> Self {
        Self { out, page: Vec::new(), height: 0.0, end: 0.0, y: 0.0, any: false, begins: false }
    }

    fn flush(&mut self) {
        let space = |text: &str| text.chars().all(char::is_whitespace);
        let spaces = self.page.iter().filter(|each| each.text == " " || each.text == "\u{a0}").count();
        let least = if spaces * 15 >= self.page.len() { WIDE } else { NARROW };
        let mut lines: Vec<Vec<Glyph>> = Vec::new();
        for glyph in self.page.drain(..) {
            match lines.last_mut() {
                Some(line) if glyph.breaks == 0 => line.push(glyph),
                _ => lines.push(vec![glyph]),
            }
        }
        for line in inserted(lines) {
            let breaks = line.first().map_or(0, |first| first.breaks);
            self.out.extend(std::iter::repeat_n('\n', breaks));
            let mut before: Option<&Glyph> = None;
            for glyph in &line {
                let apart = before.is_some_and(|last| last.gap(glyph) > least && !space(&last.text));
                if apart && !space(&glyph.text) {
                    self.out.push(' ');
                }
                self.out.push_str(&glyph.text);
                before = Some(glyph);
            }
        }
    }
}

/// The lines with words put back into the holes that were left for them: some writers set what is in another face,
/// such as code, before or after all else on the page.
fn inserted(mut lines: Vec<Vec<Glyph>>) -> Vec<Vec<Glyph>> {
    if lines.len() > LINES {
        return lines;
    }
    for at in 0..lines.len() {
        let Some(line) = lines.get_mut(at).map(std::mem::take) else { continue };
        let breaks = line.first().map_or(0, |first| first.breaks);
        let mut kept: Vec<Glyph> = Vec::new();
        for run in runs(line) {
            let hole = lines.iter().enumerate().find_map(|(other, line)| Some((other, place(&run, line)?)));
            match hole.and_then(|(other, place)| Some((lines.get_mut(other)?, place))) {
                Some((line, place)) => {
                    let words = run.into_iter().map(|glyph| Glyph { breaks: 0, ..glyph });
                    line.splice(place..place, words);
                }
                None => kept.extend(run),
            }
        }
        if let Some(first) = kept.first_mut() {
            first.breaks = breaks;
        }
        if let Some(slot) = lines.get_mut(at) {
            *slot = kept;
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// A line cut at its wide gaps.
fn runs(line: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let mut runs: Vec<Vec<Glyph>> = Vec::new();
    for glyph in line {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| last.gap(&glyph).abs() < WIDE) => run.push(glyph),
            _ => runs.push(vec![glyph]),
        }
    }
    runs
}

/// Where in `line` the letters of `words` stand: in a hole of the same height that is as wide as they are.
fn place(words: &[Glyph], line: &[Glyph]) -> Option<usize> {
    let (first, last) = (words.first()?, words.last()?);
    let (from, to, size) = (first.from, last.to, first.size);
    if words.len() >= line.len() || to <= from || size <= 0.0 {
        return None;
    }
    let level = |glyph: &Glyph| (glyph.y - first.y).abs() < size * 0.4;
    line.windows(2)
        .position(|pair| match pair {
            [left, right] => {
                level(left)
                    && level(right)
                    && left.to - size * 0.3 <= from
                    && to <= right.from + size * 0.3
                    && right.from - left.to > (to - from) * 0.9
            }
            _ => false,
        })
        .map(|at| at + 1)
}

impl OutputDev for Glyphs<'_> {
    fn begin_page(
        &mut self,
        _: u32,
        area: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.height = area.ury - area.lly;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.flush();
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let across = (place.m11 + place.m21) * size;
        let along = (place.m12 + place.m22) * size;
        let size = (across * along).abs().sqrt();
        let (x, y) = (place.m31, self.height - place.m32);
        let mut breaks = 0;
        if self.begins && self.any {
            let down = (y - self.y).abs();
            breaks += usize::from(down > size * 1.5);
            // To the left and down: the next line.
            breaks += usize::from(x < self.end && down > size * 0.5);
        }
        let to = x + width * size;
        (self.end, self.y, self.any) = (to, y, true);
        self.page.push(Glyph { text: text.to_owned(), from: x, to, y, size, breaks });
        self.begins = false;
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.begins = true;
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
