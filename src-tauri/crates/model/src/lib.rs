//! The words of the product as plain values, and the rules that hold between them.
//! No I/O: nothing here can fail from outside, and the clock is always handed in.

pub mod answer;
pub mod blueprint;
pub mod calendar;
pub mod candidate;
pub mod competency;
pub mod decision;
pub mod difference;
pub mod exchange;
pub mod facts;
pub mod fidelity;
pub mod id;
pub mod interview;
pub mod level;
pub mod likeness;
pub mod lint;
pub mod marks;
pub mod question;
pub mod readiness;
pub mod score;
pub mod scorecard;
pub mod set;
pub mod text;
pub mod time;
