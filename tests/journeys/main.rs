//! Whole stories through the workspace, as the screens tell them: what a person does, and what must be true then.

mod bad_input;
mod bin;
mod crash;
mod damage;
mod extremes;
mod facts;
mod main_job;
mod salvage;
mod search;
mod set_builder;
mod sets;
mod stages;
mod states;
mod support;
mod time;
mod worlds;
