-- what a client sent after the session's end waits for the password, in a browser that once knew it.

alter table devices add column flash text;
