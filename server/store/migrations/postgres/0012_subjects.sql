-- who is asked about a revision; what they said stands in their decision. posts.review is the fold of both.

create table review_requests (
    revision_id text not null,
    approver_id text not null references approvers (id),
    post_id text not null,
    stage bigint not null,
    asked_at bigint not null,
    primary key (revision_id, approver_id),
    foreign key (revision_id, post_id) references revisions (id, post_id)
);
-- who decided was asked; so is everybody whose link is not revoked, while the post waits or is decided.
insert into review_requests (revision_id, approver_id, post_id, stage, asked_at)
    select lp.revision_id, l.approver_id, lp.post_id, 1, min(l.created_at)
    from link_posts lp join links l on l.id = lp.link_id join posts p on p.id = lp.post_id
    where p.revision_id = lp.revision_id and p.review <> 'not_requested' and l.revoked_at is null
    group by lp.revision_id, l.approver_id, lp.post_id;
insert into review_requests (revision_id, approver_id, post_id, stage, asked_at)
    select d.revision_id, l.approver_id, d.post_id, 1, min(l.created_at)
    from decisions d join links l on l.id = d.link_id
    where d.undone_at is null and not exists (
        select 1 from review_requests r where r.revision_id = d.revision_id and r.approver_id = l.approver_id
    )
    group by d.revision_id, l.approver_id, d.post_id;
-- a post could wait at a revision that no link showed any more.
insert into review_requests (revision_id, approver_id, post_id, stage, asked_at)
    select p.revision_id, l.approver_id, p.id, 1, min(l.created_at)
    from posts p join link_posts lp on lp.post_id = p.id join links l on l.id = lp.link_id
    where p.review = 'pending' and l.revoked_at is null and not exists (
        select 1 from review_requests r where r.revision_id = p.revision_id
    )
    group by p.revision_id, l.approver_id, p.id;

create table decisions_of_approvers (
    id text not null primary key,
    link_id text not null,
    post_id text not null,
    revision_id text not null,
    approver_id text not null references approvers (id),
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
insert into decisions_of_approvers
    select d.id, d.link_id, d.post_id, d.revision_id, l.approver_id, d.verdict, d.note, d.decided_by, d.decided_at,
        d.request_key, d.undone_at
    from decisions d join links l on l.id = d.link_id;
drop table decisions;
alter table decisions_of_approvers rename to decisions;
create index decisions_of_link on decisions (link_id, decided_at, id);
create index decisions_of_post on decisions (post_id, decided_at, id);
-- an approver has one verdict on a revision that stands.
create unique index decisions_standing on decisions (revision_id, approver_id) where undone_at is null;

-- a channel of a revision that is on its way, or was. posts.publication is the fold of them.
create table publications (
    revision_id text not null,
    channel_id text not null references channels (id),
    post_id text not null,
    state text not null,
    since bigint not null,
    primary key (revision_id, channel_id),
    foreign key (revision_id, post_id) references revisions (id, post_id)
);
insert into publications (revision_id, channel_id, post_id, state, since)
    select r.id, c.value, p.id, p.publication, coalesce(p.scheduled_at, p.created_at)
    from posts p join revisions r on r.id = p.revision_id cross join jsonb_array_elements_text(r.content::jsonb -> 'channels') as c (value)
    where p.publication <> 'waiting';
