//! Markdown into the few kinds of block that a page knows. Raw HTML is shown as it was typed; nothing is fetched.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// Lists and quotes deeper than this are set at this depth.
const DEEPEST: usize = 8;

/// Some words of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The words; a line feed stands for a hard break.
    pub text: String,
    /// Strong.
    pub bold: bool,
    /// Emphasised.
    pub italic: bool,
    /// Inline code.
    pub code: bool,
}

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Text(Vec<Words>),
    /// A heading.
    Title(Vec<Words>),
    /// Items, numbered from `start` if it is there.
    List {
        /// Number of the first item.
        start: Option<u64>,
        /// Each with its blocks.
        items: Vec<Vec<Block>>,
    },
    /// Program code, line by line.
    Code(String),
    /// A quotation.
    Quote(Vec<Block>),
}

/// A container whose blocks are being read.
enum Frame {
    List(Option<u64>, Vec<Vec<Block>>),
    Blocks(Vec<Block>),
}

/// The blocks of some Markdown.
#[must_use]
pub fn blocks(markdown: &str) -> Vec<Block> {
    Reader::default().read(markdown)
}

#[derive(Default)]
struct Reader {
    frames: Vec<Frame>,
    words: Vec<Words>,
    code: Option<String>,
    too_deep: usize,
    bold: usize,
    italic: usize,
    links: Vec<String>,
}

impl Reader {
    fn read(mut self, markdown: &str) -> Vec<Block> {
        self.frames.push(Frame::Blocks(Vec::new()));
        for event in Parser::new(markdown) {
            match event {
                Event::Start(tag) => self.start(tag),
                Event::End(tag) => self.end(tag),
                Event::Text(text) => match &mut self.code {
                    Some(code) => code.push_str(&text),
                    None => self.say(&text, false),
                },
                Event::Code(text) => self.say(&text, true),
                Event::Html(text) | Event::InlineHtml(text) => self.say(&text, false),
                Event::SoftBreak => self.say(" ", false),
                Event::HardBreak => self.say("\n", false),
                Event::Rule => self.flush(Block::Text),
                _ => {}
            }
        }
        self.flush(Block::Text);
        match self.frames.pop() {
            Some(Frame::Blocks(blocks)) => blocks,
            _ => Vec::new(),
        }
    }

    fn say(&mut self, text: &str, code: bool) {
        self.words.push(Words { text: text.to_owned(), bold: self.bold > 0, italic: self.italic > 0, code });
    }

    fn flush(&mut self, as_block: fn(Vec<Words>) -> Block) {
        let words = std::mem::take(&mut self.words);
        if words.iter().any(|w| !w.text.trim().is_empty()) {
            self.push(as_block(words));
        }
    }

    fn push(&mut self, block: Block) {
        match self.frames.last_mut() {
            Some(Frame::Blocks(blocks)) => blocks.push(block),
            Some(Frame::List(_, items)) => items.push(vec![block]),
            None => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(_) | Tag::Item | Tag::BlockQuote(_) => {
                self.flush(Block::Text);
                let list = matches!(tag, Tag::Item) || self.frames.len() < DEEPEST * 2;
                if self.too_deep > 0 || !list {
                    self.too_deep += 1;
                    return;
                }
                self.frames.push(match tag {
                    Tag::List(start) => Frame::List(start, Vec::new()),
                    _ => Frame::Blocks(Vec::new()),
                });
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.flush(Block::Text);
                self.code = Some(String::new());
            }
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.links.push(dest_url.to_string()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.flush(Block::Text),
            TagEnd::Heading(_) => self.flush(Block::Title),
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) => {
                self.flush(Block::Text);
                if self.too_deep > 0 {
                    self.too_deep -= 1;
                    return;
                }
                match (self.frames.pop(), tag) {
                    (Some(Frame::List(start, items)), _) => self.push(Block::List { start, items }),
                    (Some(Frame::Blocks(blocks)), TagEnd::Item) => {
                        if let Some(Frame::List(_, items)) = self.frames.last_mut() {
                            items.push(blocks);
                        }
                    }
                    (Some(Frame::Blocks(blocks)), _) => self.push(Block::Quote(blocks)),
                    (None, _) => {}
                }
            }
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    self.push(Block::Code(code.trim_end_matches('\n').to_owned()));
                }
            }
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => {
                let to = self.links.pop().unwrap_or_default();
                let said =
                    self.words.last().is_some_and(|w| w.text == to || format!("mailto:{}", w.text) == to);
                if !to.is_empty() && !said {
                    self.say(&format!(" ({to})"), false);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Words {
        Words { text: text.to_owned(), ..Words::default() }
    }

    #[test]
    fn a_prompt_keeps_its_paragraphs_lists_and_code() {
        let read = blocks("What does **this** print?\n\n```python\nx = 1\n\nprint(x)\n```\n\n1. `a`\n2. b\n");
        assert_eq!(
            read,
            [
                Block::Text(vec![
                    plain("What does "),
                    Words { bold: true, ..plain("this") },
                    plain(" print?")
                ]),
                Block::Code("x = 1\n\nprint(x)".to_owned()),
                Block::List {
                    start: Some(1),
                    items: vec![
                        vec![Block::Text(vec![Words { code: true, ..plain("a") }])],
                        vec![Block::Text(vec![plain("b")])],
                    ],
                },
            ]
        );
    }

    #[test]
    fn html_is_text_and_a_link_says_where_it_leads() {
        let said = |text| match blocks(text).as_slice() {
            [Block::Text(words)] => words.iter().map(|w| w.text.as_str()).collect::<String>(),
            other => panic!("one paragraph, not {other:?}"),
        };
        assert_eq!(said("a <b>bold</b> word"), "a <b>bold</b> word");
        assert_eq!(said("see [the page](https://example.org)"), "see the page (https://example.org)");
    }

    #[test]
    fn ten_thousand_nested_quotes_are_not_ten_thousand_deep() {
        let read = blocks(&format!("{} deep", "> ".repeat(10_000)));
        let mut depth = 0;
        let mut at = read.as_slice();
        while let [Block::Quote(inner)] = at {
            depth += 1;
            at = inner;
        }
        assert!(depth <= 2 * DEEPEST && matches!(at, [Block::Text(_)]), "{depth} deep: {at:?}");
    }
}
