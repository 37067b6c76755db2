-- what requests of staff made, so that a request whose answer was lost can be sent again.

create table requests (
    user_id text not null references users (id) on delete cascade,
    request_key text not null,
    kind text not null,
    made text not null,
    version bigint,
    content text not null,
    made_at bigint not null,
    primary key (user_id, request_key)
);
create index requests_by_age on requests (made_at);
