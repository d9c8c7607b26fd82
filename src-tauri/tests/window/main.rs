//! The real app in a real window under Xvfb, used as people use it. Pictures are kept in `tests/shots` to look at.
#![allow(missing_docs, reason = "tests")]

mod candidate_window;
#[allow(dead_code, reason = "shared with the five minutes of `make bench`, which print the times")]
mod conversation;
mod crash;
mod display;
mod driver;
mod fits;
mod frame;
mod import;
mod journeys;
mod keeping;
mod keyboards;
mod main_job;
mod markdown;
mod mouse;
mod questions;
mod room;
mod screens;
mod senses;
mod set_builder;
mod start;
mod still;
mod tabbing;
mod web_view;
mod wheel;
mod wire;
mod words;
