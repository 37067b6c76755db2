-- a shared calendar has one name everywhere.
alter table shares rename to shared_calendars;
alter table share_sessions rename to shared_calendar_sessions;
alter table shared_calendar_sessions rename column share_id to shared_calendar_id;

drop index shares_active;
drop index shares_of_workspace;
drop index share_sessions_of_share;
drop index share_sessions_by_end;
create unique index shared_calendars_active on shared_calendars (project_id) where ended_at is null;
create index shared_calendars_of_workspace on shared_calendars (workspace_id, created_at, id);
create index shared_calendar_sessions_of_calendar on shared_calendar_sessions (shared_calendar_id);
create index shared_calendar_sessions_by_end on shared_calendar_sessions (expires_at);
