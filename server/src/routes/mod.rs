//! The routes beside the pages.

pub mod events;
pub mod files;
pub mod health;
pub mod media;
pub mod upload;
