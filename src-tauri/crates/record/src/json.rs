//! Reading JSON strictly: what two programs could read differently is refused while it is read, before a value is
//! made of it.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::LEAVES_MAX;
use crate::paths::NUMBERS_END;

/// Lists and objects within one another. The deepest leaf of the list needs five.
const DEPTH_MAX: usize = 8;
/// Values in one text: the longest list there can be, and what stands around it.
const VALUES_MAX: usize = LEAVES_MAX + 100;

/// Why a JSON text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// Not JSON, or half of a surrogate pair in it.
    Syntax,
    /// One key twice in an object.
    KeyTwice,
    /// Negative (also -0), with a point or an exponent, or too large.
    Number,
    /// Deeper than [`DEPTH_MAX`].
    TooDeep,
    /// More values than [`VALUES_MAX`].
    TooMany,
}

/// The value of a JSON text.
pub(crate) fn read(text: &str) -> Result<Value, Flaw> {
    let (left, flaw) = (Cell::new(VALUES_MAX), Cell::new(Flaw::Syntax));
    let mut from = serde_json::Deserializer::from_str(text);
    let reader = Reader { depth: DEPTH_MAX, left: &left, flaw: &flaw };
    let value = reader.deserialize(&mut from).map_err(|_| flaw.get())?;
    from.end().map_err(|_| Flaw::Syntax)?;
    Ok(value)
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    depth: usize,
    left: &'a Cell<usize>,
    flaw: &'a Cell<Flaw>,
}

impl Reader<'_> {
    fn refuse<T, E: Error>(self, flaw: Flaw) -> Result<T, E> {
        self.flaw.set(flaw);
        Err(E::custom("refused"))
    }

    fn inner<E: Error>(self) -> Result<Self, E> {
        match self.depth.checked_sub(1) {
            Some(depth) => Ok(Self { depth, ..self }),
            None => self.refuse(Flaw::TooDeep),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        match self.left.get().checked_sub(1) {
            Some(left) => self.left.set(left),
            None => return self.refuse(Flaw::TooMany),
        }
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        if value < NUMBERS_END { Ok(value.into()) } else { self.refuse(Flaw::Number) }
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Value, E> {
        self.refuse(Flaw::Number)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Value, E> {
        self.refuse(Flaw::Number)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let (inner, mut values) = (self.inner()?, Vec::new());
        while let Some(value) = from.next_element_seed(inner)? {
            values.push(value);
        }
        Ok(values.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let (inner, mut values) = (self.inner()?, Map::new());
        while let Some(key) = from.next_key::<String>()? {
            if values.insert(key, from.next_value_seed(inner)?).is_some() {
                return self.refuse(Flaw::KeyTwice);
            }
        }
        Ok(values.into())
    }
}
