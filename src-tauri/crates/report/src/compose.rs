//! The strip in the making: sets paragraphs into bricks, keeps the structure of the document beside them, and holds
//! together what a page break must not part.

use std::rc::Rc;

use crate::display::{Color, Ink, Item, Node, NodeId, Role, rect};
use crate::flow::Brick;
use crate::style::Style;
use crate::text::{Align, Line, Span, Typesetter};

/// A tinted or barred stretch of the strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ground {
    /// Left edge.
    pub x: f32,
    /// Width.
    pub width: f32,
    /// Its colour.
    pub color: Color,
    /// Space above the first and below the last line.
    pub pad: f32,
}

/// Where a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Left edge.
    pub x: f32,
    /// Width.
    pub width: f32,
    /// Of its lines.
    pub align: Align,
    /// Indent of all lines but the first.
    pub hanging: f32,
}

impl Place {
    /// Between these edges.
    #[must_use]
    pub fn new(x: f32, width: f32) -> Self {
        Self { x, width: width.max(24.0), align: Align::Start, hanging: 0.0 }
    }

    /// The same, further in by `step` at the left.
    #[must_use]
    pub fn inset(self, step: f32) -> Self {
        Self { x: self.x + step, width: (self.width - step).max(24.0), ..self }
    }
}

/// Makes the strip.
pub struct Composer {
    /// Sets the words.
    pub setter: Typesetter,
    /// Width of the strip.
    pub width: f32,
    /// What the strip is about at this point; a page that begins in the midst of it says so at its head.
    pub running: String,
    /// The head of the table that is being set, for pages on which it goes on.
    pub head: Option<Rc<Brick>>,
    nodes: Vec<Node>,
    stack: Vec<NodeId>,
    bricks: Vec<Brick>,
    next: Brick,
    ground: Option<(Ground, bool)>,
}

impl Composer {
    /// An empty strip.
    pub fn new(setter: Typesetter, width: f32) -> Self {
        let document = Node { role: Role::Document, parent: None, alt: String::new() };
        Self {
            setter,
            width,
            running: String::new(),
            head: None,
            nodes: vec![document],
            stack: vec![0],
            bricks: Vec::new(),
            next: Brick::default(),
            ground: None,
        }
    }

    /// A part that holds parts; what follows belongs to it until [`Self::close`].
    pub fn open(&mut self, role: Role) {
        let node = self.leaf(role);
        self.stack.push(node);
    }

    /// Ends the part opened last.
    pub fn close(&mut self) {
        if self.stack.len() > 1 {
            self.stack.pop();
        }
    }

    /// A part that holds text.
    pub fn leaf(&mut self, role: Role) -> NodeId {
        let parent = self.stack.last().copied();
        self.nodes.push(Node { role, parent, alt: String::new() });
        self.nodes.len() - 1
    }

    /// A part that is seen; `alt` says in words what it shows.
    pub fn figure(&mut self, alt: String) -> NodeId {
        let node = self.leaf(Role::Figure);
        if let Some(node) = self.nodes.get_mut(node) {
            node.alt = alt;
        }
        node
    }

    /// Space before the next brick; the largest asked for counts.
    pub fn gap(&mut self, gap: f32) {
        self.next.gap = self.next.gap.max(gap);
    }

    /// The next brick begins a page.
    pub fn fresh_page(&mut self) {
        self.next.fresh = true;
    }

    /// An entry of the outline that leads to the next brick.
    pub fn mark(&mut self, depth: usize, title: &str) {
        self.next.marks.push((depth, title.split_whitespace().collect::<Vec<_>>().join(" ")));
    }

    /// Something that stands beside the next brick, from its top left corner.
    pub fn beside(&mut self, items: Vec<Item>) {
        self.next.items.extend(items);
    }

    /// The last brick stays with the next.
    pub fn keep(&mut self) {
        if let Some(last) = self.bricks.last_mut() {
            last.keep = true;
        }
    }

    /// The last brick is the head of the table that follows, until [`Self::end_table`].
    pub fn table_head(&mut self) {
        self.keep();
        self.head = self.bricks.last().cloned().map(Rc::new);
    }

    /// The table is over.
    pub fn end_table(&mut self) {
        self.head = None;
        self.close();
    }

    /// How many bricks there are.
    pub fn count(&self) -> usize {
        self.bricks.len()
    }

    /// All bricks from the given one on stay together.
    pub fn keep_since(&mut self, from: usize) {
        let all = self.bricks.len();
        for brick in self.bricks.iter_mut().take(all.saturating_sub(1)).skip(from) {
            brick.keep = true;
        }
    }

