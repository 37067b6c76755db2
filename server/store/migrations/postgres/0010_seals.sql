-- what an event changed, as it left it: one a line, `post ID HASH`. The event's own hash covers it.

alter table audit_events add column seals text not null default '';
