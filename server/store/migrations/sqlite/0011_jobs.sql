-- work that outlives the request that asked for it.

create table jobs (
    id text not null primary key,
    workspace_id text references workspaces (id),
    task text not null,
    key text not null,
    -- from when it may be taken: who claims it puts that off, for as long as the claim holds.
    due_at bigint not null,
    tries bigint not null default 0,
    fence bigint not null default 0,
    why text,
    created_at bigint not null,
    set_aside_at bigint
);
-- of one piece of work one job is to be done.
create unique index jobs_by_key on jobs (key) where set_aside_at is null;
create index jobs_aside on jobs (set_aside_at) where set_aside_at is not null;
create index jobs_due on jobs (due_at, id) where set_aside_at is null;