    /// The strip so far.
    pub fn bricks(&self) -> &[Brick] {
        &self.bricks
    }

    /// How far the strip has come; good for [`Self::go_back`] while the same parts are open.
    pub fn state(&self) -> (usize, usize) {
        (self.bricks.len(), self.nodes.len())
    }

    /// Takes away what came after the state.
    pub fn go_back(&mut self, (bricks, nodes): (usize, usize)) {
        self.bricks.truncate(bricks);
        self.nodes.truncate(nodes);
    }

    /// Adds a brick of the given height.
    pub fn brick(&mut self, height: f32, items: Vec<Item>) {
        let mut brick = std::mem::take(&mut self.next);
        brick.height = height;
        brick.running.clone_from(&self.running);
        brick.head.clone_from(&self.head);
        brick.items.extend(items);
        if let Some((ground, begun)) = &mut self.ground {
            // Within a ground the space above is part of the brick, so that the tint has no stripes.
            let above = if *begun { brick.gap } else { ground.pad };
            brick.items.iter_mut().for_each(|item| item.shift(0.0, above));
            brick.height += above;
            brick.gap = if *begun { 0.0 } else { brick.gap };
            brick.items.insert(0, rect(ground.x, 0.0, ground.width, brick.height, ground.color));
            *begun = true;
        }
        self.bricks.push(brick);
    }

    /// What follows stands on a ground until [`Self::end_ground`]; one within another is not drawn.
    pub fn ground(&mut self, ground: Ground) -> bool {
        let free = self.ground.is_none();
        if free {
            self.ground = Some((ground, false));
        }
        free
    }

    /// Ends the ground.
    pub fn end_ground(&mut self) {
        if let (Some((ground, true)), Some(last)) = (self.ground.take(), self.bricks.last_mut()) {
            last.height += ground.pad;
            if let Some(first) = last.items.first_mut() {
                *first = rect(ground.x, 0.0, ground.width, last.height, ground.color);
            }
        }
    }

    /// A paragraph as a part of its own. Its first two lines stay together, and its last two.
    pub fn paragraph(&mut self, role: Role, spans: &[Span], place: Place) {
        let lines = self.setter.lines(spans, place.width, place.align, place.hanging);
        if lines.is_empty() {
            return;
        }
        let node = self.leaf(role);
        self.lines(lines, place.x, node);
    }

    /// Set lines as bricks.
    pub fn lines(&mut self, lines: Vec<Line>, x: f32, node: NodeId) {
        let count = lines.len();
        for (i, line) in lines.into_iter().enumerate() {
            let height = line.height;
            self.brick(height, ink(vec![line], x, 0.0, Some(node)).0);
            if count > 1 && (i == 0 || i + 2 == count) {
                self.keep();
            }
        }
    }

    /// Plain text as typed: a paragraph for each line, some space for each empty one.
    pub fn prose(&mut self, text: &str, style: Style, place: Place) {
        for (i, line) in text.trim_end().lines().enumerate() {
            if line.trim().is_empty() {
                self.gap(style.size * 0.7);
                continue;
            }
            if i > 0 {
                self.gap(2.0);
            }
            self.paragraph(Role::P, &[Span::new(line, style)], place);
        }
    }

    /// A heading, with its entry in the outline; it stays with what follows.
    pub fn heading(&mut self, role: Role, text: &str, style: Style, place: Place) {
        let before = self.count();
        self.paragraph(role, &[Span::new(text, style)], place);
        self.keep_since(before);
        self.keep();
    }

    /// A paragraph within a brick that is put together by hand: its ink, and its height.
    pub fn cell(&mut self, spans: &[Span], place: Place, y: f32, node: NodeId) -> (Vec<Item>, f32) {
        let lines = self.setter.lines(spans, place.width, place.align, place.hanging);
        ink(lines, place.x, y, Some(node))
    }

    /// The finished strip: its bricks, the structure, and the typesetter with what it has met.
    pub fn finish(self) -> (Vec<Brick>, Vec<Node>, Typesetter) {
        (self.bricks, self.nodes, self.setter)
    }
}

/// The ink of lines set one below the other from a corner, and their height.
pub fn ink(lines: Vec<Line>, x: f32, y: f32, node: Option<NodeId>) -> (Vec<Item>, f32) {
    let mut items = Vec::new();
    let mut below = y;
    for line in lines {
        for mut run in line.runs {
            run.x += x;
            run.y += below;
            items.push(Item { ink: Ink::Run(run), node });
        }
        below += line.height;
    }
    (items, below - y)
}
