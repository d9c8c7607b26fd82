//! The Ed25519 key that is a person, and the words by which people compare it.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use bip39::Language;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// Stands before a key when its words are made, so that the same bytes hashed for something else give other words.
const WORDS_OF: &[u8] = b"evenhand person 1";

/// A person's public key. Programs compare it whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(VerifyingKey);

/// Why 32 bytes are not a key that can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyFlaw {
    /// No point of the curve, or one that is written in a second way.
    NotCanonical,
    /// Of small order: signatures under it hold for many texts.
    Weak,
}

impl Key {
    /// The key with these bytes; none for bytes that no proper key has.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        Self::check(bytes).ok()
    }

    pub(crate) fn check(bytes: &[u8; 32]) -> Result<Self, KeyFlaw> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| KeyFlaw::NotCanonical)?;
        if key.to_edwards().compress().to_bytes() != *bytes {
            return Err(KeyFlaw::NotCanonical);
        }
        if key.is_weak() { Err(KeyFlaw::Weak) } else { Ok(Self(key)) }
    }

    /// The 32 bytes.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Eight English words for 88 bits of a hash of the key. All eight are compared.
    #[must_use]
    pub fn words(self) -> String {
        let hash = Sha256::new().chain_update(WORDS_OF).chain_update(self.to_bytes()).finalize();
        let bits = hash.iter().take(11).fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
        let list = Language::English.word_list();
        let word = |at: u32| list.get(((bits >> (11 * (7 - at))) & 0x7ff) as usize).copied();
        (0..8).filter_map(word).collect::<Vec<_>>().join(" ")
    }

    /// True if the strict check of the library accepts the signature.
    pub(crate) fn signed(self, text: &str, signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|s| self.0.verify_strict(text.as_bytes(), &s).is_ok())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64.encode(self.to_bytes()))
    }
}

/// A person's private key. It is cleared from memory when it is dropped.
pub struct Signer(SigningKey);

impl Signer {
    /// A new key from the system's generator.
    ///
    /// # Errors
    /// The system has no random numbers.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed)?;
        Ok(Self::from_bytes(&seed))
    }

    /// The key that was kept.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(bytes))
    }

    /// The bytes to keep, in secret.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The public half.
    #[must_use]
    pub fn key(&self) -> Key {
        Key(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, text: &str) -> [u8; 64] {
        self.0.sign(text.as_bytes()).to_bytes()
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.key())
    }
}
