//! One plain struct per screen, composed here so that the window only draws. Each is the answer to one query.

pub mod backup;
pub mod bin;
pub mod candidate;
pub mod closing;
pub mod comparison;
pub mod home;
pub mod import;
pub mod interview;
pub mod opening;
pub mod question;
pub mod set;
pub mod settings;
