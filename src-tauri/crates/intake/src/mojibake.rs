//! UTF-8 that was once read as something else and saved again. A run of characters is turned back only where
//! its bytes in the old code page are exactly one UTF-8 character; what cannot be proved is left alone.

use std::sync::LazyLock;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254};

use crate::stop;

/// Repaired text, and how much of it was.
pub struct Repair {
    /// The text with every provable sequence turned back.
    pub text: String,
    page: &'static str,
    mended: usize,
    lost: usize,
}

impl Repair {
    /// What was done, for the person who imports.
    pub fn sentence(&self) -> String {
        let lost = match self.lost {
            0 => String::new(),
            1 => " One more was damaged beyond repair and left out.".to_owned(),
            n => format!(" {n} more were damaged beyond repair and left out."),
        };
        format!(
            "The text had been read as {} by mistake; {} characters were restored.{lost}",
            self.page, self.mended
        )
    }
}

/// One code page backwards: characters to the bytes they came from.
struct Page {
    name: &'static str,
    map: Vec<(char, u8)>,
    /// Legitimate text in the page's own languages looks like damage now and then, so that whole lines are
    /// asked before one is believed.
    shy: bool,
}

impl Page {
    fn new(encoding: &'static Encoding, shy: bool) -> Self {
        let mut map: Vec<(char, u8)> = (0x80..=0xFF_u8)
            .filter_map(|byte| {
                let text = encoding.decode_without_bom_handling(&[byte]).0.into_owned();
                text.chars().next().map(|c| (c, byte))
            })
            .chain((0x80..=0x9F_u8).map(|byte| (char::from(byte), byte)))
            .collect();
        map.sort_unstable();
        map.dedup_by_key(|(c, _)| *c);
        Self { name: encoding.name(), map, shy }
    }

    fn byte(&self, c: char) -> Option<u8> {
        let at = self.map.binary_search_by_key(&c, |(known, _)| *known).ok()?;
        self.map.get(at).map(|(_, byte)| *byte)
    }

    /// The character that `text` begins with once turned back, and how many bytes of `text` it stood in.
    fn first(&self, text: &str) -> Option<(char, usize)> {
        let mut bytes = [0_u8; 4];
        let mut need = 0;
        for (count, (at, c)) in text.char_indices().take(4).enumerate() {
            let byte = self.byte(c)?;
            if count == 0 {
                need = match byte {
                    0xC2..=0xDF => 2,
                    0xE0..=0xEF => 3,
                    0xF0..=0xF4 => 4,
                    _ => return None,
                };
            } else if byte & 0xC0 != 0x80 {
                return None;
            }
            *bytes.get_mut(count)? = byte;
            if count + 1 == need {
                let whole = std::str::from_utf8(bytes.get(..need)?).ok()?;
                let found = whole.chars().next().filter(|c| plausible(*c))?;
                return Some((found, at + c.len_utf8()));
            }
        }
        None
    }

    /// Bytes of a sequence at the start of `text` that lost its tail: two or three characters of which the
    /// first opens a symbol or an emoji.
    fn wreck(&self, text: &str) -> Option<usize> {
        let mut chars = text.char_indices();
        let lead = self.byte(chars.next()?.1)?;
        let (second, c) = chars.next()?;
        let next = self.byte(c)?;
        let certain = matches!((lead, next), (0xF0, 0x9F) | (0xE2, 0x80..=0xAF));
        let mut end = second + c.len_utf8();
        if certain && lead == 0xF0 {
            for (at, c) in chars.take(1) {
                if self.byte(c).is_some_and(|byte| byte & 0xC0 == 0x80) {
                    end = at + c.len_utf8();
                }
            }
        }
        certain.then_some(end)
    }
}

/// Scripts and symbols people write; damage decodes to these, accident mostly to others.
fn plausible(c: char) -> bool {
    matches!(u32::from(c), 0xA0..=0x17F | 0x218..=0x21B | 0x370..=0x6FF | 0x900..=0xDFF | 0xE00..=0xE7F
        | 0x1E00..=0x1EFF | 0x2000..=0x2BFF | 0x3000..=0x9FFF | 0xAC00..=0xD7AF | 0xFE00..=0xFE0F
        | 0xFF00..=0xFFEF | 0x1F000..=0x1FAFF)
}

static PAGES: LazyLock<[Page; 4]> = LazyLock::new(|| {
    [
        Page::new(WINDOWS_1254, false),
        Page::new(WINDOWS_1252, false),
        Page::new(WINDOWS_1251, true),
        Page::new(MACINTOSH, true),
    ]
});

/// Every character that stands for the first byte of a sequence in some page.
static LEADS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let leads = PAGES.iter().flat_map(|page| &page.map).filter(|(_, byte)| (0xC2..=0xF4).contains(byte));
    let mut leads: Vec<char> = leads.map(|(c, _)| *c).collect();
    leads.sort_unstable();
    leads.dedup();
    leads
});

