-- what was uploaded moved; one frame of it is kept.

alter table media add column still_of_animation boolean not null default false;
