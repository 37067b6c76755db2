-- what is removed stays for what was done with it, and is offered no more.

alter table approvers add column removed_at bigint;
alter table users add column removed_at bigint;
alter table projects add column archived_at bigint;
-- the handles that a channel had before, as json, each with the instant of its end.
alter table channels add column former text not null default '[]';

-- links that a removal would end.
create index links_of_approver on links (approver_id, created_at, id);
create index links_of_project on links (project_id, created_at, id);