/// For each page whether any sequence of `text` can be turned back, before a copy is made of it.
fn suspects(text: &str) -> [bool; 4] {
    let bytes = text.as_bytes();
    let mut found = [false; 4];
    let mut at = 0;
    while at < bytes.len() {
        if bytes.get(at..at + 64).is_some_and(<[u8]>::is_ascii) {
            at += 64;
            continue;
        }
        let Some(skip) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte >= 0x80)) else {
            break;
        };
        at += skip;
        let rest = text.get(at..).unwrap_or_default();
        let lead = rest.chars().next().unwrap_or(' ');
        // Damage comes in runs: a lone character between ASCII is none.
        if rest.as_bytes().get(lead.len_utf8()).is_some_and(|next| *next >= 0x80)
            && LEADS.binary_search(&lead).is_ok()
        {
            for (slot, page) in found.iter_mut().zip(PAGES.iter()) {
                *slot = *slot || page.first(rest).is_some();
            }
        }
        at += lead.len_utf8();
    }
    found
}

/// The repaired text, or none where nothing was broken.
pub fn repair(text: &str) -> Option<Repair> {
    if text.is_ascii() {
        return None;
    }
    let mut best: Option<Repair> = None;
    let found = suspects(text);
    for (page, _) in PAGES.iter().zip(found).filter(|(_, suspect)| *suspect) {
        if let Some(repair) = with(page, text)
            && best.as_ref().is_none_or(|known| repair.mended > known.mended)
        {
            best = Some(repair);
        }
    }
    // Some files went through the mill twice.
    let first = best?;
    match PAGES.iter().filter_map(|page| with(page, &first.text)).max_by_key(|again| again.mended) {
        Some(again) => Some(Repair { mended: first.mended, page: first.page, ..again }),
        None => Some(first),
    }
}

fn with(page: &Page, text: &str) -> Option<Repair> {
    let mut out = String::with_capacity(text.len());
    let (mut mended, mut wrecks) = (0, Vec::new());
    for line in text.split_inclusive('\n') {
        if stop::asked() {
            break;
        }
        if line.is_ascii() || (page.shy && !believable(page, line)) {
            out.push_str(line);
            continue;
        }
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            if !c.is_ascii() {
                if let Some((found, len)) = page.first(rest) {
                    out.push(found);
                    mended += 1;
                    rest = rest.get(len..).unwrap_or_default();
                    continue;
                }
                if let Some(len) = page.wreck(rest) {
                    wrecks.push((out.len(), len));
                    out.push_str(rest.get(..len).unwrap_or_default());
                    rest = rest.get(len..).unwrap_or_default();
                    continue;
                }
            }
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    if mended == 0 {
        return None;
    }
    let lost = wrecks.len();
    Some(Repair { text: without(out, &wrecks), page: page.name, mended, lost })
}

/// Drops the wrecks; the one that can only have been a closing quote (its last byte has no letter in the old
/// code pages) becomes one again.
fn without(text: String, wrecks: &[(usize, usize)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, len) in wrecks {
        out.push_str(text.get(from..*at).unwrap_or_default());
        if text.get(*at..at + len) == Some("â€") {
            out.push('”');
        }
        from = at + len;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// Whether a line is damage rather than ordinary text of the page's languages: nearly all of its characters
/// turn back, or it holds a sequence that no language has.
fn believable(page: &Page, line: &str) -> bool {
    let (mut covered, mut other, mut found, mut long) = (0, 0, 0, 0);
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let mut len = c.len_utf8();
        if !c.is_ascii() {
            match page.first(rest) {
                Some((good, width)) => {
                    found += 1;
                    covered += 1;
                    long += usize::from(u32::from(good) >= 0x2000);
                    len = width;
                }
                None => other += 1,
            }
        }
        rest = rest.get(len..).unwrap_or_default();
    }
    covered >= other * 4 && (found >= 2 || long >= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn each_page_is_turned_back() {
        for page in [WINDOWS_1252, WINDOWS_1254, WINDOWS_1251, MACINTOSH] {
            let text = "What’s a “closure” — and why? It’s 5 €.\nplain\n";
            let repair = repair(&broken(text, page)).expect("broken");
            assert_eq!(repair.text, text, "{}", page.name());
        }
        let russian = "Что такое замыкание?\nОбъясните event loop.\n";
        for page in [WINDOWS_1252, WINDOWS_1251, MACINTOSH] {
            assert_eq!(repair(&broken(russian, page)).expect("broken").text, russian, "{}", page.name());
        }
    }

    #[test]
    fn good_text_is_left_alone() {
        for text in [
            "Её спросили: «СССР» — это что? Чёрт.",
            "«État», dit-il — À l’été, NAÏF. CAFÉ» MENÜ“",
            "—¿Él? —Ñandú. MAÇÃ não é maçã.",
            "什么是闭包？ “引号” 和 ‘单引号’",
            "ما هو الإغلاق؟",
            "İstanbul'da ğ, ş ve Ÿ harfleri",
        ] {
            assert!(repair(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_lossy_emoji_goes_and_a_lost_quote_comes_back() {
        let repair = repair("ğŸ” Search\nIt â€œworksâ€ and ğŸ§\u{a0}thinks donâ€™t").expect("broken");
        assert_eq!(repair.text, " Search\nIt “works” and 🧠thinks don’t");
        assert_eq!(repair.lost, 2);
    }

    #[test]
    fn twice_through_the_mill() {
        let twice = broken(&broken("It’s", WINDOWS_1252), WINDOWS_1252);
        assert_eq!(repair(&twice).expect("broken").text, "It’s");
    }
}
