-- what is long over is found by its age.

create index staff_sessions_by_end on staff_sessions (expires_at);
create index review_sessions_by_end on review_sessions (expires_at);
create index invitations_by_end on invitations (expires_at);
create index devices_by_age on devices (created_at);
create index guess_counters_by_age on guess_counters (window_start);
