//! From one long strip to pages: bricks that belong together stay together as long as a page can hold them, and a
//! page never begins with an empty space.

use std::rc::Rc;

use crate::display::{Bookmark, Item};

/// A piece of the strip that no page break cuts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Brick {
    /// Space above, left out at the top of a page.
    pub gap: f32,
    /// Its own height.
    pub height: f32,
    /// Stays on one page with the next.
    pub keep: bool,
    /// Begins a page.
    pub fresh: bool,
    /// What it draws, from its own top left corner.
    pub items: Vec<Item>,
    /// Entries of the outline that lead here: depth and title.
    pub marks: Vec<(usize, String)>,
    /// What it belongs to, such as a question; empty for nothing that could go on over a page.
    pub running: String,
    /// Drawn again above it where it begins a page: the head of its table.
    pub head: Option<Rc<Brick>>,
}

/// The strip cut into pages.
#[derive(Debug, Default)]
pub struct Pages {
    /// What stands on each.
    pub items: Vec<Vec<Item>>,
    /// What goes on at the head of each from the page before; empty where nothing does.
    pub continued: Vec<String>,
    /// The outline.
    pub bookmarks: Vec<Bookmark>,
}

/// The pages. `left` and `top` are where the strip lies on each page, `height` how much fits.
pub fn paginate(bricks: Vec<Brick>, left: f32, top: f32, height: f32) -> Pages {
    let mut pages = Pages { items: vec![Vec::new()], continued: vec![String::new()], ..Pages::default() };
    let mut running = String::new();
    let mut y = 0.0;
    let mut ahead = group_heights(&bricks).into_iter();
    let mut within = false;
    for brick in bricks {
        let group = ahead.next().unwrap_or_default();
        // A group that no page can hold is let go brick by brick.
        let need = if within || group > height { brick.height } else { group };
        if y > 0.0 && (brick.fresh || y + brick.gap + need > height + 0.01) {
            pages.items.push(Vec::new());
            pages.continued.push(if running == brick.running {
                brick.running.clone()
            } else {
                String::new()
            });
            y = 0.0;
            if let Some((head, page)) = brick.head.as_ref().zip(pages.items.last_mut()) {
                // Seen, not read out: the table's own head has the structure.
                page.extend(head.items.iter().cloned().map(|mut item| {
                    item.node = None;
                    item.shift(left, top);
                    item
                }));
                y = head.height;
            }
        }
        if y > 0.0 {
            y += brick.gap;
        }
        within = brick.keep;
        let page = pages.items.len() - 1;
        pages.bookmarks.extend(brick.marks.into_iter().map(|(depth, title)| Bookmark {
            depth,
            title,
            page,
            y: top + y,
        }));
        if let Some(items) = pages.items.last_mut() {
            items.extend(brick.items.into_iter().map(|mut item| {
                item.shift(left, top + y);
                item
            }));
        }
        running = brick.running;
        y += brick.height;
    }
    pages
}

/// For each brick, the height of it and of all that must stay with it from there on.
fn group_heights(bricks: &[Brick]) -> Vec<f32> {
    let mut heights = vec![0.0; bricks.len()];
    let mut below: Option<f32> = None;
    for (brick, slot) in bricks.iter().zip(heights.iter_mut()).rev() {
        let rest = below.filter(|_| brick.keep).unwrap_or(0.0);
        *slot = brick.height + rest;
        below = Some(brick.gap + *slot);
    }
    heights
}

/// The height of the strip if no page broke it.
pub fn height(bricks: &[Brick]) -> f32 {
    bricks.iter().map(|b| b.gap + b.height).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::display::{Color, rect};

    fn brick(height: f32, keep: bool) -> Brick {
        let items = vec![rect(0.0, 0.0, 1.0, height, Color(0, 0, 0))];
        Brick { gap: 10.0, height, keep, items, ..Brick::default() }
    }

    fn counts(bricks: Vec<Brick>) -> Vec<usize> {
        paginate(bricks, 0.0, 0.0, 100.0).items.iter().map(Vec::len).collect()
    }

    #[test]
    fn what_belongs_together_moves_together() {
        assert_eq!(counts(vec![brick(60.0, false), brick(15.0, true), brick(20.0, false)]), [1, 2]);
        assert_eq!(
            counts(vec![brick(50.0, false), brick(10.0, true), brick(20.0, false)]),
            [3],
            "it fits exactly"
        );
    }

    #[test]
    fn a_group_taller_than_a_page_is_broken_rather_than_lost() {
        assert_eq!(
            counts(vec![brick(40.0, true), brick(40.0, true), brick(40.0, true), brick(40.0, false)]),
            [2, 2]
        );
    }

    #[test]
    fn a_page_knows_what_goes_on_from_the_page_before() {
        let of = |name: &str| Brick { running: name.to_owned(), ..brick(60.0, false) };
        let pages = paginate(vec![of("one"), of("one"), of("two")], 0.0, 0.0, 100.0);
        assert_eq!(pages.continued, ["", "one", ""]);
    }

    #[test]
    fn a_table_that_goes_on_begins_the_page_with_its_head() {
        let head = Some(Rc::new(brick(15.0, true)));
        let row = || Brick { head: head.clone(), ..brick(40.0, false) };
        assert_eq!(counts(vec![brick(15.0, true), row(), row()]), [2, 2], "the head and a row on each");
        assert_eq!(counts(vec![row(), row()]), [2], "none where a table begins");
    }

    #[test]
    fn a_brick_that_begins_a_page_makes_no_empty_one() {
        let fresh = || Brick { fresh: true, ..brick(10.0, false) };
        assert_eq!(counts(vec![fresh(), brick(10.0, false), fresh()]), [2, 1]);
    }
}
