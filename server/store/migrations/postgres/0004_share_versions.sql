-- who changes a shared calendar says which version was seen.

alter table shares add column version bigint not null default 1;
