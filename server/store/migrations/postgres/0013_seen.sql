-- which revisions a client's screen has shown. the log tells of each once.

create table seen (
    link_id text not null references links (id),
    revision_id text not null,
    post_id text not null,
    at bigint not null,
    primary key (link_id, revision_id),
    foreign key (revision_id, post_id) references revisions (id, post_id)
);
insert into seen (link_id, revision_id, post_id, at)
    select l.id, r.id, p.id, min(e.at)
    from audit_events e join links l on l.id = e.link_id join posts p on p.id = e.post_id
        join revisions r on r.id = p.revision_id
    where e.kind = 'post.viewed' and e.at >= r.created_at
    group by l.id, r.id, p.id;
