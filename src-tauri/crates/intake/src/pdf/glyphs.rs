//! Glyphs of a page to lines of text. Some writers place every letter by itself, with widths that the font does not
//! tell, and still set the spaces; others set no space at all: the whole page is looked at before a gap is one.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// A gap between letters of a page that sets no spaces, in sizes of a letter.
const NARROW: f64 = 0.1;
/// A gap on a page that does, as between columns; no letter is wider.
const WIDE: f64 = 1.2;

/// What `pdf_extract` fills, and the text of it.
pub(super) struct Glyphs<'a> {
    out: &'a mut String,
    /// The letters of the page, each with the gap before it in sizes of the letter; ends of lines among them.
    page: Vec<(f64, String)>,
    height: f64,
    end: f64,
    y: f64,
    /// A string of letters begins.
    begins: bool,
}

impl<'a> Glyphs<'a> {
    pub(super) fn new(out: &'a mut String) -> Self {
        Self { out, page: Vec::new(), height: 0.0, end: 0.0, y: 0.0, begins: false }
    }

    fn flush(&mut self) {
        let space = |text: &str| text.chars().all(char::is_whitespace);
        let spaces = self.page.iter().filter(|(_, text)| text == " " || text == "\u{a0}").count();
        let least = if spaces * 15 >= self.page.len() { WIDE } else { NARROW };
        let mut before = true;
        for (gap, text) in self.page.drain(..) {
            let own = space(&text);
            if gap > least && !own && !before {
                self.out.push(' ');
            }
            before = own;
            self.out.push_str(&text);
        }
    }
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
        let mut gap = 0.0;
        if self.begins {
            let down = (y - self.y).abs();
            if down > size * 1.5 {
                self.page.push((0.0, String::from("\n")));
            }
            // To the left and down: the next line.
            if x < self.end && down > size * 0.5 {
                self.page.push((0.0, String::from("\n")));
            }
            gap = if size > 0.0 { (x - self.end) / size } else { 0.0 };
        }
        self.page.push((gap, text.to_owned()));
        self.begins = false;
        self.y = y;
        self.end = x + width * size;
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
