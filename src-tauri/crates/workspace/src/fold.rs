//! Text as search compares it: without case and diacritics, and with the scripts that put no spaces between words
//! taken apart, so that a phrase of characters finds any substring of them.

use unicode_normalization::UnicodeNormalization as _;

/// `text` folded. `Crème` becomes `creme`, `図書館` becomes `図 書 館`.
pub(crate) fn fold(text: &str) -> String {
    let bare = text.nfd().filter(|c| !accent(*c)).collect::<String>();
    let mut out = String::with_capacity(bare.len());
    let mut apart = false;
    for c in bare.nfc().flat_map(char::to_lowercase) {
        let alone = unspaced(c);
        if (alone || apart) && !c.is_whitespace() && !out.is_empty() && !out.ends_with(char::is_whitespace) {
            out.push(' ');
        }
        out.push(c);
        apart = alone;
    }
    out
}

/// Marks that people leave out when typing: accents, Arabic vowel signs, Hebrew points. The voicing marks of
/// Japanese and the vowel signs of Indic scripts are letters to their readers, and stay.
fn accent(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036f | 0x0591..=0x05c7 | 0x0610..=0x061a | 0x0640 | 0x064b..=0x065f | 0x0670)
}

/// Scripts that are written without spaces, or whose words carry endings without one (Korean).
fn unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0fff            // Thai, Lao, Tibetan
        | 0x1000..=0x109f          // Burmese
        | 0x1780..=0x17ff          // Khmer
        | 0x3005..=0x3007          // ideographic iteration marks and zero
        | 0x3040..=0x30ff          // Hiragana, Katakana
        | 0x31f0..=0x31ff
        | 0x3400..=0x4dbf          // Han
        | 0x4e00..=0x9fff
        | 0xac00..=0xd7af          // Hangul
        | 0xf900..=0xfaff
        | 0xff66..=0xff9d          // half-width Katakana
        | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_and_accents_go_and_other_letters_stay() {
        assert_eq!(fold("Crème BRÛLÉE"), "creme brulee");
        assert_eq!(
            fold("Ёлка и Йод"),
            fold("елка и иод"),
            "what two people type for one Russian word must meet"
        );
        assert_eq!(fold("كِتَاب"), fold("كتاب"), "vowel signs are rarely typed");
        assert_ne!(fold("ハガ"), fold("ハカ"), "voicing makes another word in Japanese");
        assert_eq!(fold("हिन्दी"), "हिन्दी", "vowel signs of Devanagari are letters");
    }

    #[test]
    fn scripts_without_spaces_are_taken_apart() {
        assert_eq!(fold("図書館"), "図 書 館");
        assert_eq!(fold("use 図書 now"), "use 図 書 now");
        assert_eq!(fold("a図"), "a 図");
    }

    #[test]
    fn composed_and_decomposed_letters_fold_alike() {
        for text in ["デバッグ", "데이터", "nghiên cứu", "Ångström"] {
            use unicode_normalization::UnicodeNormalization as _;
            let apart: String = text.nfd().collect();
            assert_eq!(fold(&apart), fold(text), "{text} may come from a file name typed on another system");
        }
    }
}
