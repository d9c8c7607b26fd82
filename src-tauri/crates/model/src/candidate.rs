//! A candidate's neutral code, which stands in for the name wherever a view is blind.

/// Letters and digits that cannot be mistaken for one another on paper or aloud (Crockford's base 32 without
/// vowels' look-alikes I, L, O, U).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// `C-7K2M`: four characters from the last twenty random bits of `seed`. The caller draws again when the code is taken.
#[must_use]
pub fn code(seed: uuid::Uuid) -> String {
    let bits = seed.as_u128();
    let letter = |i: u32| char::from(*ALPHABET.get(((bits >> (5 * i)) & 31) as usize).unwrap_or(&b'0'));
    format!("C-{}{}{}{}", letter(3), letter(2), letter(1), letter(0))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_code_is_short_and_says_nothing_about_the_person() {
        let code = super::code(uuid::Uuid::from_u128(0b00111_10011_00010_10100));
        assert_eq!(code, "C-7K2M");
    }
}
