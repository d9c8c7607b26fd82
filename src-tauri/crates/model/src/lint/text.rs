//! Markdown as the linter looks at it: the blocks of code, the prose between them, and whether it is English, since
//! rules about words hold for English only.

/// A fenced block of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The word after the fence, lower case; may be empty.
    pub language: String,
    /// The code, its common indent (that of the fence) taken off, each line ended by a line feed.
    pub code: String,
}

/// A text taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// The fenced blocks, in order.
    pub blocks: Vec<Block>,
    /// The lines outside fences.
    pub prose: String,
    /// True when the last fence is never closed.
    pub open: bool,
}

/// Takes some Markdown apart into fenced blocks and prose.
#[must_use]
pub fn parts(markdown: &str) -> Parts {
    let mut parts = Parts::default();
    let mut fence: Option<(char, usize, usize)> = None;
    for line in markdown.lines() {
        let body = line.trim_start();
        let indent = line.len() - body.len();
        let mark = body.chars().next().filter(|c| matches!(c, '`' | '~')).unwrap_or(' ');
        let run = body.chars().take_while(|c| *c == mark).count();
        match fence {
            Some((open, long, _))
                if mark == open && run >= long && body.trim_end().chars().all(|c| c == open) =>
            {
                fence = None;
            }
            Some((.., within)) => {
                if let Some(block) = parts.blocks.last_mut() {
                    block.code.push_str(line.get(within.min(indent)..).unwrap_or(body));
                    block.code.push('\n');
                }
            }
            None if mark != ' ' && run >= 3 => {
                fence = Some((mark, run, indent));
                let language = body.trim_matches(mark).split_whitespace().next().unwrap_or_default();
                parts.blocks.push(Block { language: language.to_lowercase(), code: String::new() });
            }
            None => {
                parts.prose.push_str(line);
                parts.prose.push('\n');
            }
        }
    }
    parts.open = fence.is_some();
    parts
}

/// Spans of inline code in some prose, without their ticks.
pub fn spans(prose: &str) -> impl Iterator<Item = &str> {
    prose.split('`').skip(1).step_by(2)
}

/// The prose without its inline code.
#[must_use]
pub fn without_spans(prose: &str) -> String {
    prose.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}

/// Words in lower case, apostrophes kept within them.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-')))
        .map(|w| w.trim_matches(['\'', '\u{2019}', '-']).to_lowercase())
        .filter(|w| !w.is_empty())
        .collect()
}

/// True for a text in English: one word of eight, at least, is among the commonest that other languages lack.
#[must_use]
pub fn is_english(text: &str) -> bool {
    const COMMON: [&str; 16] = [
        "the", "of", "and", "to", "is", "it", "that", "what", "how", "you", "with", "for", "not", "are",
        "this", "did",
    ];
    let words = words(text);
    let common = words.iter().filter(|w| COMMON.contains(&w.as_str())).count();
    common * 8 >= words.len() && common > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_taken_out_with_their_indent() {
        let text = "Read this.\n\n  ```Python title\n  if a:\n      b\n\n  ```\nAnd?\n~~~\n```\n~~~\n";
        let parts = parts(text);
        assert_eq!(parts.blocks[0], Block { language: "python".into(), code: "if a:\n    b\n\n".into() });
        assert_eq!(parts.blocks[1], Block { language: String::new(), code: "```\n".into() });
        assert_eq!(parts.prose, "Read this.\n\nAnd?\n");
        assert!(!parts.open && super::parts("```\nx").open);
    }

    #[test]
    fn english_is_told_from_its_neighbours() {
        assert!(is_english("Tell me about a time when you changed how the group worked. What came of it?"));
        assert!(!is_english("Wie unterscheiden sich Prozesse und Threads, und wann nimmt man was?"));
        assert!(!is_english("Чем список отличается от кортежа?"));
        assert!(!is_english(""));
    }
}
