-- ids and hashes are lower-case text, instants are milliseconds since 1970 in utc.

-- staff

create table workspaces (
    id text not null primary key,
    name text not null,
    created_at bigint not null
);

create table users (
    id text not null primary key,
    workspace_id text not null references workspaces (id),
    email text not null unique,
    name text not null,
    role text not null,
    can_create_links boolean not null,
    password text not null,
    created_at bigint not null
);
create index users_of_workspace on users (workspace_id);

create table staff_sessions (
    token_hash text not null primary key,
    user_id text not null references users (id),
    created_at bigint not null,
    expires_at bigint not null
);
create index staff_sessions_of_user on staff_sessions (user_id);

create table invitations (
    token_hash text not null primary key,
    workspace_id text not null references workspaces (id),
    email text not null,
    role text not null,
    can_create_links boolean not null,
    created_by text not null references users (id),
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index invitations_open on invitations (workspace_id, created_at) where used_at is null;

-- values of the whole installation.
create table settings (
    key text not null primary key,
    value text not null
);

-- projects

create table projects (
    id text not null primary key,
    workspace_id text not null references workspaces (id),
    name text not null,
    time_zone text not null,
    hue bigint not null,
    requires_approval boolean not null,
    created_at bigint not null
);
create index projects_of_workspace on projects (workspace_id);

create table channels (
    id text not null primary key,
    project_id text not null references projects (id),
    platform text not null,
    handle text not null,
    created_at bigint not null,
    removed_at bigint
);
create index channels_of_project on channels (project_id, created_at, id);

create table approvers (
    id text not null primary key,
    project_id text not null references projects (id),
    name text not null,
    email text not null,
    phone text not null,
    created_at bigint not null
);
create index approvers_of_project on approvers (project_id);

-- posts

create table media (
    id text not null primary key,
    workspace_id text not null references workspaces (id),
    project_id text not null references projects (id),
    hash text not null,
    width bigint not null,
    height bigint not null,
    bytes bigint not null,
    created_by text not null references users (id),
    created_at bigint not null
);

-- revision_id is null only between the two inserts that make a post; a current revision is one of the post's own.
create table posts (
    id text not null primary key,
    workspace_id text not null references workspaces (id),
    project_id text not null references projects (id),
    revision_id text,
    review text not null,
    decided_by text,
    decided_at bigint,
    publication text not null,
    scheduled_at bigint,
    campaign text not null,
    creator_note text not null,
    created_by text not null references users (id),
    created_at bigint not null,
    version bigint not null,
    deleted_at bigint,
    check ((decided_by is null) = (decided_at is null))
);
create index posts_by_time on posts (project_id, scheduled_at, id) where deleted_at is null;
create index posts_without_time on posts (project_id, created_at, id)
    where deleted_at is null and scheduled_at is null;
create index posts_by_campaign on posts (project_id, campaign) where deleted_at is null;

create table revisions (
    id text not null primary key,
    post_id text not null references posts (id),
    number bigint not null,
    content text not null,
    created_at bigint not null,
    created_by text not null references users (id),
    unique (post_id, number),
    unique (id, post_id)
);
alter table posts add foreign key (revision_id, id) references revisions (id, post_id);

-- links

create table links (
    id text not null primary key,
    workspace_id text not null references workspaces (id),
    project_id text not null references projects (id),
    approver_id text not null references approvers (id),
    title text not null,
    message text not null,
    token_hash text not null unique,
    password text not null,
    created_by text not null references users (id),
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint,
    generation bigint not null,
    asked_at bigint
);
create index links_of_workspace on links (workspace_id, created_at, id);

create table link_posts (
    link_id text not null references links (id),
    post_id text not null references posts (id),
    revision_id text not null,
    previous_revision_id text,
    position bigint not null,
    primary key (link_id, post_id),
    foreign key (revision_id, post_id) references revisions (id, post_id),
    foreign key (previous_revision_id, post_id) references revisions (id, post_id)
);
create index link_posts_of_post on link_posts (post_id);

create table review_sessions (
    token_hash text not null primary key,
    link_id text not null references links (id),
    generation bigint not null,
    created_at bigint not null,
    expires_at bigint not null,
    flash text
);
create index review_sessions_of_link on review_sessions (link_id);

create table devices (
    token_hash text not null primary key,
    link_id text not null references links (id),
    created_at bigint not null
);
create index devices_of_link on devices (link_id);

create table decisions (
    id text not null primary key,
    link_id text not null,
    post_id text not null,
    revision_id text not null,
    verdict text not null,
    note text not null,
    decided_by text not null,
    decided_at bigint not null,
    request_key text not null,
    undone_at bigint,
    unique (link_id, post_id, request_key),
    foreign key (link_id, post_id) references link_posts (link_id, post_id),
    foreign key (revision_id, post_id) references revisions (id, post_id)
);
-- a revision has one verdict that stands, whoever gave it.
create unique index decisions_standing on decisions (revision_id) where undone_at is null;
create index decisions_of_link on decisions (link_id, decided_at, id);
create index decisions_of_post on decisions (post_id, decided_at, id);

create table notes (
    id text not null primary key,
    post_id text not null references posts (id),
    link_id text references links (id),
    author_kind text not null,
    author_name text not null,
    body text not null,
    written_at bigint not null,
    request_key text not null,
    unique (post_id, request_key)
);
create index notes_of_post on notes (post_id, written_at, id);

-- guessing

create table guess_counters (
    -- the order of bytes, so that a prefix is a range of the index.
    scope text collate "C" not null primary key,
    count bigint not null check (count >= 0),
    window_start bigint not null
);

-- history

-- the last number and hash of each chain: what is cut off at the end is missed.
create table audit_heads (
    workspace_id text not null primary key references workspaces (id),
    seq bigint not null,
    hash text not null
);

-- history outlives what it speaks of, so projects, links and posts are named here and not referenced.
create table audit_events (
    workspace_id text not null references workspaces (id),
    seq bigint not null,
    at bigint not null,
    kind text not null,
    actor_kind text not null,
    actor_id text,
    actor_name text not null,
    project_id text,
    link_id text,
    post_id text,
    details text not null,
    address text,
    user_agent text,
    prev_hash text not null,
    hash text not null,
    primary key (workspace_id, seq)
);
create index audit_events_of_link on audit_events (link_id, seq) where link_id is not null;
create index audit_events_of_post on audit_events (post_id, seq) where post_id is not null;

-- a slip of the hand cannot rewrite history; the chain shows what a firmer hand did.
create function audit_events_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_events is append-only';
end;
$$;
create trigger audit_events_no_change before update or delete on audit_events
    for each row execute function audit_events_append_only();
create trigger audit_events_no_truncate before truncate on audit_events
    for each statement execute function audit_events_append_only();
