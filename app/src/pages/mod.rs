//! Pages, one room each.

pub mod access;
pub mod account;
pub mod audit;
pub mod home;
pub mod links;
pub mod not_found;
pub mod people;
pub mod planner;
pub mod project;
mod removal;
pub mod review;
pub mod staff;
pub mod work;
