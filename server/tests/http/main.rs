//! The server through its routes: the whole router in this process, on a database in a temporary folder.

mod address;
mod approval;
mod authorisation;
mod case;
mod clocks;
mod configuration;
mod connections;
mod cross_site;
mod decisions;
mod doors;
mod events;
mod files;
mod front_door;
mod harness;
mod limits;
mod links;
mod media;
mod names;
mod once;
mod people;
mod removal;
mod rows;
mod safe_headers;
mod search;
mod shared;
mod ways_out;
