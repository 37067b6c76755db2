//! The server through its routes: the whole router in this process, on a database in a temporary folder.

mod address;
mod approval;
mod authorisation;
mod configuration;
mod cross_site;
mod events;
mod files;
mod front_door;
mod harness;
mod limits;
mod media;
mod review;
mod safe_headers;
