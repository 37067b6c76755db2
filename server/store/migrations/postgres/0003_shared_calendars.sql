-- read-only links to a project's calendar.

create table shares (
    id text not null primary key,
    workspace_id text not null references workspaces (id),
    project_id text not null references projects (id),
    token_hash text not null unique,
    password text,
    generation bigint not null,
    from_day text,
    to_day text,
    channels text not null,
    captions boolean not null,
    embeddable boolean not null,
    title text not null,
    logo text references media (id),
    accent text not null,
    created_by text not null references users (id),
    created_at bigint not null,
    ended_at bigint,
    ending text,
    check ((ended_at is null) = (ending is null))
);
-- a project has one shared calendar at a time.
create unique index shares_active on shares (project_id) where ended_at is null;
create index shares_of_workspace on shares (workspace_id, created_at, id);

-- browsers that gave the password.
create table share_sessions (
    token_hash text not null primary key,
    share_id text not null references shares (id),
    generation bigint not null,
    created_at bigint not null,
    expires_at bigint not null
);
create index share_sessions_of_share on share_sessions (share_id);
create index share_sessions_by_end on share_sessions (expires_at);
