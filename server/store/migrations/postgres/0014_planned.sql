-- when a post was to go out when it was decided about: `undated`, or an instant. none for older decisions.
alter table decisions add column planned text;
