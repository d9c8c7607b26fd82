//! The typefaces inside the program: one family per script, each regular and where scripts have it bold. A text
//! takes each character from the first family that has it, so the order of [`FACES`] is the order of fallback.

use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, GenericFamily, SourceCache};
use parley::style::FontFamilyName;
use std::sync::Arc;

/// A font file inside the program.
#[derive(Debug)]
pub struct Face {
    /// The family as the file calls itself.
    pub family: &'static str,
    /// The name by which the PDF calls it.
    pub name: &'static str,
    /// TrueType.
    pub data: &'static [u8],
}

/// All faces. Those of Chinese, Japanese and Korean are large; nothing reads them until a text asks for them.
pub static FACES: &[Face] = include!(concat!(env!("OUT_DIR"), "/faces.rs"));

/// The typefaces, ready for use. Make them once and keep them: they can be shared between threads.
#[derive(Clone)]
pub struct Fonts {
    context: FontContext,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fonts({} faces)", FACES.len())
    }
}

impl Fonts {
    /// The fonts that the program carries; none of the machine's own are looked at.
    #[must_use]
    pub fn bundled() -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        for face in FACES {
            collection.register_fonts(Blob::new(Arc::new(face.data)), None);
        }
        let emoji = collection.family_id("Noto Emoji");
        collection.set_generic_families(GenericFamily::Emoji, emoji.into_iter());
        Self { context: FontContext { collection, source_cache: SourceCache::default() } }
    }

    pub(crate) fn context(&self) -> FontContext {
        self.context.clone()
    }
}

/// Which of the three forms of Han characters a document wants. They share code points, so only the company they
/// keep tells them apart: kana mean Japanese, Hangul without Han Korean, and all else is set in the Chinese forms.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Company {
    kana: bool,
    hangul: bool,
    han: bool,
}

impl Company {
    /// Takes note of a text.
    pub fn meet(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9d}' => {
                    self.kana = true
                }
                '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => {
                    self.hangul = true
                }
                '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
                    self.han = true
                }
                _ => {}
            }
        }
    }

    /// The families in the order in which they are asked, for prose or for code.
    #[must_use]
    pub fn families(self, mono: bool) -> Vec<FontFamilyName<'static>> {
        let east = if self.kana {
            ["Noto Sans JP", "Noto Sans SC", "Noto Sans KR"]
        } else if self.hangul && !self.han {
            ["Noto Sans KR", "Noto Sans SC", "Noto Sans JP"]
        } else {
            ["Noto Sans SC", "Noto Sans KR", "Noto Sans JP"]
        };
        let mut names: Vec<&'static str> = Vec::new();
        for face in FACES {
            if !names.contains(&face.family) && !east.contains(&face.family) {
                names.push(face.family);
            }
        }
        names.extend(east);
        if mono {
            names.sort_by_key(|name| *name != "Noto Sans Mono");
        }
        names.into_iter().map(FontFamilyName::named).collect()
    }
}

/// True for characters that show nothing and need no glyph: joiners, direction marks, variation selectors.
#[must_use]
pub fn invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_is_found_under_the_name_it_is_asked_by() {
        let mut context = Fonts::bundled().context();
        for face in FACES {
            assert!(context.collection.family_id(face.family).is_some(), "{} is not registered", face.family);
            assert!(ttf_parser::Face::parse(face.data, 0).is_ok(), "{} cannot be read", face.name);
        }
    }

    #[test]
    fn kana_and_hangul_choose_the_form_of_han_characters() {
        let first = |text: &str| {
            let mut company = Company::default();
            company.meet(text);
            let east = |n: &&FontFamilyName<'static>| {
                format!("{n:?}").contains("Sans JP")
                    || format!("{n:?}").contains("Sans SC")
                    || format!("{n:?}").contains("Sans KR")
            };
            format!("{:?}", company.families(false).iter().find(east).unwrap())
        };
        assert!(first("直接 骨").contains("SC"));
        assert!(first("直接 骨 です").contains("JP"));
        assert!(first("한국어").contains("KR"));
        assert!(first("plain").contains("SC"));
    }

    #[test]
    fn fonts_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Fonts>();
    }
}
