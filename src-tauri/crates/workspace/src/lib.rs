//! The workspace file and the product's verbs on it.
