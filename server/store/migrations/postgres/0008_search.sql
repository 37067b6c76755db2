-- what is searched of a post, in normal form: null until the program has filled it in.

alter table posts add column search text;
create index posts_to_fold on posts (id) where search is null and deleted_at is null;
